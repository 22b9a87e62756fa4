import { type Expr, operationOf, operators } from './types.js'

/** The expressions directly inside one, and whether each runs over the members of a list. */
export function childrenOf(expr: Expr): readonly { readonly expr: Expr; readonly overMembers: boolean }[] {
  if (Array.isArray(expr)) return expr.map((each) => ({ expr: each, overMembers: false }))
  const operation = operationOf(expr)
  if (operation === undefined || operation.operator === 'var') return []
  const { overMembers } = operators[operation.operator]
  return operation.operands.map((each, index) => ({ expr: each, overMembers: overMembers && index === 1 }))
}

/**
 * The facts an expression reads, sorted, each once. A fact of a list's members is written behind
 * the list: "staff[].role". Members of an array of conditions are not a list's and stand as they are.
 *
 * @example
 * factsOf({ count: [{ var: 'staff' }, { '==': [{ var: 'role' }, 'adviser'] }] })
 * //=> ['staff', 'staff[].role']
 */
export function factsOf(expr: Expr): string[] {
  const found = new Set<string>()
  const visit = (each: Expr, prefix: string): void => {
    if (Array.isArray(each)) {
      for (const condition of each) visit(condition, prefix)
      return
    }
    const operation = operationOf(each)
    if (operation === undefined) return
    const { operator, operands } = operation
    if (operator === 'var') {
      const path = String(operands[0])
      if (path !== '') found.add(prefix + path)
      return
    }
    const inside = operators[operator].overMembers ? membersPrefix(operands[0]!, prefix) : prefix
    for (const [index, operand] of operands.entries()) visit(operand, index === 1 ? inside : prefix)
  }
  visit(expr, '')
  return [...found].sort()
}

/** What stands before a fact of the members of a list: "staff[]." for { var: 'staff' }. */
export function membersPrefix(list: Expr, prefix: string): string {
  const operation = operationOf(list)
  if (operation?.operator === 'var') return `${prefix}${operation.operands[0]}[].`
  if (operation?.operator === 'filter') return membersPrefix(operation.operands[0]!, prefix)
  return prefix
}
