import type { RecordResult } from '../report/report.js'
import type { Format, FormatOptions } from './format.js'
import { toMessage } from './message.js'

function* lines({ findings }: RecordResult, ruleSets: FormatOptions): Generator<string> {
  for (const finding of findings) yield `${JSON.stringify({ ...finding, message: toMessage(finding, ruleSets) })}\n`
}

/** One finding on each line, with its message in both languages. Loses the roll-up and the Problems. */
export const ndjson: Format = {
  *write({ records }, ruleSets) {
    for (const record of records) yield* lines(record, ruleSets)
  },
  writeRecord: lines,
}
