import type { Facts, FactType } from '../expr/facts.js'

// The words rule sets and records share: units, terms, and the facts a record may give.
// A vocabulary is data (standards/vocabulary.yaml), so that a new document brings its own words.

export type Language = 'zh' | 'en'

/** A name in both languages. */
export interface Label {
  readonly zh: string
  readonly en: string
}

export interface Term extends Label {
  readonly aliases?: readonly string[] | undefined
  /** The term this one lies in: a district's city. */
  readonly within?: string | undefined
  /** Of a region, how high in the hierarchy it stands. */
  readonly level?: string | undefined
}

export type Fact = Label & {
  readonly aliases?: readonly string[] | undefined
  readonly members?: { readonly [name: string]: Fact } | undefined
} & (FactType | Records)

/** The records of a type that belong to a region; a dataset gives them, never the record itself. */
export interface Records {
  readonly type: 'records'
  readonly record: string
}

/** Sections of terms, units, and the facts of each type of record. */
export interface Vocabulary {
  readonly units: { readonly [unit: string]: Term }
  readonly terms: { readonly [section: string]: { readonly [id: string]: Term } }
  readonly facts: { readonly [recordType: string]: { readonly [name: string]: Fact } }
}

export const emptyVocabulary: Vocabulary = { units: {}, terms: {}, facts: {} }

/**
 * Two vocabularies as one. The second may name things anew, and what they were called still names them;
 * its lists add their members to those of the first.
 */
export function mergeVocabularies(first: Vocabulary, second: Vocabulary): Vocabulary {
  return {
    units: mergeEntries(first.units, second.units, mergeTerms),
    terms: mergeSections(first.terms, second.terms, mergeTerms),
    facts: mergeSections(first.facts, second.facts, mergeFacts),
  }
}

type Sections<T> = { readonly [section: string]: { readonly [id: string]: T } }

function mergeSections<T>(first: Sections<T>, second: Sections<T>, merge: (one: T, other: T) => T): Sections<T> {
  const sections = new Set([...Object.keys(first), ...Object.keys(second)])
  return Object.fromEntries(
    [...sections].map((name) => [name, mergeEntries(first[name] ?? {}, second[name] ?? {}, merge)]),
  )
}

function mergeEntries<T>(first: Sections<T>[string], second: Sections<T>[string], merge: (one: T, other: T) => T) {
  const added = Object.entries(second).map(([id, entry]) => [
    id,
    Object.hasOwn(first, id) ? merge(first[id]!, entry) : entry,
  ])
  return { ...first, ...Object.fromEntries(added) } as Sections<T>[string]
}

/** The words of both: what one called it is an alias of what the other does. */
function mergeTerms(one: Term, other: Term): Term {
  const aliases = new Set([...(other.aliases ?? []), one.zh, ...(one.aliases ?? [])])
  aliases.delete(other.zh)
  return { ...other, ...(aliases.size > 0 && { aliases: [...aliases] }) }
}

function mergeFacts(one: Fact, other: Fact): Fact {
  if (one.type !== 'list' || other.type !== 'list') return other
  return { ...other, members: mergeEntries(one.members as FactMap, other.members as FactMap, mergeFacts) } as Fact
}

/** Further words for terms, by section and id. */
export type Aliases = { readonly [section: string]: { readonly [id: string]: readonly string[] } }

/**
 * A vocabulary in which further words name its terms; a word that names one already still names that one.
 *
 * @example
 * resolveTerm(withAliases(vocabulary, { zones: { 'reading-area': ['书区'] } }), 'zones', '书区') //=> 'reading-area'
 */
