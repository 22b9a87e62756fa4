import type { CompareOperator, Expr } from './types.js'

// Constructors: one per idea, so that kinds read as sentences and never spell out JSON.

/** The fact at a path. */
export const fact = (path: string): Expr => ({ var: path })
/** The member at hand, inside a list. */
export const member: Expr = { var: '' }

export const compare = (left: Expr, relation: CompareOperator, right: Expr): Expr =>
  ({ [relation]: [left, right] }) as unknown as Expr
export const equal = (left: Expr, right: Expr): Expr => compare(left, '==', right)
export const atLeast = (left: Expr, right: Expr): Expr => compare(left, '>=', right)
export const atMost = (left: Expr, right: Expr): Expr => compare(left, '<=', right)

/** The last day there is: whatever is done at all is done by then. */
export const lastDay = '9999-12-31'
/** Whether a milestone is reached; while it is not, nobody knows whether it will be. */
export const reached = (milestone: Expr): Expr => atMost(milestone, lastDay)

export const not = (operand: Expr): Expr => ({ '!': operand })
/** All of the operands; a single one stands for itself. */
export const and = (...operands: Expr[]): Expr => (operands.length === 1 ? operands[0]! : { and: operands })
/** Any of the operands; a single one stands for itself. */
export const or = (...operands: Expr[]): Expr => (operands.length === 1 ? operands[0]! : { or: operands })

/** Whether a term is one of those listed, or a list of terms holds it. */
export const isIn = (term: Expr, among: Expr): Expr => ({ in: [term, among] })
export const filter = (list: Expr, condition: Expr): Expr => ({ filter: [list, condition] })
export const all = (list: Expr, condition: Expr): Expr => ({ all: [list, condition] })
export const some = (list: Expr, condition: Expr): Expr => ({ some: [list, condition] })
export const count = (list: Expr, condition: Expr): Expr => ({ count: [list, condition] })
export const sum = (list: Expr, value: Expr): Expr => ({ sum: [list, value] })
export const distinct = (list: Expr, value: Expr): Expr => ({ distinct: [list, value] })
export const times = (...operands: Expr[]): Expr => ({ '*': operands })
export const plus = (...operands: Expr[]): Expr => ({ '+': operands })
/** The first or the last day of the period at hand. */
export const period = (end: 'from' | 'until'): Expr => ({ period: [end] })

/**
 * How many of the conditions hold.
 *
 * @example
 * atLeast(countTrue([fact('a'), fact('b')]), 1)
 * //=> { '>=': [{ count: [[{ var: 'a' }, { var: 'b' }], { var: '' }] }, 1] }
 */
export const countTrue = (conditions: readonly Expr[]): Expr => ({ count: [conditions, member] })
