import jsonLogic from 'json-logic-js'
import { dayAfter } from '../../src/dates.js'
import { compilerFor } from '../../src/evaluate/compile.js'
import type { Bounds, State, Test } from '../../src/evaluate/node.js'
import { FALSE, type Truth, UNKNOWN } from '../../src/evaluate/truth.js'
import type { Facts } from '../../src/expr/facts.js'
import { toPlain } from '../../src/expr/plain.js'
import type { Expr } from '../../src/expr/types.js'
import { emptyVocabulary, type Vocabulary } from '../../src/record/vocabulary.js'
import * as reference from '../../src/reference/interpret.js'

// One question put to the compiled evaluator, to the reference interpreter and to json-logic-js.

type Json = Record<string, unknown>

export const period = { name: '2021', from: '2021-01-01', until: '2021-12-31' }
let round = 0

/** Yes, no, or null where it is open. */
const answer = (truth: Truth): boolean | null => (truth === UNKNOWN ? null : truth !== FALSE)

export const stateOf = (item: Json, asOf: string): State => {
  round++
  return { item, at: '', truth: UNKNOWN, asOf, dayAfter: dayAfter(asOf), round, reason: undefined, period }
}

/** Compiles once, and asks of any number of records. */
export function asker(expr: Expr, facts: Facts, asOf: string, vocabulary: Vocabulary = emptyVocabulary) {
  const compiled: Test = compilerFor(facts, vocabulary).test(expr)
  return {
    compiled: (item: Json) => answer(compiled.test(stateOf(item, asOf))),
    reference: (item: Json) => reference.truthOf(expr, { item, facts, vocabulary, asOf, period }),
    plain: (item: Json) => Boolean(jsonLogic.apply(toPlain(expr, period) as never, item)),
  }
}

export interface Range {
  readonly low: number | string
  readonly high: number | string
}

/** The same for what is a number or a day. */
export function bounder(expr: Expr, facts: Facts, asOf: string, vocabulary: Vocabulary = emptyVocabulary) {
  const compiled: Bounds = compilerFor(facts, vocabulary).bounds(expr)
  return {
    compiled(item: Json): Range {
      compiled.run(stateOf(item, asOf))
      return { low: compiled.low, high: compiled.high }
    },
    reference: (item: Json) => reference.evaluate(expr, { item, facts, vocabulary, asOf, period }) as Range,
  }
}
