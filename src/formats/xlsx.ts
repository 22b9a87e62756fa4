import type { Format } from './format.js'
import { tablesOf } from './xlsx/tables.js'
import { workbookOf } from './xlsx/workbook.js'

/**
 * A workbook for offices: a summary, every finding on a row, what they come to by region, requirement and record,
 * the facts that would settle the rest, and the Problems. Statuses are coloured and in words; headers stay in sight
 * and filter. A text is a text, whatever it says: no cell is a formula. Of more rows than a sheet holds it says how
 * many are left out. It is deflated as `FormatOptions.deflate` says, and stored where that is left out.
 *
 * Loses the other language, control characters, and what is longer than a cell of 32,767 characters.
 *
 * @example
 * writeFileSync('report.xlsx', Buffer.concat([...formats.xlsx.write(report, options)]))
 */
export const xlsx: Format<Uint8Array> = {
  write: (report, options) => workbookOf(tablesOf(report, options), options.language, options.deflate),
  binary: true,
}
