import { XMLValidator } from 'fast-xml-parser'
import { readXlsx, type WriteSheet } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cellNotesOf, checkRecords, type FormatOptions, gravestFirst } from '../../src/index.js'
import { annotateXlsx, type CellNote } from '../../src/io/annotate-xlsx.js'
import type { Listener } from '../../src/io/listener.js'
import type { Sheet } from '../../src/io/rows.js'
import { toXlsx } from '../../src/io/write-xlsx.js'
import { xlsxSheets } from '../../src/io/xlsx.js'
import { inflate, readZipDirectory } from '../../src/io/zip.js'
import { loadRuleSetsFrom, readRecordFile, type SourceRecord } from '../../src/node.js'
import { cellName } from '../../src/record/place.js'
import { rowsOf } from '../../src/table/fill.js'
import { templateOf } from '../../src/table/template.js'
import { readWorkbook, workbookOf, zip } from '../io/tables.js'
import { entriesOf, recordsIn } from './sheets.js'

const { problems, ...ruleSets } = loadRuleSetsFrom('standards')
const { standards, vocabulary } = ruleSets
const options: FormatOptions = { ...ruleSets, language: 'zh', colour: false }
const red = 'FDE5E2'
const yellow = 'FCEFC9'

const note = (cell: string, text = 'too small', colour = red): CellNote => {
  const [, letters, line] = /^([A-Z]+)(\d+)$/.exec(cell)!
  const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { sheet: '场地', line: Number(line), column, colour, text }
}

async function annotated(bytes: Uint8Array, notes: readonly CellNote[]) {
  const { pieces, ...counts } = await annotateXlsx(bytes, notes)
  const whole: Uint8Array[] = []
  for await (const piece of pieces) whole.push(piece)
  return { ...counts, bytes: Buffer.concat(whole) }
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of readZipDirectory(bytes).values()) {
    const pieces: Buffer[] = []
    for await (const piece of inflate(bytes, entry)) pieces.push(piece)
    parts.set(entry.name, Buffer.concat(pieces).toString('latin1'))
  }
  return parts
}

const packed = (parts: ReadonlyMap<string, string>): Uint8Array =>
  zip([...parts].map(([name, content]) => ({ name, content: Buffer.from(content, 'latin1') })))

/** What a reader of workbooks finds said at the cells of a sheet, by their names. */
async function commentsIn(bytes: Uint8Array, name = '场地'): Promise<Record<string, string>> {
  const { sheets } = await readXlsx(bytes)
  const cells = sheets.find((sheet) => sheet.name === name)!.cells ?? new Map()
  return Object.fromEntries(
    [...cells].flatMap(([place, { comment }]) => {
      const [row, column] = place.split(',').map(Number) as [number, number]
      return comment ? [[cellName(column, row + 1), comment.text]] : []
    }),
  )
}

/** The cells that are coloured, and how. */
async function coloursIn(bytes: Uint8Array, path = 'xl/worksheets/sheet1.xml'): Promise<Record<string, string>> {
  const parts = await partsOf(bytes)
  const formats = [...parts.get('xl/styles.xml')!.matchAll(/<(?:\w+:)?dxf>.*?<\/(?:\w+:)?dxf>/gs)]
  const rules = parts
    .get(path)!
    .matchAll(/<(?:\w+:)?conditionalFormatting sqref="([^"]*)"><(?:\w+:)?cfRule type="expression" dxfId="(\d+)"/g)
  return Object.fromEntries(
    [...rules].map(([, places, format]) => [places!, /rgb="FF(\w+)"/.exec(formats[Number(format)]![0])![1]!]),
  )
}

async function expectWellFormed(bytes: Uint8Array) {
  for (const [name, xml] of await partsOf(bytes))
    if (/\.(xml|rels|vml)$/.test(name)) expect([name, XMLValidator.validate(xml)]).toEqual([name, true])
}

const plain: WriteSheet = {
  name: '场地',
  rows: [
    ['编号', '名称', '总面积'],
    ['a', '甲', 12.5],
    ['b', '乙', null],
    ['c', '丙', 14],
  ],
  columns: [{ width: 30 }],
  dataValidations: [{ type: 'list', range: 'B2:B9', values: ['甲', '乙'] }],
}
const book = workbookOf(plain, { name: '别的', rows: [['x'], [1]] })

