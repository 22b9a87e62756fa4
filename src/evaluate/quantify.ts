import { add } from './decimal.js'
import {
  citeMembers,
  noFacts,
  notFalse,
  notTrue,
  settleInside,
  settleMembers,
  surelyFalse,
  surelyTrue,
  whichever,
} from './judged.js'
import { blocksFor, hasMember, sizeOf } from './member-set.js'
import type { Bounds, Judged, Members, State, Test } from './node.js'
import type { Pointers } from './pointer-list.js'
import { FALSE, TRUE, UNKNOWN } from './truth.js'

// Operators over the members of a list. A member that only may belong to the list, and a list that
// may go on, can never decide more than every completion would.

/**
 * Every member satisfies the condition, and there is at least one: as in JSON Logic, `all` over
 * nothing is false.
 */
export function every(judged: Judged): Test {
  const { list, yes, may } = judged
  const node: Test = {
    test(state) {
      judged.run(state)
      let satisfies = 0
      let maySatisfy = 0
      let mayFail = 0
      for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
        const sure = list.sure[block]!
        if ((sure & ~may[block]!) !== 0) return FALSE
        satisfies |= sure & yes[block]!
        maySatisfy |= may[block]!
        mayFail |= list.possible[block]! & ~yes[block]!
      }
      if (maySatisfy === 0 && (list.complete || judged.unlisted === FALSE)) return FALSE
      if (satisfies === 0 || mayFail !== 0) return UNKNOWN
      return list.complete || judged.unlisted === TRUE ? TRUE : UNKNOWN
    },
    cite: (state, evidence) =>
      citeMembers(state, judged, node.test(state) === FALSE ? surelyFalse : whichever, evidence),
    settle(state, facts) {
      judged.run(state)
      let satisfied = false
      for (let block = 0; block < blocksFor(list.length); block++)
        if (surelyTrue.among(judged, block) !== 0) satisfied = true
      // Once one member surely satisfies it, whether another that does so belongs no longer matters.
      settleMembers(state, judged, satisfied ? notTrue : whichever, facts)
    },
  }
  return node
}

/** At least one member satisfies the condition. */
export function any(judged: Judged): Test {
  const { list, yes, may } = judged
  const node: Test = {
    test(state) {
      judged.run(state)
      let open = !list.complete && judged.unlisted !== FALSE
      for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
        if ((list.sure[block]! & yes[block]!) !== 0) return TRUE
        if (may[block] !== 0) open = true
      }
      return open ? UNKNOWN : FALSE
    },
    cite: (state, evidence) => citeMembers(state, judged, node.test(state) === TRUE ? surelyTrue : whichever, evidence),
    settle: (state, facts) => settleMembers(state, judged, notFalse, facts),
  }
  return node
}

/** How many members satisfy the condition: at least the sure ones, at most the possible ones. */
export function counted(judged: Judged): Bounds<number> {
  const { list, yes, may } = judged
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      judged.run(state)
      let low = 0
      let high = 0
      for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
        low += sizeOf(list.sure[block]! & yes[block]!)
        high += sizeOf(may[block]!)
      }
      node.low = low
      node.high = list.complete || judged.unlisted === FALSE ? high : Infinity
    },
    cite: (state, evidence) => citeMembers(state, judged, notFalse, evidence),
    settle: (state, facts) => settleMembers(state, judged, notFalse, facts),
  }
  return node
}

/** The sum of a value over the members. */
export function summed(list: Members, value: Bounds<number>): Bounds<number> {
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      list.run(state)
      let low = 0
      let high = 0
      const { item } = state
      for (let i = 0; i < list.length; i++) {
        if (!hasMember(list.possible, i)) continue
        state.item = list.items[i]!
        value.run(state)
        const sure = hasMember(list.sure, i)
        low = add(low, sure ? value.low : Math.min(0, value.low))
        high = add(high, sure ? value.high : Math.max(0, value.high))
      }
      if (!list.complete) {
        // Of members that nobody has listed there may be any number.
        state.item = noFacts
        value.run(state)
        if (value.low < 0) low = -Infinity
        if (value.high > 0) high = Infinity
      }
      state.item = item
      node.low = low
      node.high = high
    },
    cite: (state, evidence) => list.cite(state, evidence),
    settle: (state, facts) => settleValues(state, list, value, facts),
  }
  return node
}

/**
 * How many different values a fact of the members has: at least those of sure members, at most those of
 * all possible ones, each member whose value nobody knows being one more or none. A term that says too
 * little may be one more too, or the same as any that lies within it.
 */
export function distinctValues(list: Members, value: Bounds): Bounds<number> {
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      list.run(state)
      const sure = new Set<unknown>()
      const possible = new Set<unknown>()
      let open = 0
      let someone = false
      const { item } = state
      for (let i = 0; i < list.length; i++) {
        if (!hasMember(list.possible, i)) continue
        state.item = list.items[i]!
        value.run(state)
        const surely = hasMember(list.sure, i)
        if (surely) someone = true
        if (value.low !== value.high) {
          open++
          continue
        }
        if (value.inside?.has(value.low as string)) open++
        else possible.add(value.low)
        if (surely) sure.add(value.low)
      }
      state.item = item
      node.low = Math.max(value.inside === undefined ? sure.size : surelyDifferent(sure, value.inside), someone ? 1 : 0)
      node.high = list.complete ? possible.size + open : Infinity
    },
    cite: (state, evidence) => list.cite(state, evidence),
    settle: (state, facts) => settleValues(state, list, value, facts),
  }
  return node
}

/** One term may stand for itself and for what lies within it: those with nothing of it beside them are different. */
function surelyDifferent(terms: ReadonlySet<unknown>, inside: NonNullable<Bounds['inside']>): number {
  let different = 0
  for (const term of terms) if (!inside.get(term as string)?.some((inner) => terms.has(inner))) different++
  return different
}

/** The facts that say what each member has, which of them belong, and whether there are more. */
function settleValues(state: State, list: Members, value: Bounds, facts: Pointers): void {
  list.run(state)
  for (let i = 0; i < list.length; i++) {
    if (!hasMember(list.possible, i)) continue
    if (!hasMember(list.sure, i)) list.settleMember(state, i, facts)
    settleInside(value, state, list, i, facts)
  }
  if (!list.complete) list.settle(state, facts)
}
