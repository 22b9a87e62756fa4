import type { CellStyle, Cell as HucreCell, WriteSheet } from 'hucre/xlsx'
import { columnName } from '../record/place.js'
import type { Cell } from './rows.js'

/** A form to fill in: sheets, their columns with what is to be known of them. */
export interface Form {
  readonly sheets: readonly FormSheet[]
}

export interface FormSheet {
  readonly name: string
  readonly columns: readonly FormColumn[]
}

export interface FormColumn {
  readonly header: string
  readonly note: string
  /** For a drop-down. */
  readonly values?: readonly string[]
  /** Whether its cells are figures. */
  readonly number?: boolean
}

/** How many rows below the header have drop-downs. */
const formRows = 10_000
/** How many of them stand there empty: only a cell that is there can say that it holds text. */
const textRows = 500

/** Excel takes no more characters in the text of a validation; longer lists stand in a sheet of their own. */
const listSheet = 'lists'

/**
 * A form as an .xlsx workbook: headers that stay in sight, notes as comments on them, drop-downs for what a cell
 * may say. Another word is let through with a warning, for aliases are understood as well. Texts are never formulas.
 *
 * @param rows of each sheet, where some is filled in already
 * @throws where hucre is not installed
 * @example
 * writeFileSync('form.xlsx', await toXlsx(templateOf(standards, vocabulary, 'zh')))
 */
export async function toXlsx(form: Form, rows: readonly (readonly (readonly Cell[])[])[] = []): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const lists = new Map<string, readonly string[]>()
  for (const { columns } of form.sheets)
    for (const { values } of columns) if (values !== undefined) lists.set(values.join('\n'), values)
  const sheets = form.sheets.map((sheet, index) => sheetOf(sheet, rows[index] ?? [], [...lists.keys()]))
  return writeXlsx({
    sheets: lists.size === 0 ? sheets : [...sheets, listsOf([...lists.values()])],
  }) as Promise<Uint8Array>
}

function sheetOf(
  { name, columns }: FormSheet,
  rows: readonly (readonly Cell[])[],
  lists: readonly string[],
): WriteSheet {
  const cells = new Map<string, Partial<HucreCell>>(
    columns.map(({ header, note }, column) => {
      const comment = note === '' ? undefined : { text: note }
      return [`0,${column}`, { value: header, style: headerStyle, ...(comment && { comment }) }]
    }),
  )
  const dataValidations = columns.flatMap(({ values, header }, column) => {
    if (values === undefined) return []
    const list = columnName(lists.indexOf(values.join('\n')))
    const letter = columnName(column)
    return [
      {
        ...{ type: 'list' as const, errorStyle: 'warning' as const, allowBlank: true, showErrorMessage: true },
        ...{ errorTitle: header.slice(0, 32), formula1: `${listSheet}!$${list}$1:$${list}$${values.length}` },
        range: `${letter}2:${letter}${formRows + 1}`,
      },
    ]
  })
  const empty = Array.from({ length: Math.max(0, textRows - rows.length) }, () => columns.map(() => null))
  return {
    name,
    columns: columns.map(({ header, number }) => ({
      width: widthOf(header),
      // As text, so that ids keep their zeros, and Excel makes no day of a month.
      ...(number !== true && { numFmt: '@' }),
    })),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row]), ...empty],
    cells,
    dataValidations,
    freezePane: { rows: 1, columns: 1 },
  }
}

const headerStyle: CellStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center' },
}

/** Wide enough for the header, a Chinese character taking two columns. */
const widthOf = (header: string): number =>
  Math.min(
    32,
    Math.max(
      10,
      [...header].reduce((width, sign) => width + (sign.charCodeAt(0) > 0xff ? 2 : 1), 2),
    ),
  )

/** The lists of the drop-downs, one in each column. */
function listsOf(lists: readonly (readonly string[])[]): WriteSheet {
  const longest = Math.max(...lists.map(({ length }) => length))
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null))
  return { name: listSheet, rows, veryHidden: true }
}
