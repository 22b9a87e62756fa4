import { termsAround, type Vocabulary } from './vocabulary.js'

// A word may say less than is asked for: a hospital that nobody says more of may be a general hospital.

const known = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()
const none: readonly string[] = []

/** The terms of a section that have others inside, each with all of those: Jiaxing with its counties. */
export function wideTerms(vocabulary: Vocabulary, section: string): ReadonlyMap<string, readonly string[]> {
  const terms = vocabulary.terms[section] ?? {}
  const before = known.get(terms)
  if (before !== undefined) return before
  const inside = new Map<string, string[]>()
  for (const term of Object.keys(terms)) {
    for (const outer of termsAround(vocabulary, section, term)) {
      const inner = inside.get(outer)
      if (inner === undefined) inside.set(outer, [term])
      else inner.push(term)
    }
  }
  known.set(terms, inside)
  return inside
}

/**
 * The terms that lie within another, without itself.
 *
 * @example
 * termsInside(vocabulary, 'organization-types', 'hospital') //=> ['general-hospital', …]
 */
export const termsInside = (vocabulary: Vocabulary, section: string, term: string): readonly string[] =>
  wideTerms(vocabulary, section).get(term) ?? none

/**
 * The terms that may turn out to be one of those asked for, or another: what one of them lies within,
 * as far as that is not asked for itself.
 *
 * @example
 * widerThan(vocabulary, 'organization-types', ['general-hospital']) //=> ['hospital']
 */
export function widerThan(vocabulary: Vocabulary, section: string, asked: readonly string[]): readonly string[] {
  const wider = new Set(asked.flatMap((term) => termsAround(vocabulary, section, term)))
  for (const term of asked) wider.delete(term)
  return [...wider]
}
