import type { Language } from '../record/vocabulary.js'
import type { CheckOptions } from '../report/check-options.js'
import type { RecordResult, Report } from '../report/report.js'
import type { RuleSets } from '../standard/standard.js'

export interface FormatOptions extends RuleSets {
  readonly language: Language
  /** Whether the output may carry terminal colours. */
  readonly colour: boolean
}

/**
 * A way to write a report. Pure: where the text goes is the caller's business.
 *
 * @example
 * [...formats.json.write(report, options)].join('')
 */
export interface Format {
  /** The report in pieces, for one text may be longer than a text can be. */
  write(report: Report, options: FormatOptions): Iterable<string>
  /** One record as soon as it is checked, of a format that needs no more than one at a time. */
  writeRecord?(record: RecordResult, options: FormatOptions): Iterable<string>
  /** What stands before the first record, where there is a `writeRecord`. */
  writeHead?(options: FormatOptions): Iterable<string>
  /** What stands behind the last one, where there is a `writeRecord`. The report need not list the records. */
  writeTail?(report: Report, options: FormatOptions): Iterable<string>
  /** Which findings it needs of a report; see `CheckOptions.keep`. */
  readonly keep?: CheckOptions['keep']
}

/** A format that writes one record after another, made of how it writes them. */
export const recordByRecord = <F extends Omit<Format, 'write'> & Required<Pick<Format, 'writeRecord'>>>(
  format: F,
): F & Format => ({
  ...format,
  *write(report, options) {
    yield* format.writeHead?.(options) ?? []
    for (const record of report.records) yield* format.writeRecord(record, options)
    yield* format.writeTail?.(report, options) ?? []
  },
})
