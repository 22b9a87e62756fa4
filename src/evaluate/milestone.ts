import { beforeAll, daysOf, never } from '../dates.js'
import type { Bounds, State } from './node.js'
import { isUnusable, pointerAt, unsettled } from './pointers.js'

/**
 * The day something was done, as far as it is known on `asOf`: the day itself; no later than `asOf`
 * where it is done and nobody says when; some day of the month or year where only that is known; later
 * than `asOf` where it is not done, or only planned; and never before the milestone that comes first.
 */
export function milestoneFact(name: string, first: Bounds<string> | undefined): Bounds<string> {
  const pointer = `/${name}`
  const isGiven = (value: unknown): boolean => typeof value === 'boolean' || (typeof value === 'string' && value !== '')

  /** Done before the milestone that comes first: one of the two is wrong, and nobody knows which. */
  let contradicted = false

  function run(state: State): void {
    const value = state.item[name]
    contradicted = isUnusable(value) && value.reason === 'ambiguous'
    node.low = beforeAll
    node.high = never
    if (value === true) node.high = state.asOf
    else if (value === false) node.low = state.dayAfter
    else if (typeof value === 'string' && value !== '') place(value, state)
    if (first === undefined || contradicted) return
    first.run(state)
    if (first.low <= node.low) return
    if (first.low <= node.high) node.low = first.low
    else {
      contradicted = true
      node.low = beforeAll
      node.high = never
    }
  }

  /** A day may be a plan for what is not done yet; a month or a year may be, until it is over. */
  function place(value: string, state: State): void {
    if (value.length === 10) {
      if (value > state.asOf) node.low = state.dayAfter
      else node.low = node.high = value
      return
    }
    const days = daysOf(value)
    if (days === undefined) return
    node.low = days.from > state.asOf ? state.dayAfter : days.from
    if (days.until <= state.asOf) node.high = days.until
  }

  const node: Bounds<string> = {
    low: beforeAll,
    high: never,
    run,
    cite(state, evidence) {
      if (isGiven(state.item[name])) evidence.add(pointerAt(state, pointer))
      else first?.cite(state, evidence)
    },
    settle(state, facts) {
      run(state)
      if (node.low === node.high) return
      const value = state.item[name]
      if (contradicted) state.reason ??= 'ambiguous'
      // Done without a day, not done yet, or planned: what is missing is the day.
      unsettled(state, pointerAt(state, pointer), isGiven(value) ? undefined : value, facts)
    },
  }
  return node
}

/** The first or last day of the period at hand. */
export function endOfPeriod(end: 'from' | 'until'): Bounds<string> {
  const node: Bounds<string> = {
    low: beforeAll,
    high: never,
    run(state) {
      node.low = node.high = state.period[end]
    },
    cite() {},
    settle() {},
  }
  return node
}
