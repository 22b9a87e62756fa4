import { readdirSync, readFileSync } from 'node:fs'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import type { CheckedRecord, Expr, Finding, Status } from '../src/index.js'
import { checkRecords, factsOf, plainRecord, readRecord, toPlain } from '../src/index.js'
import { documents, standards, vocabulary } from '../src/standards.js'

const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const satisfies readonly Status[]
const wanted = z.strictObject({
  status: z.enum(statuses),
  reason: z.string().nullable().optional(),
  actual: z.unknown().optional(),
  shortfall: z.unknown().optional(),
  absent: z.array(z.string()).optional(),
  settledBy: z.array(z.string()).optional(),
  evidence: z.array(z.string()).optional(),
})
/** "fail short" says as much as { status: fail, reason: short }. */
const short = z.string().transform((words) => {
  const [status, reason] = words.split(' ')
  return wanted.parse({ status, ...(reason !== undefined && { reason }) })
})
const caseFile = z.strictObject({
  standard: z.string(),
  asOf: z.string(),
  cases: z.array(
    z.strictObject({
      name: z.string().regex(/^(pass|fail|unknown|not applicable|not due) /, 'a name begins with the outcome'),
      asOf: z.string().optional(),
      given: z.record(z.string(), z.unknown()),
      expect: z.record(z.string(), z.union([wanted, short])),
      problems: z.array(z.string()).default([]),
    }),
  ),
})

const folder = 'fixtures/cases'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ name, ...caseFile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))) }))

const suites = files.map(({ name, standard: id, asOf: usual, cases }) => {
  const standard = standards.find((each) => each.id === id)!
  const run = cases.map(({ given, asOf = usual, ...each }, index) => {
    const value = { ...standard.appliesTo, id: `case-${index + 1}`, region: 'nanhu', ...given }
    const report = checkRecords([{ value }], { standards, documents, vocabulary, asOf, only: [id] })
    return {
      ...each,
      asOf,
      report,
      findings: report.records[0]?.findings ?? [],
      record: readRecord(value, vocabulary).record!,
    }
  })
  return { name, standard, cases: run }
})

describe.each(suites.map((suite) => [suite.name, suite] as const))('%s', (_, { standard, cases }) => {
  test.each(cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { expect: outcomes, problems, findings, report }) => {
      const { all, ...named } = outcomes
      const others = findings.filter(
        ({ requirement, status }) => !(requirement in named) && status !== 'not-applicable',
      )
      const expected = { ...named, ...(all && Object.fromEntries(others.map(({ requirement }) => [requirement, all]))) }
      const found = Object.fromEntries(
        Object.entries(expected).map(([id, outcome]) => [id, only(Object.keys(outcome), findings, id)]),
      )
      expect(found).toEqual(expected)
      expect(report.problems.map(({ code }) => code)).toEqual(problems)
    },
  )

  test.each(['pass', 'fail', 'unknown'])('every requirement has a case that expects: %s', (status) => {
    const covered = cases.flatMap(({ expect: outcomes }) =>
      Object.keys(outcomes).filter((id) => outcomes[id]!.status === status),
    )
    expect(standard.requirements.map(({ id }) => id).filter((id) => !covered.includes(id))).toEqual([])
  })

  test('case names differ', () => {
    const names = cases.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('json-logic-js agrees wherever the record is complete', () => {
    const compared = cases.flatMap(({ name, record, asOf, findings }) =>
      findings.flatMap(({ requirement: id, status, reason }) => {
        const { check, when } = standard.requirements.find((each) => each.id === id)!
        const applies = when === undefined ? true : reference(when, record, asOf)
        const holds = reference(check.holds, record, asOf)
        if (status === 'unknown' || applies === undefined) return []
        if (reason === 'condition') return [{ name, id, status, agrees: applies === false }]
        return holds === undefined
          ? []
          : [{ name, id, status, agrees: applies === true && holds === (status === 'pass') }]
      }),
    )
    expect(compared.filter(({ agrees }) => !agrees)).toEqual([])
    expect(compared.length).toBeGreaterThan(0)
    // A reference that never saw a requirement fail would agree with anything.
    const seen = (id: string, status: Status) => compared.some((each) => each.id === id && each.status === status)
    const never = standard.requirements.filter(({ id }) => !seen(id, 'pass') || !seen(id, 'fail'))
    expect(never.map(({ id }) => id)).toEqual([])
  })
})

/** What a finding says about the keys that a case asks for. */
function only(keys: readonly string[], findings: readonly Finding[], id: string) {
  const finding = findings.find(({ requirement }) => requirement === id)
  return finding && Object.fromEntries(keys.map((key) => [key, finding[key as keyof Finding]]))
}

/** What json-logic-js makes of an expression; undefined where the record leaves something open. */
function reference(expr: Expr, record: CheckedRecord, asOf: string): unknown {
  const data = plainRecord(record, factsOf(expr), vocabulary, asOf)
  return data && jsonLogic.apply(toPlain(expr) as RulesLogic, data)
}
