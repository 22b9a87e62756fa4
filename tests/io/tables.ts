// Tables made in the tests that read them: no binary files lie about.

import { crc32, deflateRawSync } from 'node:zlib'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { csvSheet } from '../../src/io/csv.js'
import type { Row, Sheet } from '../../src/io/rows.js'
import { xlsxSheets } from '../../src/io/xlsx.js'
import type { Problem } from '../../src/problem.js'
import type { Encoding } from '../../src/record/input.js'

export interface Told {
  readonly problems: Problem[]
  readonly advice: Problem[]
}

export interface ReadTable {
  readonly name: string
  readonly header: readonly string[]
  readonly headerLine: number
  readonly rows: readonly Row['cells'][]
  readonly lines: readonly number[]
}

export function listener(told: Told) {
  return {
    problem: (problem: Problem) => void told.problems.push(problem),
    advice: (advice: Problem) => void told.advice.push(advice),
  }
}

export async function tableOf({ name, header, headerLine, rows }: Sheet): Promise<ReadTable> {
  const all: Row[] = []
  for await (const row of rows()) all.push(row)
  return { name, header, headerLine, rows: all.map(({ cells }) => cells), lines: all.map(({ line }) => line) }
}

/** Bytes in pieces of some size. */
export async function* piecesOf(bytes: Uint8Array, size = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Everything a CSV file says. */
export async function readCsv(
  content: string | Uint8Array,
  { encoding, pieceSize }: { encoding?: Encoding; pieceSize?: number } = {},
) {
  const told: Told = { problems: [], advice: [] }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const table = await csvSheet(piecesOf(bytes, pieceSize), 'sites.csv', { ...listener(told), encoding })
  const sheet = table.sheet && (await tableOf(table.sheet))
  return { ...told, sheet, encoding: table.encoding() }
}

/** Everything a workbook says. */
export async function readWorkbook(bytes: Uint8Array) {
  const told: Told = { problems: [], advice: [] }
  const sheets: ReadTable[] = []
  for await (const sheet of xlsxSheets(bytes, 'sites.xlsx', listener(told))) sheets.push(await tableOf(sheet))
  return { ...told, sheets }
}

export const workbookOf = (...sheets: WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets })

/** A file for an archive; `declaredSize` lies about how large it is. */
export interface ZipFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly declaredSize?: number
}

/** An archive of some files. */
export function zip(files: readonly ZipFile[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize } of files) {
    const raw = Buffer.from(content as Uint8Array)
    const data = deflateRawSync(raw)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(declaredSize ?? raw.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook made by hand, of one sheet with this XML between its `worksheet` tags. */
export function rawWorkbook(sheet: string | Uint8Array, others: readonly ZipFile[] = [], workbookPr = ''): Uint8Array {
  const relations = (...targets: string[][]): string =>
    `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`).join('')}</Relationships>`
  const files: ZipFile[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(['r', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${workbookPr}<sheets><sheet name="场地" sheetId="1" r:id="a"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ['a', 'worksheet', 'worksheets/sheet1.xml'],
        ...['sharedStrings', 'styles']
          .filter((type) => others.some(({ name }) => name === `xl/${type}.xml`))
          .map((type) => [type, type, `${type}.xml`]),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]
  const replaced = new Set(others.map(({ name }) => name))
  return zip([...files.filter(({ name }) => !replaced.has(name)), ...others])
}

/** The XML of a sheet with these rows. */
export const sheetXml = (rows: string, tail = ''): string =>
  `<worksheet><sheetData>${rows}</sheetData>${tail}</worksheet>`

/** An inline text cell. */
export const textXml = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
