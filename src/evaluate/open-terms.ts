import { type Facts, factAt, membersAt } from '../expr/facts.js'
import { type Expr, operationOf } from '../expr/types.js'
import { childrenOf, membersPrefix } from '../expr/walk.js'
import { widerThan, wideTerms } from '../record/terms-inside.js'
import type { Vocabulary } from '../record/vocabulary.js'

/**
 * The terms that say too little for an expression, by the facts that may give them, as `factsOf` names them:
 * a hospital, where a general hospital is asked for.
 */
export function openTerms(expr: Expr, facts: Facts, vocabulary: Vocabulary): ReadonlyMap<string, ReadonlySet<string>> {
  const open = new Map<string, Set<string>>()

  function visit(each: Expr, prefix: string): void {
    const operation = operationOf(each)
    const operands = operation?.operands ?? []
    if (operation?.operator === 'var') {
      note(prefix, operands[0]!, (section) => wideTerms(vocabulary, section).keys())
      return
    }
    const asked = operation && ['==', '!=', 'in'].includes(operation.operator) ? wordsAmong(operands) : undefined
    if (asked !== undefined) {
      const read = operationOf(operands.find((operand) => operationOf(operand) !== undefined) ?? '')
      if (read?.operator === 'var') note(prefix, read.operands[0]!, (section) => widerThan(vocabulary, section, asked))
      return
    }
    for (const child of childrenOf(each)) {
      visit(child.expr, child.overMembers ? membersPrefix(operands[0]!, prefix) : prefix)
    }
  }

  function note(prefix: string, name: Expr, terms: (section: string) => Iterable<string>): void {
    const among = prefix === '' ? facts : membersAt(prefix.slice(0, -'[].'.length), facts)
    const fact = factAt(String(name), among)
    if (fact?.type !== 'term') return
    const path = prefix + String(name)
    open.set(path, new Set([...(open.get(path) ?? []), ...terms(fact.terms)]))
  }

  visit(expr, '')
  return open
}

/** The words that a comparison asks for, where it asks for words. */
function wordsAmong(operands: readonly Expr[]): readonly string[] | undefined {
  const words = operands.find((operand) => typeof operand === 'string' || Array.isArray(operand))
  return words === undefined ? undefined : ([words].flat() as string[])
}
