import type { Obligation } from '../standard/standard.js'

// The shape of an answer.

export type Status = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'not-due'

export type FailReason = 'short' | 'over' | 'absent' | 'late' | 'overdue' | 'not-met'
export type UnknownReason =
  | 'missing'
  | 'blank'
  | 'unreadable'
  | 'incomplete-list'
  | 'unclassified'
  | 'applicability'
  | 'ambiguous'
export type NotApplicableReason = 'condition' | 'not-claimed' | 'empty'
export type Reason = FailReason | UnknownReason | NotApplicableReason

/** What was required. `value` holds term ids for `includes` and `in`; `of` the terms that are counted. */
export interface Expected {
  readonly relation: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'between' | 'includes' | 'in' | 'every' | 'holds'
  readonly value: number | string | boolean | readonly (number | string)[]
  readonly unit?: string
  readonly of?: readonly string[]
  /** What a share is reckoned by: 1 `per` 4000. */
  readonly per?: number
  /** Whether it is asked of every member of a list rather than of the record. */
  readonly each?: true
}

/**
 * A value found: exact, or somewhere between two bounds of which either may be open (null). `of` is the
 * whole that a part was found of, where that is known.
 */
export type Measured =
  | { readonly value: number | string | boolean; readonly of?: number; readonly unit?: string }
  | {
      readonly low: number | string | null
      readonly high: number | string | null
      readonly of?: number
      readonly unit?: string
    }

/**
 * The answer to one requirement for one record.
 *
 * `evidence` and `settledBy` are JSON Pointers into the record; `settledBy` is the smallest set of
 * facts that decides the requirement whatever they turn out to be.
 */
export interface Finding {
  readonly standard: string
  readonly version: string
  readonly requirement: string
  readonly kind: string
  readonly clause: string
  readonly covers: readonly string[]
  readonly obligation: Obligation
  readonly wording: string | null
  readonly record: { readonly type: string; readonly id: string; readonly name: string | null }
  readonly status: Status
  readonly reason: Reason | null
  readonly expected: Expected
  readonly actual: Measured | null
  readonly shortfall: Measured | null
  readonly absent: readonly string[]
  readonly evidence: readonly string[]
  readonly settledBy: readonly string[]
  readonly due: string | null
  /** Of a requirement that recurs, the period that decided: "2023", "2019-10". `absent` names all that were missed. */
  readonly period: string | null
  /** Names of the requirement's flags that a pass carries: what a reader should know of it. */
  readonly flags: readonly string[]
  /** The id of the waiver in force, where what fails or is unknown is waived; the status stays what it is. */
  readonly waiver: string | null
}
