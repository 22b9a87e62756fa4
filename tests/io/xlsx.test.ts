import { streamXlsxRows } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { hucreRows } from '../../src/io/hucre-rows.js'
import { xlsxSheets } from '../../src/io/xlsx.js'
import {
  listener,
  piecesOf,
  rawWorkbook,
  readWorkbook,
  sheetXml,
  type Told,
  tableOf,
  textXml,
  workbookOf,
} from './tables.js'

const day = (year: number, month: number, date: number, hour = 0, minute = 0): Date =>
  new Date(Date.UTC(year, month - 1, date, hour, minute))

describe('a workbook', () => {
  it('gives its sheets in order, with the row of each row', async () => {
    const { sheets, problems } = await readWorkbook(
      await workbookOf(
        { name: '场地', rows: [[], ['id', ' 总面积 '], ['lounge-7', 58.5], [null, null], ['lounge-8', 60]] },
        {
          name: '房间',
          rows: [
            ['site', 'area'],
            ['lounge-7', 12],
          ],
        },
      ),
    )
    expect(problems).toEqual([])
    expect(sheets).toEqual([
      {
        name: '场地',
        header: ['id', '总面积'],
        headerLine: 2,
        rows: [
          ['lounge-7', 58.5],
          ['lounge-8', 60],
        ],
        lines: [3, 5],
      },
      { name: '房间', header: ['site', 'area'], headerLine: 1, rows: [['lounge-7', 12]], lines: [2] },
    ])
  })

  it('keeps texts, numbers, yes and no, days and times as they stand', async () => {
    const row = ['330402198501010011', '007', ' a ', 0.1 + 0.2, 123456789012, true, null]
    const { sheets } = await readWorkbook(
      await workbookOf({
        name: '1',
        rows: [
          ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
          [...row, '末'],
        ],
      }),
    )
    expect(sheets[0]?.rows).toEqual([[...row, '末']])
    const days = [day(2023, 10, 31), day(2024, 2, 29), day(2021, 9, 30, 8, 30), day(1949, 10, 1)]
    const dated = await readWorkbook(await workbookOf({ name: '1', rows: [['a', 'b', 'c', 'd'], days] }))
    expect(dated.sheets[0]?.rows).toEqual([['2023-10-31', '2024-02-29', '2021-09-30T08:30', '1949-10-01']])
  })

  it.each([
    ['yyyy"年"m"月"d"日"', '2023-10-31'],
    ['[$-804]yyyy/m/d', '2023-10-31'],
    ['0.00 "m²"', 45230],
    ['[Red]0', 45230],
  ])('tells days from numbers by their format %s', async (numFmt, expected) => {
    const cells = new Map([['1,0', { value: 45230, style: { numFmt } }]])
    const { sheets } = await readWorkbook(await workbookOf({ name: '1', rows: [['a'], [45230]], cells }))
    expect(sheets[0]?.rows).toEqual([[expected]])
  })

  it('reads built-in Chinese formats, a time alone, and days counted from 1904', async () => {
    const styles = {
      name: 'xl/styles.xml',
      content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    }
    const rows = `<row r="1">${textXml('A1', 'a')}${textXml('B1', 'b')}</row><row r="2"><c r="A2" s="1"><v>43768</v></c><c r="B2" s="2"><v>0.354166666666667</v></c></row>`
    const since1900 = await readWorkbook(rawWorkbook(sheetXml(rows), [styles]))
    expect(since1900.sheets[0]?.rows).toEqual([['2019-10-30', '08:30']])
    const since1904 = await readWorkbook(rawWorkbook(sheetXml(rows), [styles], '<workbookPr date1904="1"/>'))
    expect(since1904.sheets[0]?.rows).toEqual([['2023-10-31', '08:30']])
  })

  it('gives formulas their stored values, and never calculates one', async () => {
    const rows = [
      `<row r="1">${['a', 'b', 'c', 'd'].map((name, at) => textXml(`${'ABCD'[at]}1`, name)).join('')}</row>`,
      '<row r="2"><c r="A2"><f>1+1</f><v>3</v></c><c r="B2"><f>SUM(A2)</f></c>',
      '<c r="C2" t="str"><f>""</f><v></v></c><c r="D2" t="e"><f>NA()</f><v>#N/A</v></c></row>',
      '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><f t="shared" si="0"/><v/></c></row>',
    ]
    const { sheets } = await readWorkbook(rawWorkbook(sheetXml(rows.join(''))))
    const never = { bad: expect.stringContaining('never calculated') }
    expect(sheets[0]?.rows).toEqual([
      [3, never, null, { bad: 'the error #N/A' }],
      [1, never, null, null],
    ])
  })

  it('finds formulas without a value wherever a large sheet is cut into pieces', async () => {
    const many = 20_000
    const rows = Array.from(
      { length: many },
      (_, at) => `<row r="${at + 2}"><c r="A${at + 2}"><f>B${at + 2}*2</f></c></row>`,
    )
    const { sheets } = await readWorkbook(
      rawWorkbook(sheetXml(`<row r="1">${textXml('A1', 'a')}</row>${rows.join('')}`)),
    )
    expect(sheets[0]?.rows).toHaveLength(many)
    expect(sheets[0]?.rows.every(([cell]) => typeof cell === 'object')).toBe(true)
  })

  it('gives merged cells the value of the first down rows, and none across columns', async () => {
    const { sheets } = await readWorkbook(
      await workbookOf({
        name: '1',
        rows: [
          ['region', 'a', 'b'],
          ['南湖区', 1, null],
          [null, 2, 3],
          [null, null, null],
          [null, 4, 5],
          [null, 6, 7],
        ],
        merges: [
          { startRow: 1, startCol: 0, endRow: 4, endCol: 0 },
          { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
        ],
      }),
    )
    expect(sheets[0]?.rows).toEqual([
      ['南湖区', 1, null],
      ['南湖区', 2, 3],
      ['南湖区', 4, 5],
      [null, 6, 7],
    ])
  })

  it('passes over a title merged across columns', async () => {
    const rows = [
      ['健心客厅汇总表', null],
      ['id', '面积'],
      ['lounge-7', 58.5],
    ]
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }]
    const { sheets, problems } = await readWorkbook(await workbookOf({ name: '1', rows, merges }))
    expect(sheets[0]).toMatchObject({ header: ['id', '面积'], headerLine: 2, rows: [['lounge-7', 58.5]] })
    expect(problems).toEqual([])
  })

  it('passes over hidden sheets with advice, and over empty ones', async () => {
    const rows = [['id'], ['lounge-7']]
    const { sheets, advice, problems } = await readWorkbook(
      await workbookOf(
        { name: 'A&B', rows },
        { name: '字典', rows, hidden: true },
        { name: '深藏', rows, veryHidden: true },
        { name: 'Sheet2', rows: [] },
      ),
    )
    expect(sheets.map(({ name }) => name)).toEqual(['A&B'])
    // What no menu can unhide is a program's own, and nobody need know.
    expect(advice.map(({ message }) => message)).toEqual(['the sheet "字典" is hidden, and not read'])
    expect(problems).toEqual([])
  })

  it('can be walked again, and after the next sheet has been asked for', async () => {
    const bytes = await workbookOf({ name: '1', rows: [['id'], ['a']] }, { name: '2', rows: [['id'], ['b']] })
    const told: Told = { problems: [], advice: [] }
    const sheets = []
    for await (const sheet of xlsxSheets(bytes, 'sites.xlsx', listener(told))) sheets.push(sheet)
    for (const [index, value] of ['a', 'b', 'a', 'b'].entries())
      expect((await tableOf(sheets[index % 2]!)).rows).toEqual([[value]])
    expect(told.problems).toEqual([])
  })

  it('can be left after a few rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [`id${at}`, at])
    for await (const sheet of xlsxSheets(
      await workbookOf({ name: '1', rows }),
      'sites.xlsx',
      listener({ problems: [], advice: [] }),
    ))
      for await (const { line } of sheet.rows()) if (line > 10) break
  })

  it('is not parsed ahead of a reader who takes time', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    )
    const xml = Buffer.from(sheetXml(rows.join('')))
    let pulled = 0
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for await (const piece of piecesOf(xml, 65_536)) {
        pulled += piece.length
        yield piece
      }
    }
    const shared = { styles: undefined, sharedStrings: undefined, date1904: false }
    let read = 0
    for await (const _ of hucreRows(streamXlsxRows, { ...shared, pieces: pieces(), rowBytes: xml.length })) {
      if (++read === 10) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        expect(pulled).toBeLessThan(xml.length / 2)
      }
    }
    expect(read).toBe(400_000)
  })

  it('is a Problem where hucre is not installed', async () => {
    vi.doMock('hucre/xlsx', () => {
      throw new Error('Cannot find package')
    })
    const { problems } = await readWorkbook(rawWorkbook(sheetXml('')))
    vi.doUnmock('hucre/xlsx')
    expect(problems).toMatchObject([{ code: 'unreadable-file', help: expect.stringContaining('npm install hucre') }])
  })
})

