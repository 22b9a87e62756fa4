import jsonLogic from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../src/cli/exit.js'
import { type ApplyJsonLogic, checkRecords, runCases } from '../../src/index.js'
import { readCaseFiles } from '../../src/node.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

const apply = jsonLogic.apply as ApplyJsonLogic
const ruleSets = { documents, standards, vocabulary }

const { files } = readCaseFiles('fixtures/cases')
const suites = files.map((file) => {
  const run = runCases(file, ruleSets)
  if ('problems' in run) throw new Error(`${file.path} does not load`)
  return [file.path, run] as const
})

describe('the reference interpreter and json-logic-js agree', () => {
  let answered = 0
  test.each(suites)('on every case of %s', (_, { standard, cases }) => {
    for (const { value, others, asOf } of cases) {
      const records = [value, ...others].map((each) => ({ value: each }))
      const counting: ApplyJsonLogic = (logic, data) => {
        answered++
        return apply(logic, data)
      }
      const report = checkRecords(records, { ...ruleSets, asOf, only: [standard.id], crossCheck: counting })
      expect(report.problems.filter(({ code }) => code === 'cross-check')).toEqual([])
    }
  })

  test('having been asked about many a complete record', () => {
    expect(answered).toBeGreaterThan(10_000)
  })
})

const lounge = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', warm: false }
const only = ['jiaxing-2021-33/health-lounge']

test('whoever answers otherwise is a Problem of the record, and the verdict stays', () => {
  const options = { ...ruleSets, asOf: '2021-09-30', only }
  const source = { value: lounge, file: 'sites.ndjson', line: 3 }
  const { verdict, problems } = checkRecords([source], { ...options, crossCheck: () => true })
  expect(verdict).toBe(checkRecords([source], options).verdict)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems[0]).toMatchObject({ code: 'cross-check', file: 'sites.ndjson', line: 3 })
  expect(problems[0]!.message).toMatch(
    /^jiaxing-2021-33\/health-lounge#[a-z-]+ of site "a" is "unknown", and comes to "pass" by JSON Logic$/,
  )
})

test('a difference ends in an internal error, whatever the verdict', () => {
  const options = { ...ruleSets, asOf: '2021-09-30', only }
  const report = checkRecords([{ value: lounge }], { ...options, crossCheck: () => true })
  expect(exitCodeOf(report, 'must')).toBe(70)
})
