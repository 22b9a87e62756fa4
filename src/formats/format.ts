import type { Finding } from '../evaluate/finding.js'
import type { Language } from '../record/vocabulary.js'
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
  /** One record as soon as it is checked, where the format has no more to say in the end. */
  writeRecord?(record: RecordResult, options: FormatOptions): Iterable<string>
  /** Which findings it needs of a report; see `CheckOptions.keep`. */
  keep?(finding: Finding, index: number): boolean
}
