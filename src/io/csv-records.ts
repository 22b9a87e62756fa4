import { type CsvError, Parser } from 'csv-parse'
import { concat } from './pieces.js'

/** How a CSV text separates its cells and its lines. */
export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r'
}

/** A record, or why the line it begins on is none; lines count from 1. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: CsvFault }

export type CsvFault = 'stray-quote' | 'open-quote' | 'too-long'

/** The most bytes of a record: a quote that is never closed must not swallow the file. */
export const maxRecordBytes = 1024 * 1024

/** How much is parsed at a time, however large the pieces come: it bounds what is kept. */
const pieceBytes = 64 * 1024

/**
 * The records of CSV in UTF-8. csv-parse stops at its first error; here only the line that a broken record
 * begins on is given up, and reading goes on with the next one, so that an open quote loses no other row.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  dialect: CsvDialect,
  firstLine: number,
): AsyncGenerator<CsvRecord> {
  let line = firstLine
  let parser = openParser(dialect)
  // INVARIANT: what the parser was given after its last whole record; it begins with the line numbered `line`.
  let held: Uint8Array = new Uint8Array()
  let skipping = false

  async function read(piece: Uint8Array, atEnd: boolean): Promise<CsvRecord[]> {
    const batch: CsvRecord[] = []
    let input = piece
    for (;;) {
      if (skipping) {
        const end = lineEnd(input, dialect)
        if (end === 0) return batch
        input = input.subarray(end)
        skipping = false
        line++
      }
      const before = parser.taken
      const error = await parser.feed(input, atEnd)
      for (const cells of parser.records) {
        batch.push({ line, cells })
        line += 1 + newlinesIn(cells, dialect.newline)
      }
      parser.records.length = 0
      const unread = held.length === 0 ? input : concat([held, input])
      held = unread.subarray(parser.taken - before)
      if (error === undefined) return batch
      batch.push({ line, fault: faultOf(error) })
      skipping = true
      input = held
      held = new Uint8Array()
      parser = openParser(dialect)
    }
  }

  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += pieceBytes) {
      for (const record of await read(piece.subarray(at, at + pieceBytes), false)) yield record
    }
  }
  for (const record of await read(new Uint8Array(), true)) yield record
}

interface OpenParser {
  readonly records: (readonly string[])[]
  /** How many bytes lie in whole records. */
  taken: number
  feed(bytes: Uint8Array, atEnd: boolean): Promise<CsvError | undefined>
}

function openParser({ delimiter, newline }: CsvDialect): OpenParser {
  const parser = new Parser({
    delimiter,
    record_delimiter: newline === '\n' ? ['\r\n', '\n'] : ['\r'],
    max_record_size: maxRecordBytes,
    // How long rows are is checked against the header, by whoever reads them.
    relax_column_count: true,
    // Records are taken here: what goes through the readable side would be lost when an error destroys it.
    on_record(cells: string[], info) {
      open.records.push(cells)
      // Rows may differ in length. csv-parse makes an error of each that does, even where it is not to tell of it, and
      // that takes longer than all else; to what it takes for the first row it compares nothing.
      ;(parser.info as { records: number }).records = 0
      open.taken = info.bytes
      return null
    },
  })
  // An error reaches the callbacks below; unheard, the event would end the process.
  parser.on('error', () => {})
  const open: OpenParser = {
    records: [],
    taken: 0,
    feed: (bytes, atEnd) =>
      new Promise((resolve) => {
        const settle = (error?: Error | null): void => resolve((error ?? undefined) as CsvError | undefined)
        if (atEnd) parser.end(bytes, settle)
        else parser.write(bytes, settle)
      }),
  }
  return open
}

/** Where the first line of some bytes ends, its newline included; 0 where it does not end in them. */
function lineEnd(bytes: Uint8Array, { newline }: CsvDialect): number {
  return bytes.indexOf(newline.charCodeAt(0)) + 1
}

function newlinesIn(cells: readonly string[], newline: string): number {
  let count = 0
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++
  }
  return count
}

function faultOf({ code }: CsvError): CsvFault {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open-quote'
  return code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'stray-quote'
}
