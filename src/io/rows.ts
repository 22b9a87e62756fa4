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
  /** The file it comes from, where sheets of several files are read together. */
  readonly file?: string
  rows(): AsyncIterable<Row>
}
