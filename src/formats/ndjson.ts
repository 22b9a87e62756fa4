import type { Finding } from '../evaluate/finding.js'
import type { RecordResult } from '../report/report.js'
import { findingWriter } from './finding-json.js'
import type { Format, FormatOptions } from './format.js'

/** The writer of a run: what it has written before it need not make anew for the next record. */
const writers = new WeakMap<FormatOptions, ReturnType<typeof findingWriter>>()
function writerOf(options: FormatOptions): ReturnType<typeof findingWriter> {
  const writer = writers.get(options) ?? findingWriter(options)
  writers.set(options, writer)
  return writer
}

function* lines(record: RecordResult, options: FormatOptions): Generator<string> {
  const write = writerOf(options)
  // Most findings on a record speak of the same few facts.
  const places = new Map(record.positions.map((position) => [position.pointer, JSON.stringify(position)]))
  let text = ''
  for (const finding of record.findings)
    text +=
      places.size === 0
        ? `${write(finding)}\n`
        : `${write(finding).slice(0, -1)},"positions":[${positionTexts(finding, places)}]}\n`
  yield text
}

function positionTexts({ evidence, settledBy }: Finding, places: ReadonlyMap<string, string>): string {
  let text = ''
  const pointers = settledBy.length === 0 ? evidence : new Set([...evidence, ...settledBy])
  for (const pointer of pointers) {
    const place = places.get(pointer)
    if (place !== undefined) text += text === '' ? place : `,${place}`
  }
  return text
}

/**
 * One finding on each line, with its message in both languages and, of records in tables, JSON and YAML, the positions
 * of what it rests on and of what would settle it.
 *
 * Loses the roll-up and the Problems.
 */
export const ndjson: Format<string> = {
  *write({ records }, options) {
    for (const record of records) yield* lines(record, options)
  },
  writeRecord: lines,
}
