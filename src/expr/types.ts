// The language every requirement compiles to: JSON Logic with a closed list of operators.
// Sources: jsonlogic.com/operations.html for the built-in operators; `count`, `sum` and `distinct` are
// ours and export to `reduce`, `period` exports to the day it stands for (see plain.ts).

/** A path to a fact, dots between its parts: "totalArea", "openingHours.mon"; "" is the member itself. */
export interface Var {
  readonly var: string
}

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>='

/**
 * One expression: a literal, or an object with exactly one operator.
 *
 * Inside the second operand of `filter`, `all`, `some`, `none`, `count`, `sum` and `distinct`, `var` reads
 * the member at hand and nothing outside it, as in JSON Logic. `distinct` counts the different values.
 * `period` is the first or last day of the period at hand, in a requirement that recurs.
 *
 * Terms lie within others: a general hospital is a hospital. In an expression a term is that term alone;
 * `typecheck` writes out those that lie within it, `==` with such a term becoming `in`. In a record a term
 * that others lie within says too little, so `==`, `!=` and `in` are
 * - true where the record's term is among those asked for,
 * - unknown where one of those asked for lies within it: a hospital may be a general one,
 * - false otherwise (`!=` the other way round).
 * Two facts are the same term where both say the same and nothing lies within it, unknown where the one is
 * the other or lies within it, and else different. `distinct` counts a term that others lie within as one
 * more or as any of those. Whether a list of terms holds one (`in` with a list) asks for that very term.
 *
 * @example
 * const expr: Expr = { '>=': [{ var: 'totalArea' }, 150] }
 */
export type Expr =
  | number
  | string
  | boolean
  | readonly Expr[]
  | Var
  | { readonly '==': readonly [Expr, Expr] }
  | { readonly '!=': readonly [Expr, Expr] }
  | { readonly '<': readonly [Expr, Expr] }
  | { readonly '<=': readonly [Expr, Expr] }
  | { readonly '>': readonly [Expr, Expr] }
  | { readonly '>=': readonly [Expr, Expr] }
  | { readonly '!': Expr }
  | { readonly and: readonly Expr[] }
  | { readonly or: readonly Expr[] }
  | { readonly '+': readonly Expr[] }
  | { readonly '*': readonly Expr[] }
  | { readonly '-': readonly [Expr, Expr] }
  | { readonly min: readonly Expr[] }
  | { readonly max: readonly Expr[] }
  | { readonly in: readonly [Expr, Expr] }
  | { readonly filter: readonly [Expr, Expr] }
  | { readonly all: readonly [Expr, Expr] }
  | { readonly some: readonly [Expr, Expr] }
  | { readonly none: readonly [Expr, Expr] }
  | { readonly count: readonly [Expr, Expr] }
  | { readonly sum: readonly [Expr, Expr] }
  | { readonly distinct: readonly [Expr, Expr] }
  | { readonly period: readonly ['from' | 'until'] }

/** How many operands an operator takes, and whether its second one runs over the members of a list. */
interface Signature {
  readonly least: number
  readonly most: number
  readonly overMembers: boolean
}

const signature = (least: number, most: number, overMembers = false): Signature => ({
  least,
  most,
  overMembers,
})

/** Every operator there is. What is not here is no operator. */
export const operators = {
  var: signature(1, 1),
  '==': signature(2, 2),
  '!=': signature(2, 2),
  '<': signature(2, 2),
  '<=': signature(2, 2),
  '>': signature(2, 2),
  '>=': signature(2, 2),
  '!': signature(1, 1),
  and: signature(1, Infinity),
  or: signature(1, Infinity),
  '+': signature(1, Infinity),
  '-': signature(2, 2),
  '*': signature(1, Infinity),
  min: signature(1, Infinity),
  max: signature(1, Infinity),
  in: signature(2, 2),
  filter: signature(2, 2, true),
  all: signature(2, 2, true),
  some: signature(2, 2, true),
  none: signature(2, 2, true),
  count: signature(2, 2, true),
  sum: signature(2, 2, true),
  distinct: signature(2, 2, true),
  period: signature(1, 1),
} as const satisfies Record<string, Signature>

export type Operator = keyof typeof operators

/** An operator and its operands, taken apart. */
export interface Operation {
  readonly operator: Operator
  readonly operands: readonly Expr[]
}

/**
 * Takes an expression apart, or gives undefined for a literal or an array.
 *
 * @example
 * operationOf({ '!': { var: 'open' } }) //=> { operator: '!', operands: [{ var: 'open' }] }
 */
export function operationOf(expr: Expr): Operation | undefined {
  if (typeof expr !== 'object' || Array.isArray(expr)) return undefined
  const [operator] = Object.keys(expr) as [Operator]
  const operands = (expr as Record<string, Expr>)[operator]!
  return { operator, operands: Array.isArray(operands) ? operands : [operands] }
}
