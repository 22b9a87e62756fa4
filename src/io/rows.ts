// What every format of tables is read as: sheets of rows of cells. Nothing here knows what a cell means.

/** One cell as it stands: text, number, yes or no, a day as "YYYY-MM-DD"; null where it is empty. */
export type Cell = string | number | boolean | null

/** What a cell could not be read as: an error of the sheet, a formula without a stored value. */
export interface BadCell {
  readonly bad: string
}

export interface Row {
  /** One for each column of the header, in its order. */
  readonly cells: readonly (Cell | BadCell)[]
  /** Where it stands: the row of the sheet, or the line of the file the row begins on; from 1. */
  readonly line: number
}

/** A sheet of a workbook, or the whole of a CSV file (with no name). */
export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  /** The line the header stands on; from 1. */
  readonly headerLine: number
  rows(): AsyncIterable<Row>
}

/** Where a cell stands, as people say it: "F17" in a sheet; the column's name in a CSV file. */
export const cellName = (column: number, line: number): string => `${columnName(column)}${line}`

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return `${rest < 0 ? '' : columnName(rest)}${String.fromCharCode(65 + (column % 26))}`
}
