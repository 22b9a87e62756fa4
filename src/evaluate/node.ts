import type { Period } from '../dates.js'
import type { UnknownReason } from './finding.js'
import type { MemberSet } from './member-set.js'
import type { Pointers } from './pointer-list.js'
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
  cite(state: State, evidence: Pointers): void
  /** Adds the JSON Pointers of the facts that the value still hangs on. */
  settle(state: State, facts: Pointers): void
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
 * A compiled list. After `run` its members are among the first `length` of `items`: those that surely belong, and
 * those that may, the sure ones included. Where it is not `complete` there may be more that nobody has listed.
 */
export interface Members extends Explains {
  run(state: State): void
  /** What `var` reads in each of them. */
  items: readonly State['item'][]
  length: number
  readonly sure: MemberSet
  readonly possible: MemberSet
  complete: boolean
  /** The pointer to a member, where the list is a fact of what stands at `base`. */
  pointer(base: string, index: number): string
  /** Whether there is one to its members: those written in an expression are nowhere else. */
  readonly hasPointers: boolean
  /** As `settle`, for whether this one member belongs to the list. */
  settleMember(state: State, index: number, facts: Pointers): void
}

/** A condition on the members of a list. After `ask` it surely holds of those in `yes`, and may hold of those in `may`. */
export interface Inquiry {
  /** @param among the part of the block that is asked */
  ask(state: State, items: Members['items'], block: number, among: number): void
  yes: number
  may: number
}

/** A list and, after `run`, of which of its possible members a condition surely holds, and of which it may hold. */
export interface Judged {
  readonly list: Members
  readonly condition: Test
  readonly yes: MemberSet
  readonly may: MemberSet
  /** What it says of a member that nobody has listed, where the list is not complete. */
  unlisted: Truth
  run(state: State): void
}
