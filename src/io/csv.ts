import type { Encoding } from '../record/input.js'
import { isBlank, textCell } from './cells.js'
import { readOpening } from './csv-dialect.js'
import {
  adviceOn,
  type CsvProblem,
  faults,
  fullWidthCommas,
  mostColumns,
  noHeader,
  ragged,
  tooWide,
  whyNoText,
} from './csv-problems.js'
import { type CsvRecord, csvRecords } from './csv-records.js'
import { toUtf8 } from './encoding.js'
import { readHeader } from './header.js'
import type { Listener } from './listener.js'
import { chain, gather } from './pieces.js'
import type { BadCell, Cell, Row, Sheet } from './rows.js'

export interface CsvOptions extends Listener {
  /** What the file is written in, where that is known; found out otherwise. */
  readonly encoding?: Encoding | undefined
}

export interface CsvTable {
  /** Absent where there are no rows to be had; the Problem has been told. Its rows can be walked once. */
  readonly sheet: Sheet | undefined
  /** What the file turned out to be written in. Complete once the rows have been walked: ASCII alone is UTF-8. */
  encoding(): Encoding
}

/**
 * A CSV file as a sheet whose rows stream: memory does not grow with their number. Delimiter (`,`, `;` or tab) and
 * encoding are found out. A row that cannot be read is told as a Problem, and the others are read. Cells are text.
 *
 * @param bytes what they fail with is thrown on; what is wrong with the text is told, never thrown
 * @example
 * const { sheet, encoding } = await csvSheet(createReadStream('sites.csv'), 'sites.csv', listener)
 * for await (const { line, cells } of sheet.rows()) …
 */
export async function csvSheet(bytes: AsyncIterable<Uint8Array>, file: string, options: CsvOptions): Promise<CsvTable> {
  const text = toUtf8(bytes, options.encoding)
  const pieces = text.bytes[Symbol.asyncIterator]()
  const head = await gather(pieces, openingBytes)
  const opening = readOpening(head.subarray(0, openingBytes))
  const tell = (problem: CsvProblem): void => options.problem({ file, ...problem })
  const table = (sheet?: Sheet): CsvTable => ({ sheet, encoding: () => text.encoding() ?? 'utf-8' })
  const refuse = async (problem: CsvProblem): Promise<CsvTable> => {
    await pieces.return?.()
    tell(problem)
    return table()
  }

  const noText = whyNoText(head.subarray(0, openingBytes))
  if (noText !== undefined) return refuse(noText)
  const skipped = opening.separatorLine?.bytes ?? 0
  const advice = adviceOn(opening)
  if (advice !== undefined) options.advice({ file, ...advice })

  const records = csvRecords(chain(head.subarray(skipped), pieces), opening, skipped > 0 ? 2 : 1)
  const first = await firstRecord(records)
  if (first === undefined) return refuse(noHeader)
  if ('fault' in first) return refuse({ ...faults[first.fault], line: first.line, column: 1 })
  const { line } = first
  const { names, faults: wrong } = readHeader(first.cells.map(cellOf))
  if (names.length > mostColumns) return refuse(tooWide(names.length, line))
  if (opening.fullWidthCommas) {
    if (names.length === 1) return refuse(fullWidthCommas(line))
    tell(fullWidthCommas(line))
  }
  for (const { column, ...fault } of wrong) tell({ ...fault, line, column: column + 1 })

  async function* rows(): AsyncGenerator<Row> {
    for await (const record of records) {
      const row = 'fault' in record ? faults[record.fault] : rowOf(record.line, record.cells, names.length)
      if (row === undefined) continue
      if ('code' in row) tell({ ...row, line: record.line, column: 1 })
      else yield row
    }
  }
  return table({ name: '', header: names, headerLine: line, rows })
}

/** The first record that is not blank. */
async function firstRecord(records: AsyncGenerator<CsvRecord>): Promise<CsvRecord | undefined> {
  for (;;) {
    const { value: record, done } = await records.next()
    if (done) return undefined
    if ('fault' in record || !isBlank(record.cells)) return record
  }
}

/** How much of the text is looked at for its delimiter, in bytes: a header is far shorter. */
const openingBytes = 64 * 1024

/** A row, nothing where the line is blank, or why it is none. */
function rowOf(line: number, texts: readonly string[], width: number): Row | CsvProblem | undefined {
  // Excel ends lines with the delimiters of columns that are empty throughout, the header's included.
  let length = texts.length
  while (length > width && texts[length - 1] === '') length--
  if (length !== width) {
    if (texts.every((text) => text.trim() === '')) return undefined
    return ragged(length, width)
  }
  const cells = new Array<Cell | BadCell>(width)
  for (let column = 0; column < width; column++) cells[column] = cellOf(texts[column]!)
  return isBlank(cells) ? undefined : { cells, line }
}

function cellOf(text: string): Cell | BadCell {
  return /[\ufffd\0]/.test(text) ? { bad: 'bytes that are no text in the encoding of the file' } : textCell(text)
}
