import { blocksFor } from './member-set.js'
import type { Members, State } from './node.js'

/** The members of a list of the record by the words one fact of theirs has, looked up once for each record. */
export interface Words {
  /** The number of a word that is asked about, known before the first `run`. */
  codeOf(word: string): number
  run(state: State): void
  /** The part of a block that has a word. */
  having(code: number, block: number): number
  /** The part of a block whose word nobody knows. */
  unknown(block: number): number
}

/** @param list the whole list, not filtered */
export function wordsOf(list: Members, name: string): Words {
  const codes = new Map<unknown, number>()
  /** One set of members after another: first of those whose word is not known, then for each code. */
  const sets: number[] = []
  let blocks = 0
  let round = -1
  return {
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
      blocks = blocksFor(length)
      for (let i = (codes.size + 1) * blocks - 1; i >= 0; i--) sets[i] = 0
      for (let i = 0; i < length; i++) {
        const value = items[i]![name]
        const code = typeof value === 'string' && value !== '' ? codes.get(value) : 0
        if (code !== undefined) sets[code * blocks + (i >> 5)]! |= 1 << (i & 31)
      }
    },
    having: (code, block) => sets[code * blocks + block]!,
    unknown: (block) => sets[block]!,
  }
}
