import { formatOfBytes, sampleBytes } from '../io/format-of-bytes.js'
import { jsonRecords } from '../io/json.js'
import { ndjsonReader } from '../io/ndjson.js'
import { chain, concat } from '../io/pieces.js'
import { yamlRecords } from '../io/yaml.js'
import type { Problem } from '../problem.js'
import type { InputFormat } from '../record/input.js'
import type { Entry } from '../record/source.js'
import { lineSplitter } from './lines.js'
import { counted, type TableOptions } from './read-options.js'
import { noted, openCsv, openWorkbook, tableRecords, tooLarge } from './table-file.js'
import { decoded, maxTextBytes, tooLong, unreadable } from './text-file.js'

export interface ReadRecordsOptions extends TableOptions {
  /** What the bytes are; told from the first of them where left out. */
  readonly format?: InputFormat | undefined
  /** What Problems call the input; "stdin" where left out. */
  readonly name?: string | undefined
}

/** Bytes, or text, piece by piece; a Node stream is one. */
export type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/**
 * The records of a stream, one after another; what cannot be read is yielded as a Problem in its place. Of NDJSON
 * and CSV no more is kept than a piece; the other formats are read whole.
 *
 * @example
 * for await (const entry of readRecords(process.stdin, { vocabulary }))
 *   if ('record' in entry) run.add(entry.record)
 *   else run.problem(entry.problem)
 */
export async function* readRecords(source: Pieces, options: ReadRecordsOptions): AsyncGenerator<Entry> {
  const { name = 'stdin' } = options
  const pieces = noted(bytesOf(source), name, options)
  try {
    const head = await firstLine(pieces)
    const bytes = chain(head, pieces)
    if (options.format !== undefined) yield* entriesOf(options.format, bytes, name, options)
    else if (isBlank(head)) yield { problem: { code: 'empty-file', message: 'nothing came from it', file: name } }
    else {
      const format = formatOfBytes(head)
      yield* assumed(format, entriesOf(format, bytes, name, options))
    }
  } catch (error) {
    yield { problem: unreadable(name, error) }
  } finally {
    await pieces.return(undefined)
  }
}

async function* entriesOf(
  format: InputFormat,
  bytes: AsyncGenerator<Uint8Array>,
  name: string,
  options: TableOptions,
): AsyncGenerator<Entry> {
  const tell = (records: number): void => options.input?.({ file: name, format, encoding: 'utf-8', records })
  switch (format) {
    case 'csv':
      return yield* tableRecords(name, (listener) => openCsv(bytes, name, listener, options), options)
    case 'xlsx': {
      const { maxWorkbookBytes } = await import('../io/workbook.js')
      const whole = await wholeOf(bytes, maxWorkbookBytes)
      if (typeof whole === 'number') return yield { problem: tooLarge(whole, maxWorkbookBytes, name) }
      return yield* tableRecords(name, (listener) => openWorkbook(whole, name, listener), options)
    }
    case 'ndjson':
      return yield* ndjsonEntries(bytes, name, tell)
    default: {
      const whole = await wholeOf(bytes, maxTextBytes)
      if (typeof whole === 'number') return yield { problem: tooLong(whole, name) }
      const text = decoded(whole)
      yield* counted(format === 'json' ? jsonRecords(text, name) : yamlRecords(text, name), tell)
    }
  }
}

async function* ndjsonEntries(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  tell: (records: number) => void,
): AsyncGenerator<Entry> {
  const reader = ndjsonReader(name)
  const lines = lineSplitter()
  let records = 0
  for await (const piece of bytes) {
    for (const line of lines.push(piece)) yield* counted(reader.read(line), (more) => (records += more))
  }
  for (const line of lines.end()) yield* counted(reader.read(line), (more) => (records += more))
  yield* reader.end()
  tell(records)
}

/** Entries; where no record is among them, a Problem that says what the input was taken for. */
async function* assumed(format: InputFormat, entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  let held: Problem[] | undefined = []
  for await (const entry of entries) {
    if (held !== undefined && 'problem' in entry) {
      held.push(entry.problem)
      continue
    }
    for (const problem of held ?? []) yield { problem }
    held = undefined
    yield entry
  }
  for (const [index, problem] of (held ?? []).entries()) {
    const taken = `it was taken for ${format} by how it begins; name its format where that is wrong (--input-format)`
    const help = problem.help === undefined ? taken : `${problem.help}; ${taken}`
    yield { problem: index === 0 ? { ...problem, help } : problem }
  }
}

/** What comes before the first line break that follows something, or so much as tells the format. */
async function firstLine(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const found: Uint8Array[] = []
  for (let length = 0; length < sampleBytes; ) {
    const { value, done } = await pieces.next()
    if (done) break
    found.push(value)
    length += value.length
    if (endsLine(latin1.decode(value))) break
  }
  return found.length === 1 ? found[0]! : concat(found)
}

/** Whether a line that says something ends in a text. */
function endsLine(text: string): boolean {
  // In two steps: one pattern would look for the end from every character, which takes seconds.
  const start = text.search(/\S/)
  return start >= 0 && /[\r\n]/.test(text.slice(start))
}

const latin1 = new TextDecoder('latin1')
const isBlank = (head: Uint8Array): boolean => head.length < sampleBytes && latin1.decode(head).trim() === ''

/** All bytes of a stream, or how many there were already when it became too many. */
async function wholeOf(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | number> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    length += part.length
    if (length > most) return length
    parts.push(part)
  }
  return concat(parts)
}

/** Pieces as bytes. */
export async function* bytesOf(source: Pieces): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  // A character of two halves may be cut in two.
  let half = ''
  for await (const piece of source) {
    if (piece instanceof Uint8Array) yield piece
    else if (typeof piece === 'string') {
      const text = half + piece
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : ''
      yield encoder.encode(half === '' ? text : text.slice(0, -1))
    } else throw new TypeError('pieces of bytes or text are read, and this is something else')
  }
  if (half !== '') yield encoder.encode(half)
}
