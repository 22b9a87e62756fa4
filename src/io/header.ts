import { isBad } from './cells.js'
import type { BadCell, Cell } from './rows.js'

/** Something wrong with a header; `column` counts from 0. */
export interface HeaderFault {
  readonly column: number
  readonly code: 'missing-key' | 'duplicate-id' | 'invalid-value'
  readonly message: string
  readonly help: string
}

export interface Header {
  readonly names: readonly string[]
  readonly faults: readonly HeaderFault[]
}

/** The names of the columns, up to the last that has one, and what is wrong with them. */
export function readHeader(cells: readonly (Cell | BadCell)[]): Header {
  const names = cells.map((cell) => (isBad(cell) || cell === null ? '' : String(cell).trim()))
  while (names.at(-1) === '') names.pop()
  const faults: HeaderFault[] = []
  const columns = new Map<string, number>()
  for (const [column, name] of names.entries()) {
    const cell = cells[column]!
    if (isBad(cell)) {
      faults.push({ column, code: 'invalid-value', message: `the header cannot be read: ${cell.bad}`, help: nameIt })
    } else if (name === '') {
      faults.push({ column, code: 'missing-key', message: 'a column among the others has no header', help: nameIt })
    } else if (columns.has(name)) {
      const message = `the header "${name}" stands twice, in columns ${columns.get(name)! + 1} and ${column + 1}`
      faults.push({ column, code: 'duplicate-id', message, help: 'give each column a header of its own' })
    } else columns.set(name, column)
  }
  return { names, faults }
}

const nameIt = 'name the column, or delete it'
