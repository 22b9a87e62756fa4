import { type Expr, operationOf, operators } from './types.js'

/** JSON Logic as any implementation reads it. Our own type, so that nobody needs another package's. */
export type JsonLogic = number | string | boolean | readonly JsonLogic[] | { readonly [operator: string]: JsonLogic }

/**
 * The same expression in JSON Logic's built-in operators only: `==` becomes `===`, `count`, `sum` and
 * `distinct` become `reduce`. On a complete record (see `plainRecord`) json-logic-js gives the same answer.
 *
 * @param period the first and last day that `period` stands for, in a requirement that recurs
 * @example
 * toPlain({ '==': [{ var: 'hostType' }, 'smart-study'] })
 * //=> { '===': [{ var: 'hostType' }, 'smart-study'] }
 */
export function toPlain(expr: Expr, period?: { readonly from: string; readonly until: string }): JsonLogic {
  return plain(expr, '', period)
}

/** @param prefix what stands before every fact: "current." inside a `reduce` */
function plain(expr: Expr, prefix: string, period: Parameters<typeof toPlain>[1]): JsonLogic {
  if (Array.isArray(expr)) return expr.map((each) => plain(each, prefix, period))
  const operation = operationOf(expr)
  if (operation === undefined) return expr as JsonLogic
  const { operator, operands } = operation
  if (operator === 'var') return { var: rebase(String(operands[0]), prefix) }
  if (operator === 'period') {
    if (period === undefined) throw new Error('the requirement recurs: say which period it is exported for')
    return period[operands[0] as 'from' | 'until']
  }
  // The members' operand has a scope of its own, so the prefix ends there.
  const translated = operands.map((each, index) =>
    plain(each, operators[operator].overMembers && index === 1 ? '' : prefix, period),
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
      return { reduce: [first, { '+': [{ var: 'accumulator' }, plain(operands[1]!, 'current', period)] }, 0] }
    case 'distinct': {
      const value = plain(operands[1]!, 'current', period)
      const seen = { var: 'accumulator' }
      const values = { reduce: [first, { if: [{ in: [value, seen] }, seen, { merge: [seen, value] }] }, []] }
      return { reduce: [values, { '+': [{ var: 'accumulator' }, 1] }, 0] }
    }
    default:
      return { [operator]: translated }
  }
}

const rebase = (path: string, prefix: string): string =>
  prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`
