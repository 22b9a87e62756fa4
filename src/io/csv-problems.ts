import type { Problem } from '../problem.js'
import type { CsvOpening } from './csv-dialect.js'
import { type CsvFault, maxRecordBytes } from './csv-records.js'

/** What is wrong in a CSV file; which file is said by whoever opened it. */
export type CsvProblem = Omit<Problem, 'file'>

export const noHeader: CsvProblem = { code: 'empty-file', message: 'the file has no header', line: 1, column: 1 }

/** What Excel has room for. */
export const mostColumns = 16_384

export const tooWide = (columns: number, line: number): CsvProblem => ({
  code: 'too-large',
  message: `the header has ${columns} columns, more than ${mostColumns}`,
  line,
  column: 1,
})

export const ragged = (cells: number, headers: number): CsvProblem => ({
  code: 'invalid-value',
  message: `the row has ${cells} cells, and the header ${headers}`,
  help: 'a text with a delimiter, a quote or a line break in it stands in quotes: "甲,乙"',
})

export const faults: Readonly<Record<CsvFault, CsvProblem>> = {
  'open-quote': {
    code: 'invalid-value',
    message: 'a quote is opened in this row and never closed',
    help: 'close it; a quote inside quotes is doubled: "5"" pipe"',
  },
  'stray-quote': {
    code: 'invalid-value',
    message: 'a quote stands inside a cell, or text follows a closing quote',
    help: 'put the cell in quotes and double those inside it: "5"" pipe"',
  },
  'too-long': {
    code: 'too-large',
    message: `the row has more than ${maxRecordBytes / 1024} kB`,
    help: 'most likely a quote is opened in it and never closed',
  },
}

export function adviceOn({ separatorLine, delimiter }: CsvOpening): CsvProblem | undefined {
  if (separatorLine === undefined) return undefined
  const { names } = separatorLine
  const shown = delimiter === '\t' ? 'tab' : delimiter
  return {
    code: 'invalid-value',
    message:
      names === delimiter
        ? `the first line "sep=${names}" names the delimiter, and is no row`
        : `the first line names "${names}" as the delimiter, which is none of , ; and tab; "${shown}" is read`,
    line: 1,
    column: 1,
  }
}

export const fullWidthCommas = (line: number): CsvProblem => ({
  code: 'invalid-value',
  message: 'full-width commas (，) stand between the headers',
  line,
  column: 1,
  help: 'separate columns by "," and put a header with a comma in quotes',
})

/** Why some bytes are no CSV, where that shows at their beginning. */
export function whyNoText(head: Uint8Array): CsvProblem | undefined {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte)
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0))
    return { code: 'unreadable-file', message: 'it is a workbook, not CSV', help: 'give it the ending .xlsx' }
  // In UTF-16 a delimiter has one, and so has the line break. One further down spoils its cell only.
  const end = head.indexOf(0x0a)
  if (head.subarray(0, end < 0 ? undefined : end + 2).includes(0))
    return {
      code: 'unreadable-file',
      message: 'it holds bytes that stand in no text',
      help: 'if it is UTF-16 without a byte order mark, name the encoding: utf-16le',
    }
  return undefined
}
