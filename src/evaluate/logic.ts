import type { Test } from './node.js'
import { FALSE, negate, TRUE, type Truth, UNKNOWN } from './truth.js'

// Yes and no, and, or, not. A decided result is explained by the operands that decided it.

export function constant(value: boolean): Test {
  return { test: () => (value ? TRUE : FALSE), cite() {}, settle() {} }
}

/** The truth at hand, inside an array of conditions. */
export const truthAtHand: Test = { test: (state) => state.truth, cite() {}, settle() {} }

export function negation(operand: Test): Test {
  return {
    test: (state) => negate(operand.test(state)),
    cite: (state, evidence) => operand.cite(state, evidence),
    settle: (state, facts) => operand.settle(state, facts),
  }
}

export const conjunction = (operands: readonly Test[]): Test => junction(operands, FALSE)
export const disjunction = (operands: readonly Test[]): Test => junction(operands, TRUE)

/** `and` is decided by one FALSE, `or` by one TRUE. */
function junction(operands: readonly Test[], deciding: Truth): Test {
  const otherwise = negate(deciding)
  const node: Test = {
    test(state) {
      let result = otherwise
      for (let i = 0; i < operands.length; i++) {
        const truth = operands[i]!.test(state)
        if (truth === deciding) return deciding
        if (truth === UNKNOWN) result = UNKNOWN
      }
      return result
    },
    cite(state, evidence) {
      const decided = node.test(state) === deciding
      for (const operand of operands) {
        if (!decided || operand.test(state) === deciding) operand.cite(state, evidence)
      }
    },
    settle(state, facts) {
      for (const operand of operands) if (operand.test(state) === UNKNOWN) operand.settle(state, facts)
    },
  }
  return node
}
