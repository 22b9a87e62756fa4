import type { Explains, Judged, Members, State, Test } from './node.js'
import { listed } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// What a condition says of each member of a list: asked once, whatever is then made of the answers, and
// asked again neither for what is cited nor for what would settle it.

export const noFacts: State['item'] = Object.freeze({})

/**
 * An array of conditions written in the expression: each member is a truth, and there are no others.
 * What is asked of it reads the truth at hand.
 */
export function judgedConditions(tests: readonly Test[], condition: Test): Judged {
  const truths: Truth[] = []
  const list: Members = {
    length: tests.length,
    complete: true,
    items: tests.map(() => noFacts),
    sure: tests.map(() => true),
    run() {},
    pointer: () => '',
    cite(state, evidence) {
      for (const test of tests) test.cite(state, evidence)
    },
    settle() {},
    settleMember(state, index, facts) {
      tests[index]!.settle(state, facts)
    },
  }
  return {
    list,
    condition,
    truths,
    unlisted: FALSE,
    run(state) {
      const { truth } = state
      for (let i = 0; i < tests.length; i++) {
        // Each may read the truth at hand outside.
        state.truth = truth
        state.truth = tests[i]!.test(state)
        truths[i] = condition.test(state)
      }
      state.truth = truth
    },
  }
}

/** What a condition says of the members of a list: asked once, whatever is then made of the answers. */
export function judged(list: Members, condition: Test): Judged {
  const truths: Truth[] = []
  const node: Judged = {
    list,
    condition,
    truths,
    unlisted: UNKNOWN,
    run(state) {
      list.run(state)
      const { item } = state
      for (let i = 0; i < list.length; i++) {
        state.item = list.items[i]!
        truths[i] = condition.test(state)
      }
      if (!list.complete) {
        state.item = noFacts
        node.unlisted = condition.test(state)
      }
      state.item = item
    },
  }
  return node
}

/** Settles what is open about a member, seen from within it. */
export function settleInside(part: Explains, state: State, list: Members, index: number, facts: string[]): void {
  const { item, at } = state
  state.item = list.items[index]!
  state.at = list.pointer(at, index)
  part.settle(state, facts)
  state.item = item
  state.at = at
}

/** Which members, by their truth and whether they surely belong. */
export type Which = (truth: Truth, sure: boolean) => boolean

export const whichever: Which = () => true
export const notFalse: Which = (truth) => truth !== FALSE
export const notTrue: Which = (truth) => truth !== TRUE
export const surelyTrue: Which = (truth, sure) => truth === TRUE && sure
export const surelyFalse: Which = (truth, sure) => truth === FALSE && sure

/** Beyond so many facts nobody looks them up one by one: the list stands for the rest. */
const mostFacts = 1000
/** Beyond so many members the list stands for them. */
const mostMembers = 100

/** The facts that decide which members count: those open about a member, and whether there are more. */
export function settleMembers(state: State, judged: Judged, matters: Which, facts: string[]): void {
  const { list, condition, truths } = judged
  judged.run(state)
  for (let i = 0; i < list.length; i++) {
    const truth = truths[i]!
    const sure = list.sure[i]!
    if ((truth !== UNKNOWN && sure) || !matters(truth, sure)) continue
    if (facts.length >= mostFacts) {
      list.cite(state, facts)
      return
    }
    list.settleMember(state, i, facts)
    if (truth === UNKNOWN) settleInside(condition, state, list, i, facts)
  }
  if (!list.complete && matters(judged.unlisted, false)) list.settle(state, facts)
}

/** The members a result rests on, or the list itself where it has none to show. */
export function citeMembers(state: State, judged: Judged, shows: Which, evidence: string[]): void {
  const { list, truths } = judged
  judged.run(state)
  let shown = 0
  for (let i = 0; i < list.length; i++) if (shows(truths[i]!, list.sure[i]!)) shown++
  let cited = false
  for (let i = 0; i < list.length && shown <= mostMembers; i++) {
    if (!shows(truths[i]!, list.sure[i]!)) continue
    const pointer = list.pointer(state.at, i)
    if (pointer === '') continue
    listed(pointer, evidence)
    cited = true
  }
  if (!cited) list.cite(state, evidence)
}