describe('a copy of a workbook', () => {
  test('has the marks and comments that are asked for, on blank cells too, and every value it had', async () => {
    const original = await book
    const copy = await annotated(original, [note('C2', 'short of 15 m²'), note('C3', '资料为空', yellow), note('C4')])
    expect(copy).toMatchObject({ marked: 3, commented: 3 })
    expect(await commentsIn(copy.bytes)).toEqual({ C2: 'short of 15 m²', C3: '资料为空', C4: 'too small' })
    expect(await coloursIn(copy.bytes)).toEqual({ 'C2 C4': red, C3: yellow })
    expect(await readWorkbook(copy.bytes)).toEqual(await readWorkbook(original))
    await expectWellFormed(copy.bytes)
  })

  test('changes nothing else: other parts are the same to the byte, and of the sheet every part there was', async () => {
    const before = await partsOf(await book)
    const after = await partsOf((await annotated(await book, [note('C2')])).bytes)
    const added = [...after.keys()].filter((name) => !before.has(name))
    const names = ['xl/comments.xml', 'xl/drawings/vmlDrawing.vml', 'xl/worksheets/_rels/sheet1.xml.rels']
    expect(added.sort()).toEqual(names)
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name)
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])
    const sheet = after
      .get('xl/worksheets/sheet1.xml')!
      .replace(/<conditionalFormatting.*<\/conditionalFormatting>/, '')
      .replace(/<legacyDrawing[^>]*>/, '')
    expect(sheet).toBe(before.get('xl/worksheets/sheet1.xml'))
  })

  test('has its elements in the order that the format prescribes', async () => {
    const sheet = (await partsOf((await annotated(await book, [note('C2')])).bytes)).get('xl/worksheets/sheet1.xml')!
    const names = ['</sheetData>', '<conditionalFormatting', '<dataValidations', '<pageMargins', '<legacyDrawing']
    const places = names.map((name) => sheet.indexOf(name)).filter((at) => at >= 0)
    expect(places.length).toBeGreaterThanOrEqual(4)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('annotated again it has both comments, once each', async () => {
    const once = await annotated(await book, [note('C2', 'first'), note('C3', 'there')])
    const twice = await annotated(once.bytes, [note('C2', 'second'), note('C4', 'new', yellow)])
    expect(await commentsIn(twice.bytes)).toEqual({ C2: 'first\nsecond', C3: 'there', C4: 'new' })
    await expectWellFormed(twice.bytes)
    const drawing = [...(await partsOf(twice.bytes))].find(([name]) => name.endsWith('.vml'))![1]
    expect([...drawing.matchAll(/<v:shape /g)]).toHaveLength(3)
  })

  test('what somebody else commented stays, in front of what is said now', async () => {
    const cells = new Map([['1,2', { comment: { text: 'measured by hand', author: '王' } }]])
    const theirs = await workbookOf({ ...plain, cells })
    const copy = await annotated(theirs, [note('C2', 'too small'), note('B2', 'unknown name')])
    expect(await commentsIn(copy.bytes)).toEqual({ C2: 'measured by hand\ntoo small', B2: 'unknown name' })
    await expectWellFormed(copy.bytes)
  })

  test('says several things of one cell in one comment, each once, and of a merged cell where it shows', async () => {
    const merged = await workbookOf({ ...plain, merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] })
    const copy = await annotated(merged, [note('A3', 'one'), note('A2', 'two', yellow), note('A3', 'one')])
    expect(await commentsIn(copy.bytes)).toEqual({ A2: 'one\n\ntwo' })
    expect(await coloursIn(copy.bytes)).toEqual({ A2: red })
  })

  test('text is text, and a long one is cut', async () => {
    const text = '<b>&"]]>\u0007 =1+1'
    const copy = await annotated(await book, [note('C2', text), note('C3', '长'.repeat(10_000))])
    const { C2, C3 } = await commentsIn(copy.bytes)
    expect(C2).toBe(text.replace('\u0007', ''))
    expect(C3).toHaveLength(4001)
    await expectWellFormed(copy.bytes)
  })

  test('marks every cell, and comments on as many as a sheet takes, those that come first', async () => {
    const notes = Array.from({ length: 10_005 }, (_, index) => note(`C${index + 2}`, String(index)))
    const copy = await annotated(await book, notes)
    expect(copy).toMatchObject({ marked: 10_005, commented: 10_000 })
    expect(await coloursIn(copy.bytes)).toEqual({ 'C2:C10006': red })
  })

  test('with nothing to say it is the workbook as it was', async () => {
    const copy = await annotated(await book, [])
    expect(await partsOf(copy.bytes)).toEqual(await partsOf(await book))
    expect((await annotated(await book, [{ ...note('C2'), sheet: 'nowhere' }])).marked).toBe(0)
  })

  test('is the same whenever it is made', async () => {
    const [one, other] = [await annotated(await book, [note('C2')]), await annotated(await book, [note('C2')])]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })
})

