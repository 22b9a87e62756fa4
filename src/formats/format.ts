import type { Language } from '../record/vocabulary.js'
import type { Report } from '../report/report.js'
import type { RuleSets } from '../standard/standard.js'

export interface FormatOptions extends RuleSets {
  readonly language: Language
  /** Whether the output may carry terminal colours. */
  readonly colour: boolean
}

/** Turns a report into text. Pure: where the text goes is the caller's business. */
export type Format = (report: Report, options: FormatOptions) => string
