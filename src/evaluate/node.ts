import type { Period } from '../dates.js'
import type { UnknownReason } from './finding.js'
import type { Truth } from './truth.js'

/**
 * Where an evaluation stands: the record or list member that `var` reads, and the day it is judged on.
 * One State serves a whole run; list operators move it into a member and back.
 */
export interface State {
  item: Readonly<Record<string, unknown>>
  /** JSON Pointer of `item`: "" for the record, "/staff/1" for a member. Kept only while facts are settled. */
  at: string
  /** The truth at hand, inside an array of conditions. */
  truth: Truth
  asOf: string
  dayAfter: string
  /** The period at hand, in a requirement that recurs. */
  period: Period
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
  /** Of a term in a section where terms lie within others: those, each with what is inside. One of them is known, and may be any inside. */
  inside?: ReadonlyMap<string, readonly string[]>
}

/**
 * A compiled list. After `run` it has `length` known members, of which some are only possible
 * (`sure` is false); where it is not `complete` there may be more.
 */
export interface Members extends Explains {
  run(state: State): void
  length: number
  complete: boolean
  /** What `var` reads in each of them. */
  readonly items: readonly State['item'][]
  readonly sure: readonly boolean[]
  /** The pointer to a member, where the list is a fact of what stands at `base`. */
  pointer(base: string, index: number): string
  /** As `settle`, for whether this one member belongs to the list. */
  settleMember(state: State, index: number, facts: string[]): void
}

/** A list and, after `run`, what a condition says of each of its members. */
export interface Judged {
  readonly list: Members
  readonly condition: Test
  readonly truths: readonly Truth[]
  /** What it says of a member that nobody has listed, where the list is not complete. */
  unlisted: Truth
  run(state: State): void
}
