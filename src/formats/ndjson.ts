import type { Format } from './format.js'
import { toMessage } from './message.js'

/** One finding on each line, with its message in both languages. Loses the roll-up and the Problems. */
export const ndjson: Format = (report, ruleSets) =>
  report.records
    .flatMap(({ findings }) => findings)
    .map((finding) => `${JSON.stringify({ ...finding, message: toMessage(finding, ruleSets) })}\n`)
    .join('')
