import { type Expr, operationOf, operators } from './types.js'

/** JSON Logic as any implementation reads it. Our own type, so that nobody needs another package's. */
export type JsonLogic = number | string | boolean | readonly JsonLogic[] | { readonly [operator: string]: JsonLogic }

/**
 * The same expression in JSON Logic's built-in operators only: `==` becomes `===`, `count` and `sum`
 * become `reduce`. On a complete record (see `plainRecord`) json-logic-js gives the same answer.
 *
 * @example
 * toPlain({ '==': [{ var: 'hostType' }, 'smart-study'] })
 * //=> { '===': [{ var: 'hostType' }, 'smart-study'] }
 */
export function toPlain(expr: Expr): JsonLogic {
  return plain(expr, '')
}

/** @param prefix what stands before every fact: "current." inside a `reduce` */
function plain(expr: Expr, prefix: string): JsonLogic {
  if (Array.isArray(expr)) return expr.map((each) => plain(each, prefix))
  const operation = operationOf(expr)
  if (operation === undefined) return expr as JsonLogic
  const { operator, operands } = operation
  if (operator === 'var') return { var: rebase(String(operands[0]), prefix) }
  // The members' operand has a scope of its own, so the prefix ends there.
  const translated = operands.map((each, index) =>
    plain(each, operators[operator].overMembers && index === 1 ? '' : prefix),
  )
  const [first, second] = translated as [JsonLogic, JsonLogic]
  switch (operator) {
    case '==':
      return { '===': translated }
    case '!=':
      return { '!==': translated }
    case 'count':
      return { reduce: [{ filter: [first, second] }, { '+': [{ var: 'accumulator' }, 1] }, 0] }
    case 'sum':
      return { reduce: [first, { '+': [{ var: 'accumulator' }, plain(operands[1]!, 'current')] }, 0] }
    default:
      return { [operator]: translated }
  }
}

const rebase = (path: string, prefix: string): string =>
  prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`
