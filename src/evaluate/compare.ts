import type { CompareOperator } from '../expr/types.js'
import type { Bounds, State, Test } from './node.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// A comparison is decided as soon as the bounds decide it.

/** What two bounds decide; that they differ is that they are not equal. */
export type Decided = Exclude<CompareOperator, '!='>

const decide: Readonly<Record<Decided, (left: Bounds, right: Bounds) => Truth>> = {
  '>=': (left, right) => (left.low >= right.high ? TRUE : left.high < right.low ? FALSE : UNKNOWN),
  '>': (left, right) => (left.low > right.high ? TRUE : left.high <= right.low ? FALSE : UNKNOWN),
  '<=': (left, right) => (left.high <= right.low ? TRUE : left.low > right.high ? FALSE : UNKNOWN),
  '<': (left, right) => (left.high < right.low ? TRUE : left.low >= right.high ? FALSE : UNKNOWN),
  '==': (left, right) => {
    if (left.low > right.high || left.high < right.low) return FALSE
    return left.low === left.high && right.low === right.high ? TRUE : UNKNOWN
  },
}

export function comparison(operator: Decided, left: Bounds, right: Bounds): Test {
  const decided = decide[operator]
  return {
    test(state) {
      left.run(state)
      right.run(state)
      return decided(left, right)
    },
    cite(state, evidence) {
      left.cite(state, evidence)
      right.cite(state, evidence)
    },
    settle(state, facts) {
      left.settle(state, facts)
      right.settle(state, facts)
    },
  }
}

/** Whether a word is one of those listed. */
export function membership(word: Bounds, listed: readonly string[]): Test {
  return {
    test(state: State): Truth {
      word.run(state)
      if (word.low !== word.high) return UNKNOWN
      return listed.includes(word.low as string) ? TRUE : FALSE
    },
    cite: (state, evidence) => word.cite(state, evidence),
    settle: (state, facts) => word.settle(state, facts),
  }
}
