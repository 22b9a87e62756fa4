import { beforeAll, never } from '../dates.js'
import { type Facts, factAt } from '../expr/facts.js'
import { milestoneFact } from './milestone.js'
import type { Bounds, State, Test } from './node.js'
import type { Pointers } from './pointer-list.js'
import { isUnusable, pointerAt, unsettled } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Reading one fact. A value of the wrong type is never converted: it leaves the fact unknown.

/** Sorts after every text: the high bound of a word nobody knows. */
const lastWord = '\uffff'

/** How the fact at a path is read and explained. A day of a timetable lies one level down. */
export function explained(path: string, known: (value: unknown) => boolean) {
  const [name, day] = path.split('.') as [string, string?]
  const pointer = `/${name}`
  if (day !== undefined) return explainedDay(name, day)
  return {
    read: (state: State): unknown => state.item[name],
    cite(state: State, evidence: Pointers) {
      if (known(state.item[name])) evidence.add(pointerAt(state, pointer))
    },
    settle(state: State, facts: Pointers) {
      const value = state.item[name]
      if (!known(value)) unsettled(state, pointerAt(state, pointer), value, facts)
    },
  }
}

function explainedDay(name: string, day: string) {
  const pointer = `/${name}`
  const dayPointer = `/${name}/${day}`
  const tableOf = (state: State): Readonly<Record<string, unknown>> | undefined => {
    const table = state.item[name]
    return typeof table === 'object' && table !== null && !isUnusable(table)
      ? (table as Record<string, unknown>)
      : undefined
  }
  const known = (value: unknown) => typeof value === 'string' && value !== ''
  return {
    read: (state: State): unknown => tableOf(state)?.[day],
    cite(state: State, evidence: Pointers) {
      if (known(tableOf(state)?.[day])) evidence.add(pointerAt(state, dayPointer))
    },
    settle(state: State, facts: Pointers) {
      const table = tableOf(state)
      if (table === undefined) unsettled(state, pointerAt(state, pointer), state.item[name], facts)
      else if (!known(table[day])) unsettled(state, pointerAt(state, dayPointer), table[day], facts)
    },
  }
}

/**
 * A fact answered by yes or no.
 *
 * @param ofItem whether it says of an item of a list of terms that it counts
 */
export function yesNoFact(path: string, ofItem = false): Test {
  const { read, cite, settle } = explained(path, (value) => typeof value === 'boolean')
  return {
    test(state): Truth {
      const value = state.item[path]
      return value === true ? TRUE : value === false ? FALSE : UNKNOWN
    },
    cite,
    settle(state, facts) {
      // Nobody forgot to write something down: nobody has judged yet whether the item counts.
      if (ofItem && typeof read(state) !== 'boolean') state.reason ??= 'unclassified'
      settle(state, facts)
    },
  }
}

/** A fact with an order: a quantity (≥ 0), a day, a milestone, a term or a text. */
export function orderedFact(path: string, facts: Facts): Bounds {
  const fact = factAt(path, facts)!
  if (fact.type === 'quantity') {
    const whole = fact.partOf === undefined ? undefined : (orderedFact(fact.partOf, facts) as Bounds<number>)
    return quantityFact(path, whole)
  }
  if (fact.type === 'milestone') {
    const first = fact.after === undefined ? undefined : (orderedFact(fact.after, facts) as Bounds<string>)
    return milestoneFact(path, first)
  }
  const [month, day] = path.split('.') as [string, string?]
  if (day !== undefined && factAt(month, facts)?.type === 'month') return dayOfMonth(month, day)
  return fact.type === 'date' ? textFact(path, beforeAll, never) : textFact(path, '', lastWord)
}

/** @param whole the quantity it is a part of: what nobody knows of the part cannot exceed it */
function quantityFact(path: string, whole: Bounds<number> | undefined): Bounds<number> {
  const { read, cite, settle } = explained(path, (value) => typeof value === 'number')
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      const value = read(state)
      if (typeof value === 'number') {
        node.low = value
        node.high = value
        return
      }
      node.low = 0
      node.high = Infinity
      // Where the two contradict each other, neither bounds the other.
      if (whole === undefined || (isUnusable(value) && value.reason === 'ambiguous')) return
      whole.run(state)
      node.high = whole.high
    },
    cite(state, evidence) {
      cite(state, evidence)
      if (typeof read(state) !== 'number') whole?.cite(state, evidence)
    },
    settle,
  }
  return node
}

/** A day of a month that nobody may know. */
function dayOfMonth(name: string, day: string): Bounds<string> {
  const month = textFact(name, '', lastWord)
  const node: Bounds<string> = {
    low: beforeAll,
    high: never,
    run(state) {
      month.run(state)
      const known = month.low === month.high
      node.low = known ? `${month.low}-${day.padStart(2, '0')}` : beforeAll
      node.high = known ? node.low : never
    },
    cite: month.cite,
    settle: month.settle,
  }
  return node
}

function textFact(path: string, first: string, last: string): Bounds<string> {
  const { read, cite, settle } = explained(path, (value) => typeof value === 'string' && value !== '')
  const node: Bounds<string> = {
    low: first,
    high: last,
    run(state) {
      const value = read(state)
      const known = typeof value === 'string' && value !== ''
      node.low = known ? value : first
      node.high = known ? value : last
    },
    cite,
    settle,
  }
  return node
}
