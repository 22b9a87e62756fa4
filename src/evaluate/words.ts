import { blocksFor } from './member-set.js'
import type { Members, State } from './node.js'

/** The members of a list of the record by the words one fact of theirs has, looked up once for each record. */
export interface Words {
  /** The number of a word that is asked about, known before the first `run`. */
  codeOf(word: string): number
  run(state: State): void
  /** One set of members after another: first of those whose word is not known, then of those that have each word. */
  readonly sets: readonly number[]
  /** How many blocks each of them has: a block of a word's set is `sets[code * blocks + block]`. */
  blocks: number
}

/** @param list the whole list, not filtered */
export function wordsOf(list: Members, name: string): Words {
  const codes = new Map<unknown, number>()
  const sets: number[] = []
  let round = -1
  const words: Words = {
    sets,
    blocks: 0,
    codeOf(word) {
      const code = codes.get(word) ?? codes.size + 1
      codes.set(word, code)
      return code
    },
    run(state) {
      if (round === state.round) return
      round = state.round
      list.run(state)
      const { items, length } = list
      const blocks = blocksFor(length)
      words.blocks = blocks
      for (let i = (codes.size + 1) * blocks - 1; i >= 0; i--) sets[i] = 0
      for (let i = 0; i < length; i++) {
        const value = items[i]![name]
        const code = typeof value === 'string' && value !== '' ? codes.get(value) : 0
        if (code !== undefined) sets[code * blocks + (i >> 5)]! |= 1 << (i & 31)
      }
    },
  }
  return words
}
