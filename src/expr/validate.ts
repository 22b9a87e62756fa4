import { type Expr, operators } from './types.js'

/** What is wrong inside an expression, and where: the keys that lead there. */
export interface ExprIssue {
  readonly code: 'invalid-expression' | 'type-mismatch' | 'unknown-fact' | 'unknown-term' | 'invalid-date'
  readonly path: readonly (string | number)[]
  readonly message: string
  /** A word nobody knows, and what it could have been: for a "did you mean". */
  readonly unknown?: { readonly word: string; readonly known: readonly string[] }
}

/** Deep enough for any requirement, shallow enough for every recursion over an expression. */
export const maxDepth = 32

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads an expression from untrusted data: exactly one operator per object, a known one, the right
 * number of operands, a bounded depth, no path into JavaScript's own properties.
 *
 * @example
 * validate({ '>=': [{ var: 'totalArea' }, 150] }).issues //=> []
 * validate({ '=>': [1, 2] }).issues[0].message //=> 'there is no operator "=>"'
 */
export function validate(value: unknown): { readonly expr: Expr; readonly issues: readonly ExprIssue[] } {
  const issues: ExprIssue[] = []
  const report = (path: readonly (string | number)[], message: string, unknown?: ExprIssue['unknown']): Expr => {
    issues.push({ code: 'invalid-expression', path, message, ...(unknown && { unknown }) })
    return false
  }

  const visit = (each: unknown, path: readonly (string | number)[]): Expr => {
    if (path.length > 2 * maxDepth) return report(path, `nested deeper than ${maxDepth} operators`)
    if (typeof each === 'boolean' || typeof each === 'string') return each
    if (typeof each === 'number') return Number.isFinite(each) ? each : report(path, 'not a finite number')
    if (Array.isArray(each)) return each.map((item, index) => visit(item, [...path, index]))
    if (typeof each !== 'object' || each === null)
      return report(path, 'null is no value; a missing fact is unknown by itself')
    return visitOperation(each as Record<string, unknown>, path)
  }

  const visitOperation = (each: Record<string, unknown>, path: readonly (string | number)[]): Expr => {
    const keys = Object.keys(each)
    if (keys.length !== 1) {
      return report(path, `exactly one operator expected, found ${keys.length === 0 ? 'none' : keys.join(', ')}`)
    }
    const operator = keys[0]!
    if (!Object.hasOwn(operators, operator)) {
      return report([...path, operator], `there is no operator "${operator}"`, {
        word: operator,
        known: Object.keys(operators),
      })
    }
    const given = each[operator]
    const operands = Array.isArray(given) ? given : [given]
    const { least, most } = operators[operator as keyof typeof operators]
    if (operands.length < least || operands.length > most) {
      const wanted = most === Infinity ? `at least ${least}` : `${least}`
      return report(
        [...path, operator],
        `"${operator}" takes ${wanted} operand${wanted === '1' ? '' : 's'}, found ${operands.length}`,
      )
    }
    if (operator === 'period' && operands[0] !== 'from' && operands[0] !== 'until')
      return report([...path, operator], 'a period has two ends: "from" and "until"')
    if (operator === 'var') return visitVar(operands[0], [...path, operator])
    const visited = operands.map((item, index) =>
      visit(item, Array.isArray(given) ? [...path, operator, index] : [...path, operator]),
    )
    return (operator === '!' ? { '!': visited[0] } : { [operator]: visited }) as Expr
  }

  const visitVar = (name: unknown, path: readonly (string | number)[]): Expr => {
    if (typeof name !== 'string') return report(path, 'a fact is named by text')
    const reserved = name.split('.').find((part) => forbidden.has(part))
    return reserved === undefined ? { var: name } : report(path, `"${reserved}" is no fact`)
  }

  const expr = visit(value, [])
  return { expr, issues }
}
