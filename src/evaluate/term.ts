import { explained } from './fact.js'
import type { Bounds, State, Test } from './node.js'
import type { Pointers } from './pointer-list.js'
import { pointerAt } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Terms and texts. A term that others lie within says less than one of them would: nobody knows which it is.

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * Whether a term or a text is one of some words: conditions and filters ask it more often than anything else.
 *
 * @param wider the terms that may turn out to be one of them, or another
 */
export function wordFact(name: string, words: readonly string[], wider: readonly string[]): Test {
  const { cite, settle } = explained(name, isWord)
  return {
    test(state): Truth {
      const value = state.item[name]
      if (!isWord(value)) return UNKNOWN
      // The words are few: a loop finds one sooner than `includes`.
      for (const word of words) if (word === value) return TRUE
      for (const word of wider) if (word === value) return UNKNOWN
      return FALSE
    },
    cite,
    settle(state, facts) {
      if (wider.includes(state.item[name] as string)) narrower(state, name, facts)
      else settle(state, facts)
    },
  }
}

/** The word is there, and says too little. */
function narrower(state: State, name: string, facts: Pointers): void {
  state.reason ??= 'unclassified'
  facts.add(pointerAt(state, `/${name}`))
}

/**
 * A term, where terms of its section lie within others.
 *
 * @param word the same, read as a mere word
 */
export function termFact(name: string, word: Bounds, inside: NonNullable<Bounds['inside']>): Bounds {
  const { settle } = word
  word.inside = inside
  word.settle = (state, facts) => {
    const value = state.item[name]
    if (isWord(value) && inside.has(value)) narrower(state, name, facts)
    else settle(state, facts)
  }
  return word
}

/** Whether two facts are the same term. */
export function sameTerm(left: Bounds, right: Bounds, inside: NonNullable<Bounds['inside']>): Test {
  const mayBe = (wide: unknown, term: unknown) => inside.get(wide as string)?.includes(term as string) === true
  return {
    test(state): Truth {
      left.run(state)
      right.run(state)
      const [one, other] = [left.low, right.low]
      if (one !== left.high || other !== right.high) return UNKNOWN
      // Two hospitals of which nobody says more may be a general and a psychiatric one.
      if (one === other) return inside.has(one as string) ? UNKNOWN : TRUE
      return mayBe(one, other) || mayBe(other, one) ? UNKNOWN : FALSE
    },
    cite(state, evidence) {
      left.cite(state, evidence)
      right.cite(state, evidence)
    },
    settle(state, facts) {
      left.settle(state, facts)
      right.settle(state, facts)
    },
  }
}
