import { printable } from '../../printable.js'
import type { RecordResult } from '../../report/report.js'
import { pathOf } from '../issue.js'

/**
 * Where something stands, told from where its record does: [place, file, sheet, column, lines below]. The file is ""
 * where it is that of the record, the sheet is "" outside workbooks.
 */
export type Layout = readonly (readonly [
  place: number,
  file: string,
  sheet: string,
  column: number,
  linesBelow: number,
])[]

/** How what the findings on a record speak of lies below a line. Rows of one sheet lie alike: the page holds that once. */
export function layoutOf(
  { file, line, positions }: RecordResult,
  placeAt: (pointer: string) => number | undefined,
): { readonly layout: Layout; readonly from: number } {
  const from = line ?? positions[0]?.line ?? 0
  const layout = positions.flatMap((position) => {
    const place = placeAt(position.pointer)
    // Where the record itself stands is said above its findings.
    if (place === undefined || position.at === '') return []
    const sheet = position.cell?.slice(0, position.cell.lastIndexOf('!')) ?? ''
    const other = position.file === null || position.file === file ? '' : pathOf(position.file)
    return [[place, printable(other), printable(sheet), position.column, position.line - from] as const]
  })
  return { layout, from }
}