describe('what is wrong in a sheet', () => {
  it('headers and cells beyond them are Problems that say where', async () => {
    const rows = [
      ['id', null, 'a', 'a'],
      [1, 2, 3, 4, 5, '备注'],
      [2, 2, 3, 4, null, '又'],
    ]
    const { sheets, problems } = await readWorkbook(await workbookOf({ name: '场地', rows }))
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['missing-key', 1, 2],
      ['duplicate-id', 1, 4],
      ['missing-key', 2, 5],
    ])
    expect(problems[2]?.message).toBe('sheet "场地": E2 has no header above it')
    expect(sheets[0]?.rows).toEqual([
      [1, 2, 3, 4],
      [2, 2, 3, 4],
    ])
  })

  it('a header of two rows is a Problem', async () => {
    const rows = [
      ['id', '面积', null],
      [null, '室内', '室外'],
      [1, 2, 3],
    ]
    const merges = [
      { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
      { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
    ]
    const { sheets, problems } = await readWorkbook(await workbookOf({ name: '1', rows, merges }))
    expect(problems[0]).toMatchObject({ line: 1, message: expect.stringContaining('down to row 2') })
    expect(sheets[0]?.lines).toEqual([3])
  })

  it('a cell that is too long is bad, and its row is read', async () => {
    const rows = `<row r="1">${textXml('A1', 'a')}${textXml('B1', 'b')}</row><row r="2">${textXml('A2', '长'.repeat(40_000))}<c r="B2"><v>1e400</v></c></row>`
    const { sheets } = await readWorkbook(rawWorkbook(sheetXml(rows)))
    expect(sheets[0]?.rows).toEqual([
      [{ bad: 'a text of 40000 characters, more than 32767' }, { bad: 'a number too large to be one' }],
    ])
  })
})
