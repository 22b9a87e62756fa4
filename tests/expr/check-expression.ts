import { readFileSync } from 'node:fs'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { expect } from 'vitest'
import { typecheck } from '../../src/expr/typecheck.js'
import { validate } from '../../src/expr/validate.js'
import type { CheckedRecord, Expr, Finding, Requirement, Standard } from '../../src/index.js'
import { compileStandard, loadRuleSets, plainRecord, readRecord, toPlain } from '../../src/index.js'
import { factsOfRecord } from '../../src/record/vocabulary.js'
import { scopeFor } from '../../src/standard/expression.js'

// One expression over one record, with the small vocabulary of fixtures/expressions.

export const folder = 'fixtures/expressions'
export const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8')
export const { vocabulary } = loadRuleSets([{ path: 'vocabulary.yaml', text: textOf('vocabulary.yaml') }])
const scope = scopeFor(vocabulary, factsOfRecord(vocabulary, 'site'))

/** An expression as an author writes it, checked and with its terms resolved. */
export function checked(value: unknown): Expr {
  const { expr, issues } = validate(value)
  const typed = typecheck(expr, scope)
  expect([...issues, ...typed.issues]).toEqual([])
  return typed.expr
}

export const site = (facts: object): CheckedRecord => ({ record: 'site', id: 'a', ...facts })
export const readSite = (facts: object): ReturnType<typeof readRecord> => readRecord(site(facts), vocabulary)

/** What a requirement may say besides what must hold. */
export interface Besides {
  readonly over?: Expr | undefined
  readonly when?: Expr | undefined
  readonly due?: Requirement['due'] | undefined
  readonly obligation?: Requirement['obligation'] | undefined
}

/** The finding on a requirement that the expression must hold, by the compiled evaluator. */
export function check(holds: Expr, record: CheckedRecord, asOf = '2021-09-30', besides: Besides = {}): Finding {
  const { over, when, due, obligation = 'must' } = besides
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
        ...{ id: 'one', clause: '1', covers: ['one'], obligation, wording: null, statement: label, kind: 'logic' },
        ...(when !== undefined && { when }),
        ...(due !== undefined && { due }),
        check: { holds, ...(over !== undefined && { over }) },
      },
    ],
    digest: '',
  }
  return compileStandard(standard, vocabulary).check(record, asOf)[0]!
}

/** What json-logic-js says; undefined where the record is not complete. */
export function reference(holds: Expr, record: CheckedRecord, asOf = '2021-09-30'): 'pass' | 'fail' | undefined {
  const plain = plainRecord(record, holds, vocabulary, asOf)
  return plain && (jsonLogic.apply(toPlain(holds) as RulesLogic, plain) === true ? 'pass' : 'fail')
}
