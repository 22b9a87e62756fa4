import { readRecord } from '../record/read.js'
import type { SourceRecord } from '../record/source.js'
import { type Vocabulary, withAliases } from '../record/vocabulary.js'
import type { chooser } from '../standard/choose.js'
import type { Standard } from '../standard/standard.js'

/**
 * Reads records, each in the words of the standards addressed to it: a word nobody knows may be an alias of
 * one of them.
 */
export function readerInWords(
  choose: ReturnType<typeof chooser>,
  vocabulary: Vocabulary,
): (source: SourceRecord) => ReturnType<typeof readRecord> {
  /** The vocabulary with the aliases of some standards: the same one each time, for what is made of it is kept with it. */
  const wordsOf = new Map<string, Vocabulary>()
  function inWordsOf(chosen: readonly Standard[]): Vocabulary {
    const key = chosen.map(({ id }) => id).join(' ')
    const add = (known: Vocabulary, { aliases }: Standard) => (aliases ? withAliases(known, aliases) : known)
    const words = wordsOf.get(key) ?? chosen.reduce(add, vocabulary)
    wordsOf.set(key, words)
    return words
  }
  return ({ value }) => {
    const read = readRecord(value, vocabulary)
    if (read.record === undefined || !read.problems.some(({ code }) => code === 'unknown-term')) return read
    const chosen = choose(read.record)
    const words = chosen.ok ? inWordsOf(chosen.value) : vocabulary
    return words === vocabulary ? read : readRecord(value, words)
  }
}
