import type { streamXlsxRows } from 'hucre/xlsx'
import type { Problem } from '../problem.js'
import { cellName } from '../record/place.js'
import { isBlank } from './cells.js'
import { readHeader } from './header.js'
import { hucreRows } from './hucre-rows.js'
import type { Listener } from './listener.js'
import { MergedCells } from './merged-cells.js'
import { percentStyles, percentText } from './percent-styles.js'
import { problemOf, Refusal, saveAgain } from './refusal.js'
import type { BadCell, Cell, Row, Sheet } from './rows.js'
import { type Survey, surveySheet } from './survey.js'
import { openWorkbook, readShared, readStyles, type Workbook, type WorkbookSheet } from './workbook.js'
import { cellOf, type XlsxValue } from './xlsx-cell.js'
import { inflate } from './zip.js'

/**
 * The sheets of an .xlsx or .xlsm workbook in their order, whose rows stream; hidden and empty ones are passed over.
 * Formulas are never calculated: their stored values are read. Macros, links and pictures are not looked at.
 * Nothing is thrown for what a file holds: the Problems are told.
 *
 * Each sheet's rows can be walked any number of times. Walked before the next sheet is asked for, it is parsed once.
 *
 * @param bytes the whole file
 * @example
 * for await (const sheet of xlsxSheets(await readFile('sites.xlsx'), 'sites.xlsx', listener))
 *   for await (const { line, cells } of sheet.rows()) …
 */
export async function* xlsxSheets(bytes: Uint8Array, file: string, listener: Listener): AsyncGenerator<Sheet> {
  let workbook: Workbook
  try {
    workbook = await openWorkbook(bytes)
  } catch (error) {
    return listener.problem(problemOf(error, file, 'the workbook cannot be read'))
  }
  const read = await loadHucre()
  if (read === undefined) return listener.problem({ ...noHucre, file })
  let found = false
  for (const sheet of workbook.sheets) {
    if (sheet.concealed) continue
    if (sheet.hidden) {
      const message = `the sheet "${sheet.name}" is hidden, and not read`
      listener.advice({ code: 'unreadable-file', message, file, help: 'unhide it if it holds data' })
      continue
    }
    const reader = new SheetReader(read, workbook, sheet, file, listener)
    const open = await reader.open()
    found ||= open !== 'empty'
    if (typeof open === 'string') continue
    yield open
    await reader.close()
  }
  if (!found) listener.problem({ code: 'empty-file', message: 'no sheet that is not hidden holds a table', file })
}

class SheetReader {
  /** The walk that found the header, until somebody goes on with it. */
  #begun: AsyncGenerator<Row> | undefined

  constructor(
    readonly read: typeof streamXlsxRows,
    readonly workbook: Workbook,
    readonly sheet: WorkbookSheet,
    readonly file: string,
    readonly listener: Listener,
  ) {}

  /** The sheet with its header read. */
  async open(): Promise<Sheet | 'empty' | 'refused'> {
    try {
      const styles = new TextDecoder().decode(await readStyles(this.workbook))
      const survey = await surveySheet(inflate(this.workbook.bytes, this.sheet.entry), percentStyles(styles))
      const walk = this.#walk(survey)
      const first = await headerOf(walk, survey)
      if (first === undefined) return 'empty'
      const { names, faults } = readHeader(first.cells)
      const { line } = first
      for (const { column, message, ...fault } of faults) this.#tell({ ...fault, line, column: column + 1 }, message)
      this.#begun = walk
      const end = this.#headerEnd(survey, line)
      const rows = (): AsyncGenerator<Row> => {
        const rest = this.#begun ?? this.#walk(survey)
        this.#begun = undefined
        return this.#rowsAfter(rest, survey, names, end)
      }
      return { name: this.sheet.name, header: names, headerLine: line, rows }
    } catch (error) {
      this.listener.problem(problemOf(error, this.file, `the sheet "${this.sheet.name}" cannot be read`))
      return 'refused'
    }
  }

  /** Lets go of rows that nobody has begun to walk. */
  async close(): Promise<void> {
    const begun = this.#begun
    this.#begun = undefined
    await begun?.return(undefined)
  }

