import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { compileStandard, type RuleSets } from '../../src/index.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { forSeconds, heading, interleaved, median, ratios, table } from './timing.js'

/** The whole process beside an empty one. */
export async function measureColdStart(): Promise<void> {
  heading('cold start')
  const run = (args: readonly string[]) => () => void spawnSync(process.execPath, args)
  const processes = {
    'node -e 0': run(['-e', '0']),
    'clausecheck --version': run(['dist/cli.cjs', '--version']),
    'clausecheck list': run(['dist/cli.cjs', 'list']),
    'clausecheck check (a few lounges)': run(['dist/cli.cjs', 'check', 'fixtures/records/jiaxing-lounges.yaml']),
  }
  const times = await interleaved(processes, 1000, (round) => round < 15, 'wall')
  table(
    ['', 'ms', '× an empty process'],
    Object.entries(times).map(([name, each]) => [
      name,
      median(each).toFixed(0),
      median(ratios(each, times['node -e 0'])).toFixed(2),
    ]),
  )
}

/** Making rule sets ready: as they are shipped, and from the files of their authors. */
export async function measureLoading(): Promise<void> {
  heading('loading')
  const text = readFileSync('dist/rule-sets.json', 'utf8')
  const shipped = () => JSON.parse(text) as RuleSets
  const { standards, vocabulary } = shipped()
  const ways = {
    'JSON.parse of the shipped rule sets': () => void shipped(),
    'compiling every standard of them': () => {
      for (const standard of standards) compileStandard(standard, vocabulary)
    },
    'loading standards/ from YAML': () => void loadRuleSetsFrom('standards'),
  }
  const times = await interleaved(ways, 1000, forSeconds(15, 5))
  table(
    ['', 'ms, first', 'ms, median'],
    Object.entries(times).map(([name, each]) => [name, each[0]!.toFixed(1), median(each).toFixed(1)]),
  )
}
