import { type Language, normalized, resolveTerm, type Vocabulary } from '../record/vocabulary.js'

// Terms by what people call them. Records know the id, the Chinese label and the aliases; tables the English one too.

const englishWords = new WeakMap<object, Map<string, string>>()

/** The id of a term, from its id, either label, or an alias; an English label that two terms share names neither. */
export function termNamed(vocabulary: Vocabulary, section: string, word: string): string | undefined {
  const terms = vocabulary.terms[section]
  if (terms === undefined) return undefined
  const id = resolveTerm(vocabulary, section, word)
  if (id !== undefined) return id
  let english = englishWords.get(terms)
  if (english === undefined) {
    english = new Map()
    for (const [each, { en }] of Object.entries(terms))
      english.set(normalized(en), english.has(normalized(en)) ? '' : each)
    englishWords.set(terms, english)
  }
  return english.get(normalized(word)) || undefined
}

/** What a term is called in a language; its id where that would be taken for another term. */
export function wordOfTerm(vocabulary: Vocabulary, section: string, id: string, language: Language): string {
  const label = vocabulary.terms[section]?.[id]?.[language] ?? id
  return termNamed(vocabulary, section, label) === id ? label : id
}

/** Every word that a term of a section may be called by. */
export const wordsOfSection = (vocabulary: Vocabulary, section: string): readonly string[] =>
  Object.entries(vocabulary.terms[section] ?? {}).flatMap(([id, { zh, en, aliases = [] }]) => [id, zh, en, ...aliases])
