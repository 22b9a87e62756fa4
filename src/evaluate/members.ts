import { type Belonging, referenceTo } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import { isUndecided, noFacts, settleInside } from './judged.js'
import { blocksFor, hasMember, wholeBlock } from './member-set.js'
import type { Judged, Members, State } from './node.js'
import type { Pointers } from './pointer-list.js'
import { isUnusable, pointerAt, unsettled } from './pointers.js'
import { isComplete } from './terms.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Lists whose members, or whose end, may not be known.

type Item = State['item']

const noItems: readonly Item[] = Object.freeze([])
const isRecord = (value: unknown): value is Item => typeof value === 'object' && value !== null

function areRecords(items: readonly unknown[]): items is readonly Item[] {
  for (let i = 0; i < items.length; i++) if (!isRecord(items[i])) return false
  return true
}

/** A list of the record (or of a member), as the fact gives it. */
export function listFact(name: string): Members {
  const node = listOf(name, (state) => Array.isArray(state.item[name]) && isComplete(state.item, name))
  node.run = (state) => {
    const value = state.item[name]
    const given: readonly unknown[] = Array.isArray(value) ? value : noItems
    node.items = areRecords(given) ? given : given.map((item) => (isRecord(item) ? item : noFacts))
    node.length = given.length
    for (let block = blocksFor(node.length) - 1; block >= 0; block--)
      node.sure[block] = node.possible[block] = wholeBlock(node.length, block)
    node.complete = Array.isArray(value) && isComplete(state.item, name)
  }
  return node
}

/**
 * The items of a list of terms that call for an inspector's judgement, whether or not it was made: a term
 * that stands by itself is what it says, and a checklist answers for the terms it asks about alone.
 */
export function judgedItems(name: string): Members {
  const isWhole = (state: State) => {
    const value = state.item[name]
    return isComplete(state.item, name) && isRecord(value) && !isUnusable(value)
  }
  const node = listOf(name, isWhole)
  node.run = (state) => {
    const value = state.item[name]
    const given: readonly unknown[] = Array.isArray(value) ? value : noItems
    node.items = given as readonly Item[]
    node.length = given.length
    for (let block = blocksFor(node.length) - 1; block >= 0; block--) node.possible[block] = node.sure[block] = 0
    for (let i = 0; i < given.length; i++)
      if (isRecord(given[i])) node.possible[i >> 5] = node.sure[i >> 5]! |= 1 << (i & 31)
    node.complete = isWhole(state)
  }
  return node
}

/** What lists of a record or of a member have in common, whatever counts as a member. */
function listOf(name: string, isWhole: (state: State) => boolean): Members {
  const pointer = `/${name}`
  const pointers: string[] = []
  return {
    items: noItems,
    length: 0,
    sure: [],
    possible: [],
    complete: false,
    run() {},
    pointer(base, index) {
      pointers[index] ??= `${pointer}/${index}`
      return base === '' ? pointers[index] : base + pointers[index]
    },
    hasPointers: true,
    cite(state, evidence) {
      if (isRecord(state.item[name])) evidence.add(pointerAt(state, pointer))
    },
    settle(state, facts) {
      if (isWhole(state)) return
      const value = state.item[name]
      if (isRecord(value) && !isUnusable(value)) state.reason ??= 'incomplete-list'
      unsettled(state, pointerAt(state, pointer), value, facts)
    },
    settleMember() {},
  }
}

/**
 * The records of a dataset that belong to the one at hand, as `joinDataset` puts them there: those that
 * surely do, and behind them those that may.
 */
export function recordsFact(name: string): Members {
  const joinedTo = (state: State) => (state.item[name] as Belonging | undefined) ?? noRecords
  const referenceAt = (index: number) => referenceTo(node.items[index] as CheckedRecord)
  const node: Members = {
    items: noItems,
    length: 0,
    sure: [],
    possible: [],
    complete: false,
    run(state) {
      const { sure, possible, complete } = joinedTo(state)
      node.items = possible.length === 0 ? sure : [...sure, ...possible]
      node.length = node.items.length
      for (let block = blocksFor(node.length) - 1; block >= 0; block--) {
        node.possible[block] = wholeBlock(node.length, block)
        node.sure[block] = block < blocksFor(sure.length) ? wholeBlock(sure.length, block) : 0
      }
      node.complete = complete
    },
    pointer: (_, index) => referenceAt(index),
    hasPointers: true,
    cite(state, evidence) {
      if (state.item[name] !== undefined) evidence.add(`${state.at}/${name}`)
    },
    settle(state, facts) {
      const { complete, given } = joinedTo(state)
      if (complete) return
      if (given) state.reason ??= 'incomplete-list'
      unsettled(state, `${state.at}/${name}`, undefined, facts)
    },
    settleMember(state, index, facts) {
      if (!hasMember(node.sure, index)) unsettled(state, `${referenceAt(index)}/within`, undefined, facts)
    },
  }
  return node
}

const noRecords: Belonging = { sure: [], possible: [], complete: false, given: false }

/** The members that satisfy a condition; those that may satisfy it are possible members. */
export function filtered(judged: Judged): Members {
  const { list, condition, yes, may } = judged
  const sure: number[] = []
  const node: Members = {
    items: noItems,
    length: 0,
    sure,
    possible: may,
    complete: false,
    run(state) {
      judged.run(state)
      node.items = list.items
      node.length = list.length
      for (let block = blocksFor(list.length) - 1; block >= 0; block--) sure[block] = list.sure[block]! & yes[block]!
      node.complete = list.complete || judged.unlisted === FALSE
    },
    pointer: list.pointer,
    hasPointers: list.hasPointers,
    cite: list.cite,
    settle: list.settle,
    settleMember(state, index, facts) {
      if (!hasMember(list.sure, index)) list.settleMember(state, index, facts)
      if (isUndecided(judged, index)) settleInside(condition, state, list, index, facts)
    },
  }
  return node
}

/** Whether a list has no members. */
export function isEmpty(list: Members, state: State): Truth {
  list.run(state)
  let possible = 0
  for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
    if (list.sure[block] !== 0) return FALSE
    possible |= list.possible[block]!
  }
  return possible === 0 && list.complete ? TRUE : UNKNOWN
}

/** Settles which members a list has. */
export function settleBelonging(list: Members, state: State, facts: Pointers): void {
  for (let i = 0; i < list.length; i++) if (hasMember(list.possible, i)) list.settleMember(state, i, facts)
  if (!list.complete) list.settle(state, facts)
}
