import type { FormatName } from '../formats/format-names.js'
import { type Format, formats } from '../formats/index.js'
import { ndjsonReader } from '../io/ndjson.js'
import type { Language } from '../record/vocabulary.js'
import type { CheckOptions } from '../report/check-options.js'
import type { RecordResult, Report } from '../report/report.js'
import type { Run } from '../report/run.js'
import type { Batch } from './batches.js'
import { lineSplitter } from './lines.js'

/** The formats that write one record after another. */
export type StreamFormatName = Extract<FormatName, 'ndjson' | 'csv' | 'junit' | 'github'>

/** What a thread must know, as data that can be sent to it. */
export interface CheckSetup extends Pick<CheckOptions, 'standards' | 'documents' | 'vocabulary' | 'asOf'> {
  readonly only?: readonly string[] | undefined
  readonly waivers?: CheckOptions['waivers']
  /** What is written of each record; nothing where left out. */
  readonly format?: StreamFormatName | undefined
  readonly language: Language
  /** The version of the program, for formats that name what made them. */
  readonly version?: string | undefined
}

/** What checking a batch gives beside what it adds to a run. */
export interface CheckedBatch {
  /** In UTF-8, at the beginning of its buffer. */
  readonly text: Uint8Array<ArrayBuffer>
  readonly records: number
  /** Whether all its lines are blank. */
  readonly isBlank: boolean
}

/** The same of a batch that was checked as a part. */
export interface CheckedPart extends CheckedBatch {
  readonly report: Report
}

/** How the pieces of a report are written, as text. */
export interface Writer {
  head(): string
  record(result: RecordResult): string
  tail(report: Report): string
}

export function writerFor({ format: name, only: _, asOf: __, version, waivers, ...setup }: CheckSetup): Writer {
  const format: Format<string> | undefined = name && formats[name]
  const options = { ...setup, ...(waivers && { waivers }), ...(version && { version }), colour: false }
  const joined = (pieces: Iterable<string> | undefined): string => {
    let text = ''
    for (const piece of pieces ?? []) text += piece
    return text
  }
  return {
    head: () => joined(format?.writeHead?.(options)),
    record: (result) => joined(format?.writeRecord?.(result, options)),
    tail: (report) => joined(format?.writeTail?.(report, options)),
  }
}

/** What a run needs of a setup. What is written as it comes is not kept, and what nobody writes is not made. */
export const runOptions = ({ standards, documents, vocabulary, asOf, only, waivers, format }: CheckSetup) => ({
  standards,
  documents,
  vocabulary,
  asOf,
  ...(only && { only }),
  ...(waivers && { waivers }),
  ...(format === undefined && { keep: () => false }),
  listRecords: false,
})

/**
 * Checks the lines of a batch in a run.
 *
 * @param room where the text is written if it has room: texts of megabytes, one after another, are much to collect
 */
export function checkBatch({ file, before, bytes }: Batch, run: Run, writer: Writer, room = newRoom()): CheckedBatch {
  const reader = ndjsonReader(file, before)
  const lines = lineSplitter()
  let records = 0
  let length = 0
  let written = Buffer.from(room)
  for (const line of [...lines.push(bytes), ...lines.end()]) {
    for (const entry of reader.read(line)) {
      if ('problem' in entry) {
        run.problem(entry.problem)
        continue
      }
      records++
      const result = run.add(entry.record)
      if (result === undefined) continue
      const text = writer.record(result)
      // No character has more bytes than three for each unit of its text.
      if (written.length - length < text.length * 3) written = larger(written, text.length * 3)
      length += written.write(text, length)
    }
  }
  return { text: written.subarray(0, length), records, isBlank: [...reader.end()].length > 0 }
}

const newRoom = (): ArrayBuffer => new ArrayBuffer(1 << 20)

function larger(written: Buffer<ArrayBuffer>, more: number): Buffer<ArrayBuffer> {
  const room = Buffer.from(new ArrayBuffer(2 * written.length + more))
  room.set(written)
  return room
}
