import { readdirSync, readFileSync } from 'node:fs'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { typecheck } from '../../src/expr/typecheck.js'
import { validate } from '../../src/expr/validate.js'
import type { CheckedRecord, Expr, Finding, Standard } from '../../src/index.js'
import { compileStandard, factsOf, loadRuleSets, plainRecord, readRecord, toPlain } from '../../src/index.js'
import { factsOfRecord } from '../../src/record/vocabulary.js'
import { scopeFor } from '../../src/standard/expression.js'

// What expressions come to on complete and partial records. Where an answer is given, json-logic-js
// must give it on the completed records; where it is unknown, two completions must differ.

const folder = 'fixtures/expressions'
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
const { vocabulary } = loadRuleSets([{ path: 'vocabulary.yaml', text: read('vocabulary.yaml') }])
const scope = scopeFor(vocabulary, factsOfRecord(vocabulary, 'site'))

/** An expression as an author writes it, checked and with its terms resolved. */
function checked(value: unknown): Expr {
  const { expr, issues } = validate(value)
  const typed = typecheck(expr, scope)
  expect([...issues, ...typed.issues]).toEqual([])
  return typed.expr
}

const site = (facts: object): CheckedRecord => ({ record: 'site', id: 'a', ...facts })
const siteRead = (facts: object): CheckedRecord => readRecord(site(facts), vocabulary).record!

function check(holds: Expr, record: CheckedRecord, asOf: string, over?: Expr): Finding {
  const label = { zh: '要求', en: 'requirement' }
  const standard: Standard = {
    id: 'test/expressions',
    version: '1.0.0',
    document: 'test',
    title: label,
    appliesTo: { record: 'site' },
    inForce: { from: '2021-01-01' },
    requirements: [
      {
        ...{ id: 'one', clause: '1', covers: ['one'], obligation: 'must', wording: null, statement: label },
        kind: 'logic',
        check: { holds, ...(over !== undefined && { over }) },
      },
    ],
    digest: '',
  }
  return compileStandard(standard, vocabulary).check(record, asOf)[0]!
}

/** What json-logic-js says; undefined where the record is not complete. */
function reference(holds: Expr, record: CheckedRecord, asOf: string): 'pass' | 'fail' | undefined {
  const plain = plainRecord(record, factsOf(holds), vocabulary, asOf)
  return plain && (jsonLogic.apply(toPlain(holds) as RulesLogic, plain) === true ? 'pass' : 'fail')
}

const facts = z.record(z.string(), z.unknown())
const caseFile = z.strictObject({
  holds: z.unknown().optional(),
  cases: z.array(
    z.strictObject({
      name: z.string().regex(/^(pass|fail|unknown|not-applicable) /, 'a name begins with the outcome'),
      holds: z.unknown().optional(),
      over: z.unknown().optional(),
      asOf: z.string().default('2021-09-30'),
      record: facts,
      reason: z.string().nullable().default(null),
      settledBy: z.array(z.string()).default([]),
      evidence: z.array(z.string()).optional(),
      actual: z.unknown().optional(),
      shortfall: z.unknown().optional(),
      absent: z.array(z.string()).optional(),
      /** Facts that complete the record, and the answer json-logic-js then gives. */
      completions: z.strictObject({ pass: facts, fail: facts }).partial().optional(),
      skipReference: z.string().optional(),
    }),
  ),
})

const tables = readdirSync(folder).filter((name) => !['vocabulary.yaml', 'area-against-100.yaml'].includes(name))
describe.each(tables)('%s', (name) => {
  const { holds: usual, cases } = caseFile.parse(parse(read(name)))

  test.each(cases.map((each) => [each.name, each] as const))('%s', (title, each) => {
    const { holds = usual, over, asOf, record, completions, skipReference, name: _, ...wanted } = each
    const expr = checked(holds)
    const [status] = title.split(' ') as [string]
    const overExpr = over === undefined ? undefined : (checked({ all: [over, true] }) as { all: [Expr, Expr] }).all[0]
    expect(check(expr, siteRead(record), asOf, overExpr)).toMatchObject({ ...wanted, status })
    if (skipReference !== undefined) return

    const own = reference(expr, siteRead(record), asOf)
    if (own !== undefined) expect(own).toBe(status)
    else expect(Object.keys(completions ?? {})).toEqual(status === 'unknown' ? ['pass', 'fail'] : [status])
    for (const [answer, completion] of Object.entries(completions ?? {})) {
      const { incomplete: _, ...rest } = record
      const completed = siteRead({ ...rest, ...completion })
      expect([reference(expr, completed, asOf), check(expr, completed, asOf).status]).toEqual([answer, answer])
    }
  })
})

const answers = z.record(z.string(), z.boolean())
const againstFigure = z
  .strictObject({
    undecided: z.record(z.string(), z.strictObject({ record: facts, reason: z.string() })),
    decided: z.record(z.string(), z.strictObject({ record: facts, holds: answers })),
  })
  .parse(parse(read('area-against-100.yaml')))
const operators = ['>=', '>', '<=', '<', '==', '!='] as const
const compared = (operator: string): Expr => checked({ [operator]: [{ var: 'area' }, 100] })

describe.each(operators)('an area %s 100', (operator) => {
  const undecided = Object.entries(againstFigure.undecided)
  test.each(undecided)('is unknown, given %s', (_, { record, reason }) => {
    expect(check(compared(operator), site(record), '2021-09-30')).toMatchObject({
      ...{ status: 'unknown', reason, settledBy: ['/area'], evidence: [], actual: null, shortfall: null },
    })
  })

  test.each(undecided)('is unknown, read from a record that gives %s', (_, { record, reason }) => {
    expect(check(compared(operator), siteRead(record), '2021-09-30')).toMatchObject({ status: 'unknown', reason })
  })

  test.each(Object.entries(againstFigure.decided))('is decided, given %s', (_, { record, holds }) => {
    const status = holds[operator] === true ? 'pass' : 'fail'
    const finding = check(compared(operator), site(record), '2021-09-30')
    expect(finding).toMatchObject({ status, settledBy: [], actual: { value: record.area } })
    expect(reference(compared(operator), site(record), '2021-09-30')).toBe(status)
  })
})
