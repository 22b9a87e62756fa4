import { fittingCell, looksLikeFormula, steersNothing } from './cell-text.js'
import { type Cell, findingColumns } from './finding-columns.js'
import { recordByRecord } from './format.js'

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = steersNothing(cell)
  // An apostrophe in front makes it text.
  const fitting = fittingCell(looksLikeFormula(safe) ? `'${safe}` : safe)
  return /[",\r\n]/.test(fitting) ? `"${fitting.replaceAll('"', '""')}"` : fitting
}

const row = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`

/**
 * One row for each finding, for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, by which Excel knows Chinese.
 * Numbers are numbers; text that a spreadsheet would take for a formula has an apostrophe in front.
 *
 * Loses open facts, regions, reasons of waivers, Problems, advice, inputs, digests and the other language, control
 * characters, and what is longer than a cell of 32,767 characters. A spreadsheet may read a text such as 007 as a
 * number: xlsx says what is what.
 */
export const csv = recordByRecord({
  *writeHead({ language }) {
    yield `\ufeff${row(findingColumns.map((column) => column[language]))}`
  },
  *writeRecord(record, options) {
    for (const finding of record.findings) yield row(findingColumns.map(({ cell }) => cell(finding, record, options)))
  },
})
