import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { type Period, periodsUntil } from '../src/dates.js'
import type { CheckedRecord, Expr, Status } from '../src/index.js'
import { plainRecord, readRecord, runCases, toPlain, toProblemText } from '../src/index.js'
import { readCaseFiles } from '../src/node.js'
import { joinDataset } from '../src/record/dataset.js'
import { statusOfUnmet } from '../src/report/cases.js'
import { documents, standards, vocabulary } from '../src/standards.js'

const { files } = readCaseFiles('fixtures/cases')
const runs = files.map((file) => {
  const run = runCases(file, { standards, documents, vocabulary })
  if ('problems' in run) throw new Error(run.problems.map(toProblemText).join('\n'))
  return run
})

/** The cases of each standard, of however many files. */
const suites = standards.map((standard) => {
  const own = runs.filter((run) => run.standard === standard)
  const untried = (own[0]?.untried ?? []).filter((one) =>
    own.every((run) =>
      run.untried.some(({ requirement, status }) => requirement === one.requirement && status === one.status),
    ),
  )
  return { standard, cases: own.flatMap(({ cases }) => cases), untried }
})

test('every standard has its cases', () => {
  expect(suites.filter(({ cases }) => cases.length === 0).map(({ standard }) => standard.id)).toEqual([])
})

describe.each(suites.map((suite) => [suite.standard.id, suite] as const))('%s', (_, { standard, cases, untried }) => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { failures }) => {
    expect(failures.map(toProblemText)).toEqual([])
  })

  test('every requirement has a case that passes, one that fails and one that is unknown', () => {
    expect(untried).toEqual([])
  })

  test('json-logic-js agrees wherever the record is complete', () => {
    const compared = cases.flatMap(({ name, value, others, asOf, report }) => {
      const record = joined([value, ...others])
      const result = report.records.find(({ id }) => id === value.id)
      return (result?.findings ?? []).flatMap(({ requirement: id, status, reason, period }) => {
        const { check, when } = standard.requirements.find((each) => each.id === id)!
        const at =
          check.recurs && periodsUntil(check.recurs.every, check.recurs.from, asOf).find((each) => each.name === period)
        const applies = when === undefined ? true : reference(when, record, asOf)
        const holds = check.recurs && at === undefined ? undefined : reference(check.holds, record, asOf, at)
        if (status === 'unknown' || applies === undefined) return []
        if (reason === 'condition') return [{ name, id, status, agrees: applies === false }]
        return holds === undefined
          ? []
          : [{ name, id, status, agrees: applies === true && holds === (status === 'pass') }]
      })
    })
    expect(compared.filter(({ agrees }) => !agrees)).toEqual([])
    expect(compared.length).toBeGreaterThan(0)
    // A reference that never saw a requirement fail would agree with anything.
    const seen = (id: string, status: Status) => compared.some((each) => each.id === id && each.status === status)
    const never = standard.requirements.filter(
      (each) => !seen(each.id, 'pass') || !seen(each.id, statusOfUnmet(standard, each)),
    )
    expect(never.map(({ id }) => id)).toEqual([])
  })
})

/** What json-logic-js makes of an expression; undefined where the record leaves something open. */
function reference(expr: Expr, record: CheckedRecord, asOf: string, period?: Period): unknown {
  const data = plainRecord(record, expr, vocabulary, asOf)
  return data && jsonLogic.apply(toPlain(expr, period) as RulesLogic, data)
}

/** The first record, as the rest of its dataset leaves it: a region with what lies in it. */
function joined(values: readonly unknown[]): CheckedRecord {
  const lost = new Set<string>()
  const [record, ...others] = values.flatMap((value) => {
    const read = readRecord(value, vocabulary).record
    if (read === undefined) lost.add((value as { record: string }).record)
    return read ?? []
  })
  if (record!.record !== 'region') return record!
  const isRegion = (each: CheckedRecord) => each.record === 'region'
  const regions = [record!, ...others.filter(isRegion)]
  return joinDataset(
    regions,
    others.filter((each) => !isRegion(each)),
    lost,
    vocabulary,
  ).regions[0]!
}
