import type { BadCell, Cell } from './rows.js'

/** The most characters of a cell, in a sheet and so in a CSV file: what holds more is no entry of a form. */
export const maxCellCharacters = 32_767

export const isBad = (cell: Cell | BadCell | undefined): cell is BadCell => typeof cell === 'object' && cell !== null

/** Whether a row says nothing at all. */
export const isBlank = (cells: readonly (Cell | BadCell)[]): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))

/** A text as a cell: null where there is none, bad where it is too long to be one. */
export function textCell(text: string): Cell | BadCell {
  if (text === '') return null
  if (text.length <= maxCellCharacters) return text
  return { bad: `a text of ${text.length} characters, more than ${maxCellCharacters}` }
}
