import { firstOf } from './member-set.js'
import type { Inquiry, State, Test } from './node.js'
import { FALSE, TRUE } from './truth.js'
import type { Words } from './words.js'

// Conditions on the members of a list, asked of many at once.

/** One after another, as a condition on anything may be. */
export function oneByOne(condition: Test): Inquiry {
  const node: Inquiry = {
    yes: 0,
    may: 0,
    ask(state, items, block, among) {
      const { item } = state
      let yes = 0
      let may = 0
      for (let rest = among; rest !== 0; rest &= rest - 1) {
        state.item = items[firstOf(block, rest)]!
        const truth = condition.test(state)
        if (truth === FALSE) continue
        may |= rest & -rest
        if (truth === TRUE) yes |= rest & -rest
      }
      state.item = item
      node.yes = yes
      node.may = may
    },
  }
  return node
}

/**
 * Whether a word of theirs is one of some.
 *
 * @param wider the words that may turn out to be one of them, or another
 */
export function wordAmong(words: Words, wanted: readonly string[], wider: readonly string[]): Inquiry {
  const surely = wanted.map(words.codeOf)
  const possibly = wider.map(words.codeOf)
  const node: Inquiry = {
    yes: 0,
    may: 0,
    ask(state, _, block, among) {
      words.run(state)
      const { sets, blocks } = words
      let yes = 0
      for (let i = 0; i < surely.length; i++) yes |= sets[surely[i]! * blocks + block]!
      let may = yes | sets[block]!
      for (let i = 0; i < possibly.length; i++) may |= sets[possibly[i]! * blocks + block]!
      node.yes = yes & among
      node.may = may & among
    },
  }
  return node
}

/** What the first rules out the second is not asked. */
export function bothOf(first: Inquiry, second: Inquiry): Inquiry {
  const node: Inquiry = {
    yes: 0,
    may: 0,
    ask(state: State, items, block, among) {
      first.ask(state, items, block, among)
      const { yes, may } = first
      if (may !== 0) second.ask(state, items, block, may)
      node.yes = may === 0 ? 0 : yes & second.yes
      node.may = may === 0 ? 0 : second.may
    },
  }
  return node
}

/** What the first is sure of the second is not asked. */
export function eitherOf(first: Inquiry, second: Inquiry): Inquiry {
  const node: Inquiry = {
    yes: 0,
    may: 0,
    ask(state, items, block, among) {
      first.ask(state, items, block, among)
      const { yes, may } = first
      second.ask(state, items, block, among & ~yes)
      node.yes = yes | second.yes
      node.may = may | second.may
    },
  }
  return node
}

export function opposite(inquiry: Inquiry): Inquiry {
  const node: Inquiry = {
    yes: 0,
    may: 0,
    ask(state, items, block, among) {
      inquiry.ask(state, items, block, among)
      node.yes = among & ~inquiry.may
      node.may = among & ~inquiry.yes
    },
  }
  return node
}
