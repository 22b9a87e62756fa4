import type { Listener } from '../io/listener.js'
import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import type { Encoding } from '../record/input.js'
import type { Entry } from '../record/source.js'
import type { TableOptions } from './read-options.js'
import { openTable, readTableFile } from './table-file.js'
import { unreadable } from './text-file.js'

/** Whether a file is CSV, by its ending. */
export const isCsvFile = (path: string): boolean => /\.(csv|tsv)$/i.test(path)

/**
 * The records of several CSV files. Where some of them hold lists, rooms or staff, as a form in CSV does, they are
 * joined to their records by the id as the sheets of a workbook are: the lists are kept in memory, the records stream.
 * Each file is opened for its header first.
 *
 * @example
 * for await (const entry of readCsvFiles(['sites.csv', 'rooms.csv'], { vocabulary }))
 *   if ('record' in entry) run.add(entry.record)
 */
export async function* readCsvFiles(paths: readonly string[], options: TableOptions): AsyncGenerator<Entry> {
  const { vocabulary, mapping } = options
  const { holdsLists } = await import('../table/recognise.js')
  const met: Problem[] = []
  const told: Problem[] = []
  const listener: Listener = { problem: (each) => met.push(each), advice: (each) => told.push(each) }
  const tables: CsvFile[] = []
  for (const path of mapping === undefined ? paths : []) tables.push(await csvFile(path, listener, options))
  const sheets = tables.flatMap(({ sheet }) => sheet ?? [])
  if (!holdsLists(sheets, vocabulary)) {
    // Whoever reads them one by one is told what is wrong with each.
    for (const path of paths) yield* readTableFile(path, options)
    return
  }
  const { readSheets } = await import('../table/read-sheets.js')
  const records = new Map<string, number>()
  const advice = (each: Problem): void => options.advice?.(each)
  for await (const entry of readSheets(sheets, { vocabulary, advice })) {
    for (const problem of met.splice(0)) yield { problem }
    for (const each of told.splice(0)) advice(each)
    const file = 'record' in entry ? entry.record.file : undefined
    if (file !== undefined) records.set(file, (records.get(file) ?? 0) + 1)
    yield entry
  }
  for (const problem of met) yield { problem }
  for (const each of told) advice(each)
  for (const { path, sheet, encoding } of tables)
    if (sheet !== undefined)
      options.input?.({ file: path, format: 'csv', encoding: encoding(), records: records.get(path) ?? 0 })
}

interface CsvFile {
  readonly path: string
  readonly sheet: Sheet | undefined
  encoding(): Encoding | null
}

/** A CSV file that is open for its header alone, and again when its rows are asked for. */
async function csvFile(path: string, listener: Listener, options: TableOptions): Promise<CsvFile> {
  const { encoding } = options
  let silent = false
  const teller: Listener = {
    problem: (each) => void (silent || listener.problem(each)),
    advice: (each) => void (silent || listener.advice(each)),
  }
  const peeked = await openTable(path, teller, { encoding })
  const [sheet] = peeked.sheets
  if (sheet === undefined) return { path, sheet, encoding: peeked.encoding }
  // What the file says of its first rows is said when they are read.
  silent = true
  await closed(sheet)

  let open = peeked
  async function* rows() {
    silent = true
    open = await openTable(path, teller, options)
    silent = false
    try {
      for (const each of open.sheets) yield* each.rows()
    } catch (error) {
      listener.problem(unreadable(path, error))
    }
  }
  const { name, header, headerLine } = sheet
  return { path, sheet: { name, header, headerLine, file: path, rows }, encoding: () => open.encoding() }
}

/** Lets go of a file whose rows nobody wants: only a walk that has begun can be ended. */
async function closed(sheet: Sheet): Promise<void> {
  const rows = sheet.rows()[Symbol.asyncIterator]()
  await rows.next().catch(() => {})
  await rows.return?.()
}
