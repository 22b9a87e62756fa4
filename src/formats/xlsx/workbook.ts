import { ArchiveWriter, type Deflate } from '../../archive.js'
import type { Language } from '../../record/vocabulary.js'
import { xmlQuoted } from '../../xml.js'
import { stylesXml } from './styles.js'
import { declaration, sheetXml, spreadsheet, type Table } from './table.js'

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook with a sheet for each table, piece by piece. The same tables give the same bytes at any time. */
export function* workbookOf(
  tables: readonly Table[],
  language: Language,
  deflate: Deflate | undefined,
): Generator<Uint8Array> {
  const zip = new ArchiveWriter(deflate)
  for (const [name, xml] of frame(tables)) yield* file(zip, name, [xml])
  for (const [index, table] of tables.entries()) yield* file(zip, sheetPath(index), sheetXml(table, language))
  yield zip.close()
}

/** What is put together before it is encoded and deflated: some rows in turn cost more than a few together. */
const charactersAtOnce = 256 * 1024

function* file(zip: ArchiveWriter, name: string, texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  yield zip.begin(name)
  let waiting = ''
  for (const text of texts) {
    waiting += text
    if (waiting.length < charactersAtOnce) continue
    yield zip.add(encoder.encode(waiting))
    waiting = ''
  }
  yield zip.add(encoder.encode(waiting))
  yield zip.end()
}

const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`

/** Every part of a workbook but its sheets. */
function frame(tables: readonly Table[]): [name: string, xml: string][] {
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...tables.map((_, index) => [`/${sheetPath(index)}`, 'worksheet']),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${types}.${type}+xml"/>`)
  const sheets = tables.map(
    ({ name }, index) => `<sheet name=${xmlQuoted(name)} sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const targets = [
    ...tables.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
  ]
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${officeDocument}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations(targets)],
    ['xl/styles.xml', `${declaration}<styleSheet xmlns="${spreadsheet}">${stylesXml()}</styleSheet>`],
  ]
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${relationships}">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${officeDocument}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
