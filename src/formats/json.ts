import type { Format } from './format.js'
import { toMessage } from './message.js'

/** The whole report, each finding with its message in both languages. Loses nothing. */
export const json: Format = {
  *write({ records, ...report }, ruleSets) {
    yield `${JSON.stringify(report, null, 2).slice(0, -2)},\n  "records": [`
    for (const [index, { findings, ...record }] of records.entries()) {
      const told = findings.map((finding) => ({ ...finding, message: toMessage(finding, ruleSets) }))
      const text = JSON.stringify({ ...record, findings: told }, null, 2)
      yield `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`
    }
    yield records.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
  },
}
