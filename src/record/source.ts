import type { Problem } from '../problem.js'
import type { Keys, Place, PlaceTree } from './place.js'

/** A record as somebody gives it, and where it comes from. */
export interface SourceRecord {
  readonly value: unknown
  readonly file?: string
  /** The line it begins on, where that is known without looking for it. */
  readonly line?: number
  /** JSON Pointer of the record in its file: "/3" in a list. */
  readonly at?: string
  /** Where the value at some keys of the record begins; where there is none, the nearest place around it. */
  readonly positionOf?: (keys: Keys, atKey?: boolean) => Place | undefined
  /** The same as data, where it is at hand: of a row in a table. */
  readonly places?: PlaceTree
}

/** What reading yields, one after another: a record, or what kept one from being read. */
export type Entry = { readonly record: SourceRecord } | { readonly problem: Problem }
