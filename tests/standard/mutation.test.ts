import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadRuleSets, runCases, runMutants, toProblemText } from '../../src/index.js'
import { readCaseFiles } from '../../src/node.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { texts } from './rule-set.js'

/** The slips that survive, as one reads them. */
const told = (run: ReturnType<typeof runMutants>) =>
  run?.survivors.map(({ file, line, requirement, at, before, after }) => {
    return `${file}:${line} ${requirement} ${at}: ${before} → ${after ?? 'nothing'}`
  })

describe('the cases of the shipped standards notice every slip', () => {
  const { files } = readCaseFiles('fixtures/cases')
  test.each(standards.map((standard) => [standard.id, standard] as const))('%s', (id, { requirements }) => {
    const path = `standards/${id}.yaml`
    const run = runMutants({ path, text: readFileSync(path, 'utf8') }, files, { documents, standards, vocabulary })
    expect(told(run)).toEqual([])
    const optional = requirements.filter(({ obligation }) => obligation === 'may')
    expect(run?.mutants).toBeGreaterThanOrEqual(requirements.length - optional.length)
  })
})

describe('a small standard', () => {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const { problems, ...ruleSets } = loadRuleSets(files)
  const site = files.find(({ path }) => path === 'site.yaml')!
  const cases = (...lines: string[]) => ({
    path: 'cases.yaml',
    text: `standard: doc/site\nasOf: "2021-10-01"\ncases:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
  })
  const survivors = (...lines: string[]) => {
    const run = runCases(cases(...lines), ruleSets)
    expect('problems' in run ? run.problems : run.cases.flatMap(({ failures }) => failures)).toEqual([])
    return told(runMutants(site, [cases(...lines)], ruleSets))
  }

  test('loads', () => expect(problems.map(toProblemText)).toEqual([]))

  const quiet = '{ name: fail noise, given: { quiet: false }, expect: { quiet: should fail } }'
  const branch = '{ name: not applicable in a branch, given: { host: branch }, expect: { quiet: not-applicable } }'
  const large = '{ name: pass 150, given: { area: 150 }, expect: { total-area: must pass } }'
  const exact = '{ name: pass 100, given: { area: 100 }, expect: { total-area: must pass } }'
  const near = '{ name: fail 99.9, given: { area: 99.9 }, expect: { total-area: fail } }'

  test('keeps what no case is near enough to notice', () => {
    expect(survivors(quiet, branch, large)).toEqual([
      'site.yaml:14 total-area atLeast: 100 m² → 101 m²',
      'site.yaml:14 total-area atLeast: 100 m² → 99 m²',
      'site.yaml:8 total-area : area ≥ 100 → area > 100',
    ])
  })

  test('keeps nothing where cases are at its bounds', () => {
    expect(survivors(quiet, branch, exact, near)).toEqual([])
  })

  test('keeps what a case finds and does not state', () => {
    const vague = exact.replace('must pass', 'pass')
    expect(survivors(quiet, branch, vague, near)).toEqual(['site.yaml:10 total-area obligation: must → target'])
  })

  test('loses to what a case says of all', () => {
    const all = '{ name: pass all, given: { area: 100, quiet: true }, expect: { all: pass } }'
    const firm = '{ name: unknown area, given: {}, expect: { total-area: must unknown } }'
    expect(survivors(quiet, branch, near, firm, all)).toEqual([])
  })

  test('without any case keeps every slip', () => {
    const run = runMutants(site, [], ruleSets)
    expect(run?.survivors.length).toBe(run?.mutants)
  })

  test('a file that holds no standard has none', () => {
    expect(runMutants(files[0]!, [], ruleSets)).toBeUndefined()
  })
})
