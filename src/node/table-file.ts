import { createReadStream, readFileSync, statSync } from 'node:fs'
import type { Listener } from '../io/listener.js'
import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import type { Encoding } from '../record/input.js'
import type { Entry } from '../record/source.js'
import type { TableOptions } from './read-options.js'
import { inMegabytes, unreadable } from './text-file.js'

const tableEnding = /\.(csv|tsv|xlsx|xlsm|xls|et)$/i

/** Whether a file is read as a table, by its ending. */
export const isTableFile = (path: string): boolean => tableEnding.test(path)

/**
 * The sheets of a table file, .csv, .tsv, .xlsx or .xlsm; what cannot be read is told to the listener.
 *
 * @example
 * const [sheet] = await openTableFile('sites.csv', { problem: console.error, advice: console.warn })
 */
export async function openTableFile(path: string, listener: Listener, encoding?: Encoding): Promise<readonly Sheet[]> {
  return (await openTable(path, listener, { encoding })).sheets
}

/** Sheets, and what they turn out to be written in once they have been walked: null for a workbook. */
export interface OpenTable {
  readonly sheets: readonly Sheet[]
  encoding(): Encoding | null
}

const noSheets: OpenTable = { sheets: [], encoding: () => null }

export async function openTable(
  path: string,
  listener: Listener,
  options: Pick<TableOptions, 'encoding' | 'read'>,
): Promise<OpenTable> {
  try {
    if (/\.(csv|tsv)$/i.test(path))
      return await openCsv(noted(createReadStream(path), path, options), path, listener, options)
    const { maxWorkbookBytes } = await import('../io/workbook.js')
    const { size } = statSync(path)
    if (size > maxWorkbookBytes) {
      listener.problem(tooLarge(size, maxWorkbookBytes, path))
      return noSheets
    }
    const bytes = readFileSync(path)
    options.read?.(bytes, path)
    return await openWorkbook(bytes, path, listener)
  } catch (error) {
    listener.problem(unreadable(path, error))
    return noSheets
  }
}

export const tooLarge = (bytes: number, most: number, file: string): Problem => ({
  code: 'too-large',
  message: `the workbook has ${inMegabytes(bytes)} MB, more than ${inMegabytes(most)}`,
  file,
  help: 'save its sheet as CSV',
})

export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  listener: Listener,
  { encoding }: Pick<TableOptions, 'encoding'>,
): Promise<OpenTable> {
  const { csvSheet } = await import('../io/csv.js')
  const table = await csvSheet(bytes, name, { ...listener, ...(encoding && { encoding }) })
  return { sheets: table.sheet === undefined ? [] : [table.sheet], encoding: table.encoding }
}

export async function openWorkbook(bytes: Uint8Array, name: string, listener: Listener): Promise<OpenTable> {
  const { xlsxSheets } = await import('../io/xlsx.js')
  const sheets: Sheet[] = []
  for await (const sheet of xlsxSheets(bytes, name, listener)) sheets.push(sheet)
  return { sheets, encoding: () => null }
}

/** Bytes as they are, each piece of them told. */
export async function* noted(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  { read }: Pick<TableOptions, 'read'>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    read?.(piece, file)
    yield piece
  }
  // What is empty was read, too.
  read?.(new Uint8Array(0), file)
}

/**
 * The records of a table file, one after another; what cannot be read is yielded as a Problem when it is met.
 *
 * @example
 * for await (const entry of readTableFile('sites.xlsx', { vocabulary })) if ('record' in entry) run.add(entry.record)
 */
export async function* readTableFile(path: string, options: TableOptions): AsyncGenerator<Entry> {
  yield* tableRecords(path, (listener) => openTable(path, listener, options), options)
}

/** The records of a table that is opened when the first of them is asked for. */
export async function* tableRecords(
  file: string,
  open: (listener: Listener) => Promise<OpenTable>,
  options: TableOptions,
): AsyncGenerator<Entry> {
  const met: Problem[] = []
  const advice = (each: Problem): void => options.advice?.(each)
  const { sheets, encoding } = await open({ problem: (each) => met.push(each), advice })
  const { readSheets } = await import('../table/read-sheets.js')
  const { vocabulary, mapping } = options
  let found = false
  let records = 0
  try {
    for await (const entry of readSheets(sheets, { vocabulary, file, advice, ...(mapping && { mapping }) })) {
      found = true
      for (const problem of met.splice(0)) yield { problem }
      if ('record' in entry) records++
      yield entry
    }
  } catch (error) {
    met.push(unreadable(file, error))
  }
  if (!found && met.length === 0) met.push({ code: 'empty-file', message: 'there is no record in the table', file })
  for (const problem of met) yield { problem }
  const written = encoding()
  if (sheets.length > 0)
    options.input?.({ file, format: written === null ? 'xlsx' : 'csv', encoding: written, records })
}
