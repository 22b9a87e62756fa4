import fc from 'fast-check'
import { expect } from 'vitest'
import { compilerFor } from '../../src/evaluate/compile.js'
import { Pointers } from '../../src/evaluate/pointer-list.js'
import { asker, stateOf } from './ask.js'
import {
  asOf,
  booleanExpr,
  choices,
  complete,
  completeRecord,
  facts,
  forget,
  reached,
  vocabulary,
} from './generators.js'
import { law } from './law.js'

type Json = Record<string, unknown>

/** Each run judges one expression on so many partial records, each against so many completions. */
const partials = 8
const completions = 5

let cases = 0
let decided = 0

law(
  'a definite answer on a partial record is json-logic-js’s answer on every completion tried',
  [
    booleanExpr,
    completeRecord,
    fc.array(choices, { minLength: partials, maxLength: partials }),
    fc.array(completeRecord, { minLength: completions - 1, maxLength: completions - 1 }),
  ],
  {
    runs: 1000,
    // A law about definite answers says nothing where there are none.
    afterwards: () => expect(decided / cases).toBeGreaterThan(0.3),
  },
  (expr, record, forgetting, others) => {
    const { compiled, plain } = asker(expr, facts, asOf, vocabulary)
    for (const made of forgetting) {
      const partial = forget(record, made)
      const answer = compiled(partial)
      for (const completion of [record, ...others.map((other) => complete(partial, other))]) {
        cases++
        if (answer === null) continue
        decided++
        if (plain(completion) !== answer)
          throw new Error(`${answer} on ${JSON.stringify(partial)}, not on ${JSON.stringify(completion)}`)
      }
    }
    return partials * completions
  },
)

law(
  'on a complete record every answer is definite, and json-logic-js’s',
  [booleanExpr, completeRecord.map(reached)],
  { runs: 1250 },
  (expr, record: Json) => {
    const { compiled, plain } = asker(expr, facts, asOf, vocabulary)
    expect(compiled(record)).toBe(plain(record))
    return 1
  },
)

let settled = 0

law(
  'learning the facts of settledBy decides, whatever they turn out to be',
  [
    booleanExpr,
    completeRecord.map(reached),
    choices,
    fc.array(completeRecord.map(reached), { minLength: 3, maxLength: 3 }),
  ],
  { runs: 1250, afterwards: () => expect(settled).toBeGreaterThan(250) },
  (expr, record, made, others) => {
    const { compiled } = asker(expr, facts, asOf, vocabulary)
    const partial = forget(record, made)
    if (compiled(partial) !== null) return 0
    const pointers = new Pointers()
    compilerFor(facts, vocabulary).test(expr).settle(stateOf(partial, asOf), pointers)
    const open = pointers.list()
    expect(open.length).toBeGreaterThan(0)
    for (const other of others) {
      settled++
      expect(compiled(complete(partial, other, open))).not.toBe(null)
    }
    return others.length
  },
)
