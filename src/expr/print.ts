import { lastDay } from './build.js'
import { type Expr, operationOf } from './types.js'

const symbols: Readonly<Record<string, string>> = { '==': '=', '!=': '≠', '<=': '≤', '>=': '≥', '*': '×' }
const words = new Set(['in', 'and', 'or'])

/**
 * An expression as one readable line.
 *
 * @example
 * print({ '>=': [{ count: [{ var: 'staff' }, { '==': [{ var: 'role' }, 'adviser'] }] }, 2] })
 * //=> 'count(staff where role = adviser) ≥ 2'
 */
export function print(expr: Expr): string {
  if (Array.isArray(expr)) return `[${expr.map(print).join(', ')}]`
  const operation = operationOf(expr)
  if (operation === undefined) return String(expr)
  const { operator, operands } = operation
  const [first, second] = operands as [Expr, Expr]
  switch (operator) {
    case 'var':
      return first === '' ? 'it' : String(first)
    case '!':
      return `not ${inner(first)}`
    case 'min':
    case 'max':
      return `${operator}(${operands.map(print).join(', ')})`
    case 'filter':
      return `${inner(first)} where ${print(second)}`
    case 'count':
      return second === true || isMember(second)
        ? `count(${print(first)})`
        : `count(${print(first)} where ${print(second)})`
    case 'distinct':
      return `distinct(${print(second)} of ${print(first)})`
    case 'period':
      return `period.${String(first)}`
    case 'sum':
      return `sum(${print(second)} of ${print(first)})`
    case 'all':
    case 'some':
    case 'none':
      return `${operator === 'all' ? 'every' : operator} ${inner(first)}: ${inner(second)}`
    default:
      if (operator === '<=' && second === lastDay) return `${inner(first)} reached`
      return operands.map(inner).join(` ${symbols[operator] ?? operator} `)
  }
}

const isMember = (expr: Expr): boolean => operationOf(expr)?.operands[0] === ''

/** An operand, in brackets where it would be read wrongly without. */
function inner(expr: Expr): string {
  const operator = operationOf(expr)?.operator
  const bracket =
    operator !== undefined &&
    (words.has(operator) || symbols[operator] !== undefined || /^([<>+-]|all|some|none|filter)$/.test(operator))
  return bracket ? `(${print(expr)})` : print(expr)
}
