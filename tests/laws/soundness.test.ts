import fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { expect, test } from 'vitest'
import { dayAfter } from '../../src/dates.js'
import { compilerFor } from '../../src/evaluate/compile.js'
import type { State } from '../../src/evaluate/node.js'
import { TRUE, type Truth, UNKNOWN } from '../../src/evaluate/truth.js'
import { toPlain } from '../../src/expr/plain.js'
import type { Expr } from '../../src/expr/types.js'
import { asOf, booleanExpr, choices, complete, completeRecord, facts, forget, reached } from './generators.js'

type Json = Record<string, unknown>

let round = 0
const period = { name: '2021', from: '2021-01-01', until: '2021-12-31' }
const stateOf = (item: Json): State => {
  round++
  return { item, at: '', truth: UNKNOWN, asOf, dayAfter: dayAfter(asOf), round, reason: undefined, period }
}

/** What json-logic-js, which knows nothing of us, says about a complete record. */
const oracle = (expr: Expr, record: Json): boolean => Boolean(jsonLogic.apply(toPlain(expr, period) as never, record))

/** Each run judges one expression on so many partial records, each against so many completions. */
const partials = 8
const completions = 5
const runs = 4000

test('a definite answer on a partial record is json-logic-js’s answer on every completion tried', () => {
  let cases = 0
  let decided = 0
  fc.assert(
    fc.property(
      booleanExpr,
      completeRecord,
      fc.array(choices, { minLength: partials, maxLength: partials }),
      fc.array(completeRecord, { minLength: completions - 1, maxLength: completions - 1 }),
      (expr, record, forgetting, others) => {
        const compiled = compilerFor(facts).test(expr)
        for (const made of forgetting) {
          const partial = forget(record, made)
          const truth: Truth = compiled.test(stateOf(partial))
          for (const completion of [record, ...others.map((other) => complete(partial, other))]) {
            cases++
            if (truth === UNKNOWN) continue
            decided++
            if (oracle(expr, completion) !== (truth === TRUE)) {
              throw new Error(
                `${truth === TRUE ? 'true' : 'false'} on ${JSON.stringify(partial)}, not on ${JSON.stringify(completion)}`,
              )
            }
          }
        }
      },
    ),
    { numRuns: runs },
  )
  expect(cases).toBeGreaterThanOrEqual(100_000)
  // A law about definite answers says nothing where there are none.
  expect(decided / cases).toBeGreaterThan(0.3)
})

test('on a complete record every answer is definite, and json-logic-js’s', () => {
  fc.assert(
    fc.property(booleanExpr, completeRecord.map(reached), (expr, record) => {
      const truth = compilerFor(facts).test(expr).test(stateOf(record))
      expect(truth).not.toBe(UNKNOWN)
      expect(truth === TRUE).toBe(oracle(expr, record))
    }),
    { numRuns: 5000 },
  )
})

test('learning the facts of settledBy decides, whatever they turn out to be', () => {
  let settled = 0
  fc.assert(
    fc.property(
      booleanExpr,
      completeRecord.map(reached),
      choices,
      fc.array(completeRecord.map(reached), { minLength: 3, maxLength: 3 }),
      (expr, record, made, others) => {
        const compiled = compilerFor(facts).test(expr)
        const partial = forget(record, made)
        const state = stateOf(partial)
        if (compiled.test(state) !== UNKNOWN) return
        const open: string[] = []
        compiled.settle(state, open)
        expect(open.length).toBeGreaterThan(0)
        for (const other of others) {
          settled++
          expect(compiled.test(stateOf(complete(partial, other, open)))).not.toBe(UNKNOWN)
        }
      },
    ),
    { numRuns: 5000 },
  )
  expect(settled).toBeGreaterThan(1000)
})