  /** Every row from the top that says something. */
  async *#walk({ rowBytes, uncalculated, styled: percents }: Survey): AsyncGenerator<Row> {
    const { bytes, date1904 } = this.workbook
    const pieces = inflate(bytes, this.sheet.entry)
    const parts = { ...(await readShared(this.workbook)), pieces, rowBytes, date1904 }
    for await (const { index, values } of hucreRows(this.read, parts)) {
      if (values.length === 0) continue
      const line = index + 1
      // What is told of cells, and which of them are percentages, hangs on where they stand.
      if (!(line >= 1 && line <= mostRows))
        throw new Refusal('unreadable-file', 'a row of it has a number that no row has', saveAgain)
      const cells: (Cell | BadCell)[] = []
      for (const value of values as XlsxValue[]) {
        const bad = value === null && !uncalculated.isEmpty && uncalculated.has(cells.length, line)
        const cell = bad ? notCalculated : cellOf(value, date1904)
        const percent = typeof cell === 'number' && !percents.isEmpty && percents.has(cells.length, line)
        cells.push(percent ? percentText(cell) : cell)
      }
      if (!isBlank(cells)) yield { cells, line }
    }
  }

  /** The rows below the header, as wide as it. */
  async *#rowsAfter(
    walk: AsyncGenerator<Row>,
    { merges }: Survey,
    names: readonly string[],
    headerEnd: number,
  ): AsyncGenerator<Row> {
    const merged = new MergedCells(merges)
    let told = false
    try {
      for await (const { cells, line } of walk) {
        if (line <= headerEnd) continue
        if (!told && cells.length > names.length) told = this.#tellBeyond(cells, names.length, line)
        const row = cells.slice(0, names.length)
        if (row.length < cells.length && isBlank(row)) continue
        while (row.length < names.length) row.push(null)
        merged.fill(row, line)
        yield { cells: row, line }
      }
    } catch (error) {
      this.listener.problem(problemOf(error, this.file, `the sheet "${this.sheet.name}" cannot be read on`))
    } finally {
      await walk.return(undefined)
    }
  }

  /** The last line of the header: one that is merged with the line below it says more than can be read. */
  #headerEnd({ merges }: Survey, line: number): number {
    const end = merges.reduce((last, { top, bottom }) => (top === line ? Math.max(last, bottom) : last), line)
    if (end > line) {
      const help = 'give every column one header in one row, and merge no cells there'
      this.#tell(
        { code: 'invalid-value', line, help },
        `the header runs down to row ${end}; its first row alone is read`,
      )
    }
    return end
  }

  #tellBeyond(cells: readonly (Cell | BadCell)[], width: number, line: number): boolean {
    const column = cells.findIndex((cell, at) => at >= width && cell !== null)
    if (column < 0) return false
    const help = 'name the column, or delete it; others like it are not read either'
    this.#tell(
      { code: 'missing-key', line, column: column + 1, help },
      `${cellName(column, line)} has no header above it`,
    )
    return true
  }

  #tell(problem: Omit<Problem, 'file' | 'message'>, message: string): void {
    this.listener.problem({ ...problem, message: `sheet "${this.sheet.name}": ${message}`, file: this.file })
  }
}

/** The first row that says something, a title apart: one value merged across columns names none of them. */
async function headerOf(walk: AsyncGenerator<Row>, { merges }: Survey): Promise<Row | undefined> {
  for (;;) {
    const { value: row, done } = await walk.next()
    if (done) return undefined
    const [column, other] = row.cells.flatMap((cell, at) => (cell === null ? [] : [at]))
    const isTitle = merges.some(({ top, left, right }) => top === row.line && left === column && right > left)
    if (other !== undefined || !isTitle) return row
  }
}

/** No sheet has more. */
const mostRows = 1_048_576

const notCalculated: BadCell = { bad: 'a formula that was never calculated: open the file in Excel or WPS and save it' }

/** hucre is an optional peer: only who reads workbooks needs it. */
async function loadHucre(): Promise<typeof streamXlsxRows | undefined> {
  try {
    return (await import('hucre/xlsx')).streamXlsxRows
  } catch {
    return undefined
  }
}

const noHucre: Omit<Problem, 'file'> = {
  code: 'unreadable-file',
  message: 'workbooks are read with the package hucre, which is not installed',
  help: 'npm install hucre@1.0, or save the sheet as CSV',
}
