import { isComplete } from './fact.js'
import type { Members, State, Test } from './node.js'
import { isUnusable, listed, unsettled } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Lists whose members, or whose end, may not be known.

const nothing: Readonly<Record<string, unknown>> = Object.freeze({})
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A list of the record (or of a member), as the fact gives it. */
export function listFact(name: string): Members {
  let items: readonly unknown[] = []
  return listOf(name, {
    read(state) {
      const value = state.item[name]
      items = Array.isArray(value) ? value : []
      return Array.isArray(value) && isComplete(state.item, name)
    },
    items: () => items,
    indexOf: (index) => index,
  })
}

/**
 * The items of a list of terms that the vocabulary does not name. A checklist answers for the terms
 * alone: it has none.
 */
export function unlistedItems(name: string): Members {
  let items: readonly unknown[] = []
  let indexes: readonly number[] = []
  return listOf(name, {
    read(state) {
      const value = state.item[name]
      const given = Array.isArray(value) ? value : []
      indexes = [...given.keys()].filter((index) => isRecord(given[index]))
      items = indexes.map((index) => given[index])
      return isComplete(state.item, name) && isRecord(value) && !isUnusable(value)
    },
    items: () => items,
    indexOf: (index) => indexes[index]!,
  })
}

interface Reader {
  /** Looks the list up; whether it is complete. */
  read(state: State): boolean
  items(): readonly unknown[]
  /** Where an item stands in the list as it was given. */
  indexOf(index: number): number
}

function listOf(name: string, { read, items, indexOf }: Reader): Members {
  let outer: Readonly<Record<string, unknown>> = nothing
  let base = ''
  const node: Members = {
    length: 0,
    complete: false,
    run(state) {
      node.complete = read(state)
      node.length = items().length
      outer = state.item
      base = state.at
    },
    sure: () => true,
    enter(state, index) {
      const item = items()[index]
      state.item = isRecord(item) ? item : nothing
      state.at = node.pointer(index)
    },
    leave(state) {
      state.item = outer
      state.at = base
    },
    pointer: (index) => `${base}/${name}/${indexOf(index)}`,
    cite(state, evidence) {
      const pointer = `${state.at}/${name}`
      if (isRecord(state.item[name])) listed(pointer, evidence)
    },
    settle(state, facts) {
      if (read(state)) return
      const value = state.item[name]
      if (isRecord(value) && !isUnusable(value)) state.reason ??= 'incomplete-list'
      unsettled(state, `${state.at}/${name}`, value, facts)
    },
    settleMember() {},
  }
  return node
}

/** An array of conditions written in the expression: each member is a truth, and there are no others. */
export function conditions(tests: readonly Test[]): Members {
  let outer: Truth = UNKNOWN
  return {
    length: tests.length,
    complete: true,
    run() {},
    sure: () => true,
    enter(state, index) {
      outer = state.truth
      state.truth = tests[index]!.test(state)
    },
    leave(state) {
      state.truth = outer
    },
    pointer: () => '',
    cite(state, evidence) {
      for (const test of tests) test.cite(state, evidence)
    },
    settle() {},
    settleMember(state, index, facts) {
      tests[index]!.settle(state, facts)
    },
  }
}

/** The members that satisfy a condition; those that may satisfy it are possible members. */
export function filtered(list: Members, condition: Test): Members {
  const kept: number[] = []
  const verdicts: Truth[] = []
  const node: Members = {
    length: 0,
    complete: false,
    run(state) {
      list.run(state)
      kept.length = 0
      verdicts.length = 0
      for (let i = 0; i < list.length; i++) {
        list.enter(state, i)
        const verdict = condition.test(state)
        list.leave(state)
        if (verdict === FALSE) continue
        kept.push(i)
        verdicts.push(list.sure(i) ? verdict : UNKNOWN)
      }
      node.length = kept.length
      node.complete = list.complete
    },
    sure: (index) => verdicts[index] === TRUE,
    enter: (state, index) => list.enter(state, kept[index]!),
    leave: (state) => list.leave(state),
    pointer: (index) => list.pointer(kept[index]!),
    cite: (state, evidence) => list.cite(state, evidence),
    settle: (state, facts) => list.settle(state, facts),
    settleMember(state, index, facts) {
      const inner = kept[index]!
      if (!list.sure(inner)) list.settleMember(state, inner, facts)
      list.enter(state, inner)
      if (condition.test(state) === UNKNOWN) condition.settle(state, facts)
      list.leave(state)
    },
  }
  return node
}

/**
 * A list worked out once for each record, however many requirements read it.
 * Only for lists of the record itself: a member's list changes from member to member.
 */
export function oncePerRecord(list: Members): Members {
  const run = list.run
  let round = -1
  list.run = (state: State) => {
    if (round === state.round) return
    round = state.round
    run(state)
  }
  return list
}
