import type { State } from './node.js'
import { type Truth, UNKNOWN } from './truth.js'

// What is worked out once for each record, however many requirements ask. Only for what is read off the
// record itself: what is read off a member changes from member to member.

let rounds = 0

/** Begins anew: for another record, or another period of the same. */
export const nextRound = (): number => ++rounds

export function runOnce<Node extends { run(state: State): void }>(node: Node): Node {
  const { run } = node
  let round = -1
  node.run = (state) => {
    if (round === state.round) return
    round = state.round
    run(state)
  }
  return node
}

export function testOnce<Node extends { test(state: State): Truth }>(node: Node): Node {
  const { test } = node
  let round = -1
  let truth: Truth = UNKNOWN
  node.test = (state) => {
    if (round === state.round) return truth
    round = state.round
    truth = test(state)
    return truth
  }
  return node
}
