import type { Finding } from '../evaluate/finding.js'
import type { Label } from '../record/vocabulary.js'
import type { Receipt } from '../report/receipt.js'
import type { RecordResult, Report } from '../report/report.js'
import type { Format } from './format.js'
import { toMessage } from './message.js'

/** What the JSON is called; README says what the number promises, and `clausecheck/schemas/report.json` is its schema. */
export const reportFormat = 'clausecheck-report/1'

/** A report as the format json writes it. */
export interface JsonReport extends Omit<Report, 'records' | 'part'> {
  readonly schema: typeof reportFormat
  readonly records: readonly (Omit<RecordResult, 'findings'> & {
    readonly findings: readonly (Finding & { readonly message: Label })[]
  })[]
  readonly part?: unknown
  readonly receipt?: Receipt
}

/** The whole report, each finding with its message in both languages. Loses nothing. */
export const json: Format<string> = {
  *write({ records, ...report }, options) {
    yield `${JSON.stringify({ schema: reportFormat, ...report, receipt: options.receipt }, null, 2).slice(0, -2)},\n  "records": [`
    for (const [index, { findings, ...record }] of records.entries()) {
      const told = findings.map((finding) => ({ ...finding, message: toMessage(finding, options) }))
      const text = JSON.stringify({ ...record, findings: told }, null, 2)
      yield `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`
    }
    yield records.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
  },
}
