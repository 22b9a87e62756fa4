import fc from 'fast-check'
import { expect, inject } from 'vitest'
import { add, multiply, subtract } from '../../src/evaluate/decimal.js'
import { plus, times } from '../../src/reference/decimal.js'
import { asker, bounder, type Range } from './ask.js'
import { anyExpr, anyRecord, everyFact, vocabulary } from './every-fact.js'
import { asOf, booleanExpr, choices, completeRecord, facts, forget } from './generators.js'
import { law } from './law.js'

// The compiled evaluator, made for speed, says what the reference interpreter says, made to be read.

/** Generating a record takes longer than judging it. */
const pool = fc.sample(anyRecord, { numRuns: 400, seed: inject('lawSeed') })
const manyRecords = fc.array(fc.constantFrom(...pool), { minLength: 15, maxLength: 15 })

function same(one: Range, other: Range): void {
  if (one.low !== other.low || one.high !== other.high)
    throw new Error(`compiled ${one.low} to ${one.high}, reference ${other.low} to ${other.high}`)
}

const figure = fc
  .tuple(fc.integer({ min: -1e7, max: 1e7 }), fc.nat({ max: 4 }))
  .map(([digits, places]) => digits / 10 ** places)

law('sums and products of figures are exact', [figure, figure], { runs: 5000 }, (one, other) => {
  expect([add(one, other), subtract(one, other), multiply(one, other)]).toEqual([
    plus(one, other),
    plus(one, -other),
    times(one, other),
  ])
  return 3
})

let decided = 0
let open = 0

law(
  'compiled and reference give one answer on records of which parts are forgotten',
  [booleanExpr, completeRecord, fc.array(choices, { minLength: 8, maxLength: 8 })],
  { runs: 625 },
  (expr, record, forgetting) => {
    const { compiled, reference } = asker(expr, facts, asOf)
    for (const made of forgetting) expect(compiled(forget(record, made))).toBe(reference(forget(record, made)))
    return forgetting.length
  },
)

law(
  'compiled and reference give one answer on facts of every type, whatever stands in their place',
  [anyExpr.boolean, anyRecord, manyRecords],
  {
    runs: 1000,
    afterwards() {
      expect(decided).toBeGreaterThan(open / 4)
      expect(open).toBeGreaterThan(decided / 4)
    },
  },
  (expr, one, others) => {
    const { compiled, reference } = asker(expr, everyFact, asOf, vocabulary)
    for (const record of [one, ...others]) {
      const answer = compiled(record)
      if (answer === null) open++
      else decided++
      expect(answer).toBe(reference(record))
    }
    return 1 + others.length
  },
)

law(
  'compiled and reference give the same bounds of a number',
  [anyExpr.number, anyRecord, manyRecords],
  { runs: 1000 },
  (expr, one, others) => {
    const { compiled, reference } = bounder(expr, everyFact, asOf, vocabulary)
    for (const record of [one, ...others]) same(compiled(record), reference(record))
    return 1 + others.length
  },
)
