import type { Facts } from '../expr/facts.js'
import { type Expr, operationOf } from '../expr/types.js'
import { widerThan } from '../record/terms-inside.js'
import type { Vocabulary } from '../record/vocabulary.js'

// What an expression asks of a single fact, read off its shape.

const nameOf = (expr: Expr): string | undefined => {
  const operation = operationOf(expr)
  return operation?.operator === 'var' ? String(operation.operands[0]) : undefined
}

export interface WordsAsked {
  readonly name: string
  readonly words: readonly string[]
  /** The words that may turn out to be one of them, or another. */
  readonly wider: readonly string[]
}

/**
 * The words one of which a term or a text is to be, or with `!=` not to be; a day of a timetable is no fact by itself.
 *
 * @example
 * wordsAsked({ '==': [{ var: 'type' }, 'hospital'] }, facts, vocabulary)?.words //=> ['hospital']
 */
export function wordsAsked(expr: Expr, facts: Facts, vocabulary: Vocabulary): WordsAsked | undefined {
  const operation = operationOf(expr)
  if (operation === undefined || !['==', '!=', 'in'].includes(operation.operator)) return undefined
  const [first, second] = operation.operands as [Expr, Expr]
  const [read, given] = operation.operator !== 'in' && typeof first === 'string' ? [second, first] : [first, second]
  if (typeof given !== 'string' && !Array.isArray(given)) return undefined
  const name = nameOf(read)
  const fact = name === undefined ? undefined : facts[name]
  if (name === undefined || (fact?.type !== 'term' && fact?.type !== 'text')) return undefined
  const words = [given].flat() as string[]
  return { name, words, wider: fact.type === 'term' ? widerThan(vocabulary, fact.terms, words) : [] }
}

export interface TermsAsked {
  readonly list: string
  /** Terms, each with its alternatives, of which any one is enough. */
  readonly entries: readonly (readonly string[])[]
}

/**
 * The terms that are all asked for of one list of terms.
 *
 * @example
 * termsAsked({ or: [{ in: ['sofa', { var: 'equipment' }] }, { in: ['chair', { var: 'equipment' }] }] })?.entries
 * //=> [['sofa', 'chair']]
 */
export function termsAsked(expr: Expr): TermsAsked | undefined {
  const operation = operationOf(expr)
  if (operation === undefined) return undefined
  const { operator, operands } = operation
  if (operator === 'in' && typeof operands[0] === 'string') {
    const list = nameOf(operands[1]!)
    return list === undefined ? undefined : { list, entries: [[operands[0]]] }
  }
  if (operator !== 'and' && operator !== 'or') return undefined
  const asked = operands.map(termsAsked)
  const list = asked[0]?.list
  if (list === undefined || asked.some((each) => each?.list !== list)) return undefined
  const entries = asked.flatMap((each) => each!.entries)
  if (operator === 'and') return { list, entries }
  return asked.every((each) => each!.entries.length === 1) ? { list, entries: [entries.flat()] } : undefined
}
