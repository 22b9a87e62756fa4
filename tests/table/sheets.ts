import type { BadCell, Cell, Sheet } from '../../src/io/rows.js'
import { findPlace, type Keys } from '../../src/record/place.js'
import type { Entry, SourceRecord } from '../../src/record/source.js'
import { type ReadSheetsOptions, readSheets } from '../../src/table/read-sheets.js'
import type { Template } from '../../src/table/template.js'

/** A sheet from its rows, the first its header on line 1. */
export const sheet = (name: string, [header = [], ...rows]: readonly (readonly (Cell | BadCell)[])[]): Sheet => ({
  name,
  header: header.map((each) => String(each ?? '')),
  headerLine: 1,
  async *rows() {
    for (const [index, cells] of rows.entries()) yield { cells, line: index + 2 }
  },
})

/** The sheets of a template filled with rows. */
export const filled = (template: Template, rows: readonly (readonly Cell[])[][]): Sheet[] =>
  template.sheets.map(({ name, columns }, index) =>
    sheet(name, [columns.map(({ header }) => header), ...(rows[index] ?? [])]),
  )

export async function entriesOf(sheets: readonly Sheet[], options: ReadSheetsOptions): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of readSheets(sheets, options)) entries.push(entry)
  return entries
}

export const recordsIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => ('record' in entry ? [entry.record] : []))
export const problemsIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : []))

/** Where the value at some keys of a record read from a table stands. */
export const placeIn = (record: SourceRecord | undefined, keys: Keys) =>
  record?.places && findPlace(record.places, keys).place
