import type { Label } from '../../record/vocabulary.js'
import type { Verdict } from '../../report/report.js'
import { textWidth } from '../cell-text.js'
import type { FormatOptions } from '../format.js'
import { toneOf } from '../tone.js'
import { verdictWords } from '../words.js'
import type { StyledCell, Table, TableColumn, TableRow } from './table.js'

/** A table whose columns are named in both languages; those without a width are as wide as their name. */
export function table(
  { language }: FormatOptions,
  name: Label,
  columns: readonly (Label & Partial<Omit<TableColumn, 'header'>>)[],
  total: number,
  rows: Iterable<TableRow>,
): Table {
  const named = columns.map(({ width, style, ...label }): TableColumn => {
    const header = label[language]
    return { header, width: width ?? widthOf(header), ...(style && { style }) }
  })
  return { name: name[language], columns: named, total, rows }
}

const widthOf = (header: string): number => Math.max(10, textWidth(header) + 3)

export const verdictCell = (verdict: Verdict, { language }: FormatOptions): StyledCell => ({
  value: verdictWords[verdict][language],
  style: toneOf[verdict],
})
