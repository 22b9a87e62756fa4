import { cellName, columnName } from '../../record/place.js'
import type { Language } from '../../record/vocabulary.js'
import { xmlSheetText } from '../../xml.js'
import { fittingCell, looksLikeFormula, steersNothing, textWidth } from '../cell-text.js'
import type { Cell } from '../finding-columns.js'
import { type Style, styleNumber } from './styles.js'

/** A table that becomes a sheet: its columns, and its rows one after another. */
export interface Table {
  /** A name that workbooks allow: at most 31 characters, none of []:*?/\. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  /** How many rows there are in all. */
  readonly total: number
  readonly rows: Iterable<TableRow>
}

export interface TableColumn {
  readonly header: string
  /** In characters, of which a Chinese one is two. */
  readonly width: number
  /** How its cells look where they do not say so themselves. */
  readonly style?: Style
}

export interface TableRow {
  readonly cells: readonly (Cell | StyledCell)[]
  /** How deep it lies in a tree, from 0: such rows can be folded. */
  readonly depth?: number
}

export interface StyledCell {
  readonly value: Cell
  readonly style: Style
}

export interface SheetBounds {
  /** Rows with the header: no sheet has more. */
  readonly rows: number
  /** So that an archive can say how long the sheet is, whatever its letters. */
  readonly characters: number
}

export const sheetBounds: SheetBounds = { rows: 1_048_576, characters: 1_300_000_000 }
/** As deep as rows fold. */
const deepest = 7

const left: Readonly<Record<Language, (count: number) => string>> = {
  zh: (count) => `另有 ${count} 行，本表容纳不下，未列出；csv 或 ndjson 格式可容纳全部。`,
  en: (count) => `${count} more rows are left out, for no sheet holds them; the formats csv and ndjson hold all.`,
}
const none: Readonly<Record<Language, string>> = { zh: '无', en: 'none' }

/** The XML of a sheet, row by row. Texts are texts whatever they say: no cell holds a formula. */
export function* sheetXml(table: Table, language: Language, bounds = sheetBounds): Generator<string> {
  const { columns, total, rows } = table
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" outlineLevelRow="${deepest}"/>`
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `<cols>${widths.join('')}</cols><sheetData>`
  const texts = new TextCache()
  const rowAt = (row: TableRow, line: number): string => rowXml(row, line, columns, texts)
  yield rowAt({ cells: columns.map(({ header }) => ({ value: header, style: 'header' })) }, 1)
  let shown = 0
  let characters = 0
  for (const row of rows) {
    const isLast = shown + 1 === total
    if (characters > bounds.characters || (shown + 2 === bounds.rows && !isLast)) break
    const xml = rowAt(row, shown + 2)
    characters += xml.length
    yield xml
    shown++
  }
  if (total === 0) yield rowAt({ cells: [none[language]] }, 2)
  if (shown < total) yield rowAt({ cells: [{ value: left[language](total - shown), style: 'notice' }] }, shown + 2)
  const filtered = shown === 0 ? '' : `<autoFilter ref="A1:${columnName(columns.length - 1)}${shown + 1}"/>`
  yield `</sheetData>${filtered}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function rowXml(row: TableRow, line: number, columns: readonly TableColumn[], texts: TextCache): string {
  const { cells, depth = 0 } = row
  const lines = linesOf(cells, columns)
  const height = lines === 1 ? '' : ` ht="${Math.min(lines * lineHeight, greatestHeight)}"`
  let xml = `<row r="${line}"${height}${depth === 0 ? '' : ` outlineLevel="${Math.min(depth, deepest)}"`}>`
  for (const [at, cell] of cells.entries()) {
    const styled = typeof cell === 'object' && cell !== null
    const value = styled ? cell.value : cell
    const style = styled ? cell.style : (columns[at]?.style ?? 'text')
    if (value !== null) xml += `<c r="${cellName(at, line)}" ${inCell(value, style, texts)}</c>`
  }
  return `${xml}</row>`
}

/** How high a line of text is, and a row can be, in points. */
const lineHeight = 15
const greatestHeight = 405

/** How many lines the fullest cell of a row takes, about: not every program finds that out by itself. */
function linesOf(cells: TableRow['cells'], columns: readonly TableColumn[]): number {
  let most = 1
  for (let at = 0; at < cells.length; at++) {
    const value = cells[at]
    if (columns[at]?.style !== 'sentence' || typeof value !== 'string') continue
    const { width } = columns[at]!
    if (value.length * 2 <= width && !value.includes('\n')) continue
    const lines = value.split('\n').reduce((sum, each) => sum + Math.max(1, Math.ceil(textWidth(each) / width)), 0)
    if (lines > most) most = lines
  }
  return most
}

function inCell(value: string | number, style: Style, texts: TextCache): string {
  if (typeof value === 'number') return `s="${styleNumber(style, false)}"><v>${value}</v>`
  const { xml, isFormula } = texts.of(value)
  // Marked as text, it stays one where somebody goes through the cell and presses Enter.
  return `s="${styleNumber(style, isFormula)}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is>`
}

interface CellText {
  readonly xml: string
  readonly isFormula: boolean
}

/** Texts that are kept: most cells say what others said before. */
const mostKept = 10_000
const longestKept = 100

class TextCache {
  readonly #known = new Map<string, CellText>()

  of(value: string): CellText {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const text = fittingCell(steersNothing(value))
    const made = { xml: xmlSheetText(text), isFormula: looksLikeFormula(text) }
    if (value.length > longestKept) return made
    if (this.#known.size >= mostKept) this.#known.clear()
    this.#known.set(value, made)
    return made
  }
}