describe('workbooks as others make them', () => {
  /** The parts of a workbook with some of them changed. */
  async function changed(changes: Readonly<Record<string, (xml: string) => string | undefined>>): Promise<Uint8Array> {
    const parts = await partsOf(await book)
    for (const [name, change] of Object.entries(changes)) {
      const text = change(parts.get(name) ?? '')
      if (text === undefined) parts.delete(name)
      else parts.set(name, text)
    }
    return packed(parts)
  }
  const sheet = 'xl/worksheets/sheet1.xml'

  test('macros are copied and never looked at', async () => {
    const macros = '\x00\xff any bytes <xml'
    const copy = await annotated(await changed({ 'xl/vbaProject.bin': () => macros }), [note('C2')])
    expect((await partsOf(copy.bytes)).get('xl/vbaProject.bin')).toBe(macros)
  })

  test('one whose elements all have a prefix', async () => {
    const prefixed = (xml: string) =>
      xml
        .replace(/<(\/?)(?![?!])([a-zA-Z])/g, '<$1x:$2')
        .replace(
          'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
          'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
        )
    const copy = await annotated(await changed({ [sheet]: prefixed, 'xl/styles.xml': prefixed }), [note('C2')])
    expect(await coloursIn(copy.bytes)).toEqual({ C2: red })
    expect((await partsOf(copy.bytes)).get(sheet)).toMatch(/<x:legacyDrawing [^>]*\/>/)
    await expectWellFormed(copy.bytes)
    expect((await readWorkbook(copy.bytes)).sheets[0]!.rows[0]).toEqual(['a', '甲', 12.5])
  })

  test('one with formats and rules of its own keeps them', async () => {
    const rule =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="7"><formula>FALSE</formula><extLst><ext uri="x"><dataValidations/></ext></extLst></cfRule></conditionalFormatting>'
    const withRule = await changed({
      [sheet]: (xml) => xml.replace('</sheetData>', `</sheetData>${rule}<!-- <dataValidations> -->`),
      'xl/styles.xml': (xml) =>
        xml
          .replace(/<dxfs[^>]*\/>|<dxfs.*<\/dxfs>/, '')
          .replace('</cellStyles>', '</cellStyles><dxfs count="1"><dxf><font><b/></font></dxf></dxfs>'),
    })
    const copy = await annotated(withRule, [note('C2')])
    const parts = await partsOf(copy.bytes)
    expect(parts.get('xl/styles.xml')).toMatch(/<dxfs count="2"><dxf><font><b\/><\/font><\/dxf><dxf><fill>/)
    expect(parts.get(sheet)).toContain(
      `${rule}<!-- <dataValidations> --><conditionalFormatting sqref="C2"><cfRule type="expression" dxfId="1" priority="8">`,
    )
  })

  test('one without styles is given some', async () => {
    const bare = await changed({
      'xl/styles.xml': () => undefined,
      'xl/_rels/workbook.xml.rels': (xml) => xml.replace(/<Relationship [^>]*\/styles"[^>]*>/, ''),
      '[Content_Types].xml': (xml) => xml.replace(/<Override [^>]*styles\.xml"[^>]*>/, ''),
      [sheet]: (xml) => xml.replace(/ s="\d+"/g, ''),
    })
    const copy = await annotated(bare, [note('C2')])
    expect(await coloursIn(copy.bytes)).toEqual({ C2: red })
    expect((await readWorkbook(copy.bytes)).problems).toEqual([])
  })

  test('a cell that people talk about in a thread keeps it, and is marked all the same', async () => {
    const cells = new Map([['1,2', { comment: { text: '[Threaded comment]', author: 'tc={1}' } }]])
    const parts = await partsOf(await workbookOf({ ...plain, cells }))
    const rels = 'xl/worksheets/_rels/sheet1.xml.rels'
    const thread =
      '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>'
    parts.set(rels, parts.get(rels)!.replace('</Relationships>', `${thread}</Relationships>`))
    parts.set('xl/threadedComments/threadedComment1.xml', '<ThreadedComments/>')
    const copy = await annotated(packed(parts), [note('C2'), note('C3')])
    expect(copy).toMatchObject({ marked: 2, commented: 1 })
    expect(await commentsIn(copy.bytes)).toEqual({ C2: '[Threaded comment]', C3: 'too small' })
    expect(await coloursIn(copy.bytes)).toEqual({ 'C2:C3': red })
  })

  test.each([
    [
      'Strict',
      {
        '_rels/.rels': (xml: string) =>
          xml.replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006',
            'http://purl.oclc.org/ooxml/officeDocument',
          ),
      },
      'Strict',
    ],
    ['a sheet that is cut short', { [sheet]: (xml: string) => xml.replace('</worksheet>', '') }, 'does not end'],
    [
      'a tag without an end',
      { [sheet]: (xml: string) => xml.replace('</worksheet>', '<a b="</worksheet>') },
      'well formed',
    ],
    ['a comment without an end', { 'xl/styles.xml': (xml: string) => `${xml}<!--` }, undefined],
    ['styles without an end', { 'xl/styles.xml': () => '<!-- <styleSheet/>' }, 'well formed'],
  ])('%s is refused, or does no harm', async (_, changes, message) => {
    const made = annotated(await changed(changes), [note('C2')])
    if (message === undefined) await expect(made).resolves.toMatchObject({ marked: 1 })
    else await expect(made).rejects.toThrow(message)
  })
})

test('a form that was filled in comes back with what fails and what is unknown at its cells', async () => {
  const lounge = standards.filter(({ id }) => id === 'jiaxing-2021-33/health-lounge')
  const template = templateOf(lounge, vocabulary, 'zh')
  const examples = [...readRecordFile('fixtures/records/jiaxing-2021-examples.yaml')]
  const filledIn = ['example-non-compliant', 'example-not-built'].map((id) => {
    const found = examples.find((each) => 'record' in each && (each.record.value as { id: string }).id === id)
    return (found as { record: SourceRecord }).record.value as Record<string, unknown>
  })
  const bytes = await toXlsx(template, rowsOf(template, filledIn, vocabulary))
  const sheets: Sheet[] = []
  const listener: Listener = { problem: () => {}, advice: () => {} }
  for await (const each of xlsxSheets(bytes, 'form.xlsx', listener)) sheets.push(each)
  const sources = recordsIn(await entriesOf(sheets, { vocabulary, file: 'form.xlsx' }))
  const report = checkRecords(sources, { ...ruleSets, asOf: '2021-10-15' })
  expect(report.problems).toEqual([])

  const notes = gravestFirst(report.records.flatMap((record) => cellNotesOf(record, options)))
  expect(notes[0]?.status).toBe('fail')
  expect(new Set(notes.map(({ file }) => file))).toEqual(new Set(['form.xlsx']))
  const copy = await annotated(bytes, notes)

  const [main, ...lists] = template.sheets
  const placeOf = (path: string, line: number) =>
    cellName(
      main!.columns.findIndex((column) => column.path === path),
      line,
    )
  const comments = await commentsIn(copy.bytes, main!.name)
  expect(comments[placeOf('menuHours', 2)]).toBe(
    [
      '不符合 · 必须 · 三/（二）/2',
      '菜单上每周可选的顾问服务时间充足：不少于 12 小时/周，实为 8 小时/周，差 4 小时/周',
      'jiaxing-2021-33/health-lounge/menu-hours',
    ].join('\n'),
  )
  expect(comments[placeOf('totalArea', 3)]).toMatch(/^无法判定 · 原则上 · .*\n.*资料/)
  const staff = lists.find(({ list }) => list === 'staff')!
  expect(Object.values(await commentsIn(copy.bytes, staff.name)).join()).toContain('health-lounge/adviser-certificate')
  expect(await readWorkbook(copy.bytes)).toEqual(await readWorkbook(bytes))
  await expectWellFormed(copy.bytes)
})
