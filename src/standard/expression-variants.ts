import { isDate } from '../dates.js'
import { compare } from '../expr/build.js'
import { type CompareOperator, type Expr, type Operator, operationOf } from '../expr/types.js'
import { type Another, neighbours, nudged, seenFrom, type Variant } from './variant.js'

/** What may stand in the place of an operator over the same operands. */
const instead: Readonly<Partial<Record<Operator, readonly Operator[]>>> = {
  and: ['or'],
  or: ['and'],
  all: ['some'],
  some: ['all'],
  none: ['some'],
  '==': ['!='],
  '!=': ['=='],
  '+': ['-'],
  '-': ['+'],
  min: ['max'],
  max: ['min'],
}

/** How a comparison of numbers may be slipped: stricter by the bound itself, or looser by it. */
const slips: Readonly<Partial<Record<Operator, readonly CompareOperator[]>>> = {
  '>=': ['>'],
  '>': ['>='],
  '<=': ['<'],
  '<': ['<='],
  '==': ['>=', '<='],
}

/**
 * An expression with one place written differently: another operator, another relation, an operand or a condition
 * left out, a figure or a day beside the one written.
 */
export function expressionVariants(expr: Expr, another: Another): Variant[] {
  const written = (after: Expr): Variant => ({ keys: [], before: expr, after, value: after })
  if (typeof expr === 'number') return nudged(String(expr)).map((text) => written(Number(text)))
  if (typeof expr === 'string') return isDate(expr) ? neighbours(expr).map(written) : []
  if (Array.isArray(expr)) return [...without(expr), ...inOperands(expr, another)]
  const operation = operationOf(expr)
  if (operation === undefined || operation.operator === 'var' || operation.operator === 'period') return []
  const { operator, operands } = operation
  const made = (name: Operator, of: readonly Expr[]): Expr => ({ [name]: of }) as unknown as Expr
  const [first, second] = operands as [Expr, Expr]
  const rewritten = (variant: Variant) => seenFrom(variant, operator, made(operator, variant.value as Expr[]))
  const inside = inOperands(operands, another).map(rewritten)
  // Of one operand both say the same, and whether something or everything is simply there.
  const alike = operands.length === 1 || second === true
  const others = alike ? [] : (instead[operator] ?? []).map((name) => written(made(name, operands)))
  switch (operator) {
    case '!':
      return [written(first), ...forbidden(first, another).map(rewritten), ...inside]
    case 'and':
    case 'or':
      return [...others, ...without(operands).map(rewritten), ...inside]
    case 'filter':
      return [written(first), ...inside]
    case 'count':
      return [...(second === true ? [] : [written(made('count', [first, true]))]), ...inside]
    default:
      return [...others, ...relations(expr).map(written), ...inside]
  }
}

/** A list without each of its members; one member alone stays. */
const without = (list: readonly Expr[]): Variant[] =>
  list.length < 2
    ? []
    : list.map((each, index) => ({ keys: [index], before: each, after: undefined, value: list.toSpliced(index, 1) }))

/** What must not be one of some words, with one word more. */
function forbidden(expr: Expr, another: Another): Variant[] {
  const operation = operationOf(expr)
  const [word, list] = operation?.operands ?? []
  if (operation?.operator !== 'in' || word === undefined || !Array.isArray(list)) return []
  const more = another(list)
  const longer = [...list, more ?? '']
  return more === undefined
    ? []
    : [{ keys: [0, 'in', 1], before: list, after: longer, value: [{ in: [word, longer] }] }]
}

const inOperands = (operands: readonly Expr[], another: Another): Variant[] =>
  operands.flatMap((each, index) =>
    expressionVariants(each, another).map((variant) =>
      seenFrom(variant, index, operands.with(index, variant.value as Expr)),
    ),
  )

/**
 * A comparison of numbers or days with its bound taken in or left out. Where a whole number is compared with a
 * written one, and a day with a written day, that says the same as the next figure or day (of people, more than
 * 2 are at least 3), and there is nothing to tell apart.
 */
export function relations(expr: Expr): Expr[] {
  const operation = operationOf(expr)
  if (operation === undefined) return []
  const { operator, operands } = operation
  const [left, right] = operands as [Expr, Expr]
  if (operator === '==' ? !(isNumber(left) || isNumber(right)) : isStepwise(left, right) || isStepwise(right, left))
    return []
  return (slips[operator] ?? []).map((relation) => compare(left, relation, right))
}

const isStepwise = (side: Expr, bound: Expr): boolean =>
  (typeof bound === 'string' && isDate(bound)) || (Number.isInteger(bound) && isWhole(side))

/** Whether an expression only takes whole numbers. */
function isWhole(expr: Expr): boolean {
  if (typeof expr === 'number') return Number.isInteger(expr)
  const operation = operationOf(expr)
  if (operation === undefined) return false
  const { operator, operands } = operation
  if (operator === 'count' || operator === 'distinct') return true
  return ['+', '-', '*', 'min', 'max'].includes(operator) && operands.every(isWhole)
}

const numeric: ReadonlySet<string> = new Set(['+', '-', '*', 'min', 'max', 'count', 'sum', 'distinct'])

const isNumber = (expr: Expr): boolean => typeof expr === 'number' || numeric.has(operationOf(expr)?.operator ?? '')
