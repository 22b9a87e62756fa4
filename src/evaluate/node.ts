import type { UnknownReason } from './finding.js'
import type { Truth } from './truth.js'

/**
 * Where an evaluation stands: the record or list member that `var` reads, and the day it is judged on.
 * One State serves a whole run; list operators move it into a member and back.
 */
export interface State {
  item: Readonly<Record<string, unknown>>
  /** JSON Pointer of `item`: "" for the record, "/staff/1" for a member. */
  at: string
  /** The truth at hand, inside an array of conditions. */
  truth: Truth
  asOf: string
  dayAfter: string
  /** Counts the records judged, so that what a record's lists hold is worked out once. */
  round: number
  /** Why the first fact of `settle` is not known. */
  reason: UnknownReason | undefined
}

/** What every compiled expression can say besides its value. */
export interface Explains {
  /** Adds the JSON Pointers of the known facts that the value rests on. */
  cite(state: State, evidence: string[]): void
  /** Adds the JSON Pointers of the facts that the value still hangs on. */
  settle(state: State, facts: string[]): void
}

/** A compiled yes-or-no expression. */
export interface Test extends Explains {
  test(state: State): Truth
}

/**
 * A compiled expression over numbers, days or words: after `run` the value lies between `low` and
 * `high`, both possible. Known means low = high.
 */
export interface Bounds<T extends number | string = number | string> extends Explains {
  run(state: State): void
  low: T
  high: T
}

/**
 * A compiled list. After `run` it has `length` known members, of which some are only possible
 * (`sure` is false); where it is not `complete` there may be more.
 */
export interface Members extends Explains {
  run(state: State): void
  length: number
  complete: boolean
  sure(index: number): boolean
  /** Moves the state into a member. The caller moves it back with `leave`. */
  enter(state: State, index: number): void
  leave(state: State): void
  pointer(index: number): string
  /** As `settle`, for whether this one member belongs to the list. */
  settleMember(state: State, index: number, facts: string[]): void
}
