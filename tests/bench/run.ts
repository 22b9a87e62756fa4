import { spawnSync } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import { compileStandard } from '../../src/index.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { lounges } from './generate.js'
import { type Constants, handWritten } from './hand-written.js'

// One record against the lounge standard with full findings: clausecheck beside hand-written code,
// in turns in one process, so that the noise of the machine meets both. Read the ratio, not the times.

const asOf = '2021-10-15'
const rounds = 15

const { standards, vocabulary } = loadRuleSetsFrom('standards')
const standard = standards.find(({ id }) => id === 'jiaxing-2021-33/health-lounge')!
const records = lounges(10_000)
const compiled = compileStandard(standard, vocabulary)
const constants = Object.fromEntries(
  compiled.check(records[0] as never, asOf).map((finding) => [finding.requirement, finding]),
) as unknown as Constants
const byHand = handWritten(constants)

for (const record of records) {
  const [expected, found] = [byHand(record, asOf), compiled.check(record as never, asOf)]
  const wrong = found.findIndex((finding, index) => !isDeepStrictEqual({ ...finding }, { ...expected[index] }))
  if (wrong >= 0) {
    console.error('the contenders disagree', { record, found: found[wrong], expected: expected[wrong] })
    process.exit(1)
  }
}

const contenders = {
  'hand-written': (record: object) => byHand(record as never, asOf),
  clausecheck: (record: object) => compiled.check(record as never, asOf),
}
type Name = keyof typeof contenders
const times: Record<Name, number[]> = { 'hand-written': [], clausecheck: [] }

function time(name: Name): number {
  const run = contenders[name]
  const start = process.hrtime.bigint()
  let findings = 0
  for (const record of records) findings += run(record).length
  if (findings !== records.length * standard.requirements.length) throw new Error('findings are missing')
  return Number(process.hrtime.bigint() - start) / 1000 / records.length
}

for (let round = 0; round < rounds; round++) {
  const order: Name[] = round % 2 ? ['hand-written', 'clausecheck'] : ['clausecheck', 'hand-written']
  for (const name of order) times[name].push(time(name))
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const ratios = times.clausecheck.map((each, index) => each / times['hand-written'][index]!)
console.log(
  `${records.length} lounges, ${standard.requirements.length} requirements, full findings, median of ${rounds} rounds`,
)
for (const [name, each] of Object.entries(times))
  console.log(`${name.padEnd(14)} ${median(each).toFixed(2)} µs a record`)
console.log(`ratio          ${median(ratios).toFixed(2)} (goal: at most 3)`)

// Cold start: the whole process, beside an empty one.
const processes = {
  'node -e 0': ['-e', '0'],
  '--version': ['dist/cli.cjs', '--version'],
  list: ['dist/cli.cjs', 'list'],
}
const starts = Object.fromEntries(Object.keys(processes).map((name) => [name, [] as number[]]))
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(processes)) {
    const start = process.hrtime.bigint()
    spawnSync(process.execPath, args)
    starts[name]!.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
}
console.log(`\ncold start, median of ${rounds} rounds`)
const empty = median(starts['node -e 0']!)
for (const [name, each] of Object.entries(starts)) {
  console.log(
    `${name.padEnd(14)} ${median(each).toFixed(0)} ms, ${(median(each) / empty).toFixed(2)} times an empty process (goal: at most 1.4)`,
  )
}
