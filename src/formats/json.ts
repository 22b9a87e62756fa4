import type { Format } from './format.js'
import { toMessage } from './message.js'

/** The whole report, each finding with its message in both languages. Loses nothing. */
export const json: Format = (report, ruleSets) => {
  const records = report.records.map(({ findings, ...record }) => ({
    ...record,
    findings: findings.map((finding) => ({ ...finding, message: toMessage(finding, ruleSets) })),
  }))
  return `${JSON.stringify({ ...report, records }, null, 2)}\n`
}
