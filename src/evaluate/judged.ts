import { blocksFor, firstOf, hasMember, sizeOf, wholeBlock } from './member-set.js'
import type { Explains, Inquiry, Judged, Members, State, Test } from './node.js'
import type { Pointers } from './pointer-list.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// What a condition says of the members of a list: asked once, whatever is then made of the answers, and
// asked again neither for what is cited nor for what would settle it.

export const noFacts: State['item'] = Object.freeze({})

/**
 * An array of conditions written in the expression: each member is a truth, and there are no others.
 * What is asked of it reads the truth at hand.
 */
export function judgedConditions(tests: readonly Test[], condition: Test): Judged {
  const blocks = Array.from({ length: blocksFor(tests.length) }, (_, block) => wholeBlock(tests.length, block))
  const list: Members = {
    items: tests.map(() => noFacts),
    length: tests.length,
    sure: blocks,
    possible: blocks,
    complete: true,
    run() {},
    pointer: () => '',
    hasPointers: false,
    cite(state, evidence) {
      for (const test of tests) test.cite(state, evidence)
    },
    settle() {},
    settleMember(state, index, facts) {
      tests[index]!.settle(state, facts)
    },
  }
  const yes = blocks.map(() => 0)
  const may = blocks.map(() => 0)
  return {
    list,
    condition,
    yes,
    may,
    unlisted: FALSE,
    run(state) {
      const { truth } = state
      for (let block = 0; block < blocks.length; block++) yes[block] = may[block] = 0
      for (let i = 0; i < tests.length; i++) {
        // Each may read the truth at hand outside.
        state.truth = truth
        state.truth = tests[i]!.test(state)
        const answer = condition.test(state)
        if (answer !== FALSE) may[i >> 5]! |= 1 << (i & 31)
        if (answer === TRUE) yes[i >> 5]! |= 1 << (i & 31)
      }
      state.truth = truth
    },
  }
}

/**
 * What a condition says of the members of a list: asked once, whatever is then made of the answers.
 *
 * @param inquiry the condition, as it is asked of many
 */
export function judged(list: Members, condition: Test, inquiry: Inquiry): Judged {
  const yes: number[] = []
  const may: number[] = []
  const node: Judged = {
    list,
    condition,
    yes,
    may,
    unlisted: UNKNOWN,
    run(state) {
      list.run(state)
      const { items, possible } = list
      for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
        inquiry.ask(state, items, block, possible[block]!)
        yes[block] = inquiry.yes
        may[block] = inquiry.may
      }
      if (list.complete) return
      const { item } = state
      state.item = noFacts
      node.unlisted = condition.test(state)
      state.item = item
    },
  }
  return node
}

/** Settles what is open about a member, seen from within it. */
export function settleInside(part: Explains, state: State, list: Members, index: number, facts: Pointers): void {
  const { item, at } = state
  state.item = list.items[index]!
  state.at = list.pointer(at, index)
  part.settle(state, facts)
  state.item = item
  state.at = at
}

/** Which members of a list, by what a condition says of them. */
export interface Which {
  /** The part of a block. */
  among(judged: Judged, block: number): number
  /** Whether it may be one that nobody has listed. */
  unlisted(truth: Truth): boolean
}

export const whichever: Which = {
  among: ({ list }, block) => list.possible[block]!,
  unlisted: () => true,
}
export const notFalse: Which = {
  among: ({ may }, block) => may[block]!,
  unlisted: (truth) => truth !== FALSE,
}
export const notTrue: Which = {
  among: ({ list, yes }, block) => list.possible[block]! & ~yes[block]!,
  unlisted: (truth) => truth !== TRUE,
}
export const surelyTrue: Which = {
  among: ({ list, yes }, block) => list.sure[block]! & yes[block]!,
  unlisted: () => false,
}
export const surelyFalse: Which = {
  among: ({ list, may }, block) => list.sure[block]! & ~may[block]!,
  unlisted: () => false,
}

/** Beyond so many facts nobody looks them up one by one: the list stands for the rest. */
const mostFacts = 1000
/** Beyond so many members the list stands for them. */
const mostMembers = 100

/** The facts that decide which members count: those open about a member, and whether there are more. */
export function settleMembers(state: State, judged: Judged, matters: Which, facts: Pointers): void {
  const { list, condition, yes, may } = judged
  judged.run(state)
  for (let block = 0; block < blocksFor(list.length); block++) {
    const undecided = may[block]! & ~yes[block]!
    const unsure = list.possible[block]! & ~list.sure[block]!
    for (let rest = matters.among(judged, block) & (undecided | unsure); rest !== 0; rest &= rest - 1) {
      if (facts.length >= mostFacts) {
        list.cite(state, facts)
        return
      }
      const index = firstOf(block, rest)
      list.settleMember(state, index, facts)
      if ((undecided & rest & -rest) !== 0) settleInside(condition, state, list, index, facts)
    }
  }
  if (!list.complete && matters.unlisted(judged.unlisted)) list.settle(state, facts)
}

/** The members a result rests on, or the list itself where it has none to show, or too many. */
export function citeMembers(state: State, judged: Judged, shows: Which, evidence: Pointers): void {
  const { list } = judged
  judged.run(state)
  const blocks = blocksFor(list.length)
  let shown = 0
  for (let block = 0; block < blocks; block++) {
    const part = shows.among(judged, block)
    if (part !== 0) shown += sizeOf(part)
  }
  if (shown === 0 || shown > mostMembers || !list.hasPointers) {
    list.cite(state, evidence)
    return
  }
  for (let block = 0; block < blocks; block++)
    for (let rest = shows.among(judged, block); rest !== 0; rest &= rest - 1)
      evidence.add(list.pointer(state.at, firstOf(block, rest)))
}

/** Whether what a condition says of a member is open. */
export const isUndecided = ({ yes, may }: Judged, index: number): boolean =>
  hasMember(may, index) && !hasMember(yes, index)
