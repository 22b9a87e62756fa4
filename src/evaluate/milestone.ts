import { beforeAll, never } from '../dates.js'
import type { Bounds, State } from './node.js'
import { isUnusable, listed, pointerAt, unsettled } from './pointers.js'

/**
 * The day something was done, as far as it is known on `asOf`: the day itself; no later than `asOf`
 * where it is done and nobody says when; later than `asOf` where it is not done, or only planned; and
 * never before the milestone that comes first.
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
    else if (value === false || (typeof value === 'string' && value > state.asOf)) node.low = state.dayAfter
    else if (typeof value === 'string' && value !== '') node.low = node.high = value
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

  const node: Bounds<string> = {
    low: beforeAll,
    high: never,
    cite(state, evidence) {
      if (isGiven(state.item[name])) listed(pointerAt(state, pointer), evidence)
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
    run,
  }
  return node
}