export function withAliases(vocabulary: Vocabulary, aliases: Aliases): Vocabulary {
  const sections = Object.entries(aliases).map(([section, words]) => {
    const terms = vocabulary.terms[section] ?? {}
    const added = Object.entries(words).map(([id, more]) => {
      const free = more.filter((word) => resolveTerm(vocabulary, section, word) === undefined)
      const term = terms[id]!
      return [id, { ...term, aliases: [...(term.aliases ?? []), ...free] }]
    })
    return [section, { ...terms, ...Object.fromEntries(added) }]
  })
  return { ...vocabulary, terms: { ...vocabulary.terms, ...Object.fromEntries(sections) } }
}

type FactMap = { readonly [name: string]: Fact }

// An index of a vocabulary's words is built at its first use and lives as long as the vocabulary.
const indexes = new WeakMap<object, Map<string, string>>()

function indexOf(entries: {
  readonly [id: string]: { readonly zh?: string; readonly aliases?: readonly string[] | undefined }
}) {
  let index = indexes.get(entries)
  if (index === undefined) {
    index = new Map()
    for (const [id, { zh, aliases = [] }] of Object.entries(entries)) {
      for (const word of [id, ...(zh ? [zh] : []), ...aliases]) index.set(normalized(word), id)
    }
    indexes.set(entries, index)
  }
  return index
}

/** Full-width and half-width forms, dashes and blanks make no difference to a name. */
export const normalized = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[-‐-―－]+/g, '-')
    .toLowerCase()

/**
 * The id of a term, from the id, the Chinese label or an alias.
 *
 * @example
 * resolveTerm(vocabulary, 'zones', '阅览区') //=> 'reading-area'
 */
export function resolveTerm(vocabulary: Vocabulary, section: string, word: string): string | undefined {
  const terms = vocabulary.terms[section]
  return terms && indexOf(terms).get(normalized(word))
}

/** The unit a word names: "㎡" is "m²". */
export function resolveUnit(vocabulary: Vocabulary, word: string): string | undefined {
  return indexOf(vocabulary.units).get(normalized(word))
}

/** The terms that one lies within, the nearest first: its city, for a county. */
export function termsAround(vocabulary: Vocabulary, section: string, term: string): string[] {
  const around = new Set<string>()
  const terms = vocabulary.terms[section] ?? {}
  for (let at = terms[term]?.within; at !== undefined && !around.has(at); at = terms[at]?.within) around.add(at)
  return [...around]
}

/** Whether a term is another or lies within it: 南湖区 lies within Jiaxing. */
export const isWithin = (vocabulary: Vocabulary, section: string, term: string, outer: string): boolean =>
  term === outer || termsAround(vocabulary, section, term).includes(outer)

const factsOfVocabulary = new WeakMap<Vocabulary, Map<string, Facts>>()

/** The facts that an expression over a record may read; lists of records have the facts of their type as members. */
export function factsOfRecord(vocabulary: Vocabulary, recordType: string): Facts {
  const known = factsOfVocabulary.get(vocabulary) ?? new Map<string, Facts>()
  factsOfVocabulary.set(vocabulary, known)
  const found = known.get(recordType)
  if (found !== undefined) return found
  // Noted before it is filled: the regions of a region are regions again.
  const facts: { [name: string]: FactType } = {}
  known.set(recordType, facts)
  const given = Object.hasOwn(vocabulary.facts, recordType) ? vocabulary.facts[recordType]! : {}
  for (const [name, fact] of Object.entries(given)) {
    if (fact.type !== 'records') facts[name] = fact
    else facts[name] = { type: 'list', members: factsOfRecord(vocabulary, fact.record), records: fact.record }
  }
  return facts
}

/**
 * The fact at a path as `factsOf` writes it: "totalArea", "staff[].role".
 */
export function factNamed(vocabulary: Vocabulary, recordType: string, path: string): Fact | undefined {
  const [name = '', ...rest] = path.split('[].')
  let fact = vocabulary.facts[recordType]?.[name.split('.')[0]!]
  for (const part of rest) {
    const members = fact?.type === 'records' ? vocabulary.facts[fact.record] : fact?.members
    fact = members?.[part.split('.')[0]!]
  }
  return fact
}
