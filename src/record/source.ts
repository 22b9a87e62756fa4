import type { Problem } from '../problem.js'

/** A record as somebody gives it, and where it comes from. */
export interface SourceRecord {
  readonly value: unknown
  readonly file?: string
  /** The line it begins on, where that is known without looking for it. */
  readonly line?: number
  /** JSON Pointer of the record in its file: "/3" in a list. */
  readonly at?: string
  /**
   * Where the value at some keys of the record begins; lines and columns count from 1. In a table the column
   * is the how-manieth field; `cell` names the sheet too: "场地!F17".
   */
  readonly positionOf?: (
    keys: readonly (string | number)[],
    atKey?: boolean,
  ) => { readonly line: number; readonly column: number; readonly cell?: string } | undefined
}

/** What reading yields, one after another: a record, or what kept one from being read. */
export type Entry = { readonly record: SourceRecord } | { readonly problem: Problem }
