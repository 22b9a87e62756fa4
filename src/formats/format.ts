import type { Deflate } from '../archive.js'
import type { Language } from '../record/vocabulary.js'
import type { CheckOptions } from '../report/check-options.js'
import type { Receipt } from '../report/receipt.js'
import type { RecordResult, Report } from '../report/report.js'
import type { Waiver } from '../report/waiver.js'
import type { RuleSets } from '../standard/standard.js'

export interface FormatOptions extends RuleSets {
  readonly language: Language
  /** Whether the output may carry terminal colours. */
  readonly colour: boolean
  /** The waivers of the report, for a format that writes one record after another. */
  readonly waivers?: readonly Waiver[]
  /** How a format that is compressed deflates; it is stored as it is where left out. */
  readonly deflate?: Deflate
  /** The version of the program, for formats that name what made them. */
  readonly version?: string
  /** What the report rests on, for formats that carry it. */
  readonly receipt?: Receipt
}

/**
 * A way to write a report, as text or as bytes. Pure: where the pieces go is the caller's business.
 *
 * @example
 * [...formats.json.write(report, options)].join('')
 */
export interface Format<Piece extends string | Uint8Array = string | Uint8Array> {
  /** The report in pieces, for one text may be longer than a text can be. */
  write(report: Report, options: FormatOptions): Iterable<Piece>
  /** One record as soon as it is checked, of a format that needs no more than one at a time. */
  writeRecord?(record: RecordResult, options: FormatOptions): Iterable<Piece>
  /** What stands before the first record, where there is a `writeRecord`. */
  writeHead?(options: FormatOptions): Iterable<Piece>
  /** What stands behind the last one, where there is a `writeRecord`. The report need not list the records. */
  writeTail?(report: Report, options: FormatOptions): Iterable<Piece>
  /** Of a format that keeps less of each record than the record: it is shown them as they are checked. */
  startWriting?(options: FormatOptions): ReportWriter<Piece>
  /** Which findings it needs of a report; see `CheckOptions.keep`. */
  readonly keep?: CheckOptions['keep']
  /** Whether its pieces are bytes, for a file and no terminal. */
  readonly binary?: true
}

/** A report that is being written while records are checked. What it gives is written in the order it gives it. */
export interface ReportWriter<Piece extends string | Uint8Array = string | Uint8Array> {
  /** Takes a record, one after another. */
  record(result: RecordResult): Iterable<Piece>
  /** What is written when all are there. The report need not list the records. */
  end(report: Report): Iterable<Piece>
}

/** A format that writes one record after another, made of how it writes them. */
export const recordByRecord = <F extends Omit<Format<string>, 'write'> & Required<Pick<Format<string>, 'writeRecord'>>>(
  format: F,
): F & Format<string> => ({
  ...format,
  *write(report, given) {
    const options = { ...given, waivers: report.waivers }
    yield* format.writeHead?.(options) ?? []
    for (const record of report.records) yield* format.writeRecord(record, options)
    yield* format.writeTail?.(report, options) ?? []
  },
})
