import type { Facts } from '../expr/facts.js'
import type { Vocabulary } from '../record/vocabulary.js'

// What expressions are asked about, and what is answered.

export type Item = Readonly<Record<string, unknown>>

/** A yes or no; null where the record leaves it open. */
export type Truth = boolean | null

/** A number or a day, somewhere between two bounds that it may reach. A known one is both. */
export interface Interval {
  readonly low: number | string
  readonly high: number | string
}

/** A word that a fact gives: a text, or a term, of which it may be known no closer than that it is one of some. */
export interface Word {
  readonly word: string
  readonly narrower: readonly string[]
}

/** What `var` reads, and the day and the period it is read on. */
export interface Scope {
  readonly item: Item
  readonly facts: Facts
  readonly vocabulary: Vocabulary
  readonly asOf: string
  readonly period?: { readonly from: string; readonly until: string } | undefined
  /** What `{ "var": "" }` is: the condition at hand, inside an array of conditions. */
  readonly truth?: Truth
}

/** A number, a day or a word; null for a word that is not known, which may be any. */
export type Value = Interval | Word | null
