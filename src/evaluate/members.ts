import { type Belonging, referenceTo } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import { isComplete } from './fact.js'
import { settleInside } from './judged.js'
import type { Judged, Members, State } from './node.js'
import { isUnusable, listed, pointerAt, unsettled } from './pointers.js'
import { FALSE, TRUE, UNKNOWN } from './truth.js'

// Lists whose members, or whose end, may not be known.

type Item = State['item']

const nothing: Item = Object.freeze({})
const isRecord = (value: unknown): value is Item => typeof value === 'object' && value !== null

/** A list of the record (or of a member), as the fact gives it. */
export const listFact = (name: string): Members =>
  listOf(name, {
    counts: () => true,
    isComplete: (state) => Array.isArray(state.item[name]) && isComplete(state.item, name),
  })

/**
 * The records of a dataset that belong to the one at hand, as `joinDataset` puts them there: those that
 * surely do, and behind them those that may.
 */
export function recordsFact(name: string): Members {
  const joinedTo = (state: State) => (state.item[name] as Belonging | undefined) ?? noRecords
  const items: CheckedRecord[] = []
  const sure: boolean[] = []
  const node: Members = {
    length: 0,
    complete: false,
    items,
    sure,
    run(state) {
      const joined = joinedTo(state)
      node.length = 0
      for (const record of joined.sure) add(record, true)
      for (const record of joined.possible) add(record, false)
      node.complete = joined.complete
    },
    pointer: (_, index) => referenceTo(items[index]!),
    cite(state, evidence) {
      if (state.item[name] !== undefined) listed(`${state.at}/${name}`, evidence)
    },
    settle(state, facts) {
      const { complete, given } = joinedTo(state)
      if (complete) return
      if (given) state.reason ??= 'incomplete-list'
      unsettled(state, `${state.at}/${name}`, undefined, facts)
    },
    settleMember(state, index, facts) {
      if (!sure[index]) unsettled(state, `${referenceTo(items[index]!)}/within`, undefined, facts)
    },
  }
  function add(record: CheckedRecord, surely: boolean): void {
    items[node.length] = record
    sure[node.length++] = surely
  }
  return node
}

const noRecords: Belonging = { sure: [], possible: [], complete: false, given: false }

/**
 * The items of a list of terms that call for an inspector's judgement, whether or not it was made: a term
 * that stands by itself is what it says, and a checklist answers for the terms it asks about alone.
 */
export const judgedItems = (name: string): Members =>
  listOf(name, {
    counts: isRecord,
    isComplete(state) {
      const value = state.item[name]
      return isComplete(state.item, name) && isRecord(value) && !isUnusable(value)
    },
  })

interface Reader {
  /** Whether what stands in the list is a member. */
  counts(item: unknown): boolean
  isComplete(state: State): boolean
}

function listOf(name: string, { counts, isComplete }: Reader): Members {
  const items: Item[] = []
  const sure: boolean[] = []
  /** Where each member stands in the list as it was given. */
  const places: number[] = []
  const pointer = `/${name}`
  const pointers: string[] = []
  const node: Members = {
    length: 0,
    complete: false,
    items,
    sure,
    run(state) {
      const value = state.item[name]
      node.length = 0
      if (Array.isArray(value)) for (let place = 0; place < value.length; place++) add(value[place], place)
      node.complete = isComplete(state)
    },
    pointer(base, index) {
      const place = places[index]!
      pointers[place] ??= `${pointer}/${place}`
      return base + pointers[place]
    },
    cite(state, evidence) {
      if (isRecord(state.item[name])) listed(pointerAt(state, pointer), evidence)
    },
    settle(state, facts) {
      if (isComplete(state)) return
      const value = state.item[name]
      if (isRecord(value) && !isUnusable(value)) state.reason ??= 'incomplete-list'
      unsettled(state, pointerAt(state, pointer), value, facts)
    },
    settleMember() {},
  }
  function add(item: unknown, place: number): void {
    if (!counts(item)) return
    items[node.length] = isRecord(item) ? item : nothing
    places[node.length] = place
    sure[node.length++] = true
  }
  return node
}

/** The members that satisfy a condition; those that may satisfy it are possible members. */
export function filtered(judged: Judged): Members {
  const { list, condition, truths } = judged
  const kept: number[] = []
  const items: Item[] = []
  const sure: boolean[] = []
  const node: Members = {
    length: 0,
    complete: false,
    items,
    sure,
    run(state) {
      judged.run(state)
      let length = 0
      for (let i = 0; i < list.length; i++) {
        if (truths[i] === FALSE) continue
        kept[length] = i
        items[length] = list.items[i]!
        sure[length++] = truths[i] === TRUE && list.sure[i]!
      }
      node.length = length
      node.complete = list.complete || judged.unlisted === FALSE
    },
    pointer: (base, index) => list.pointer(base, kept[index]!),
    cite: (state, evidence) => list.cite(state, evidence),
    settle: (state, facts) => list.settle(state, facts),
    settleMember(state, index, facts) {
      const inner = kept[index]!
      if (!list.sure[inner]) list.settleMember(state, inner, facts)
      if (truths[inner] === UNKNOWN) settleInside(condition, state, list, inner, facts)
    },
  }
  return node
}
