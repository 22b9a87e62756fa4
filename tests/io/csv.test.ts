import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readCsv } from './tables.js'

const sites = 'id,名称,总面积\nlounge-7,示例镇,58.5\nlounge-8,城南,60\n'

describe('a CSV file', () => {
  it('is a sheet without a name, of texts, with the line of each row', async () => {
    const { sheet, problems, encoding } = await readCsv(sites)
    expect(sheet).toEqual({
      name: '',
      header: ['id', '名称', '总面积'],
      headerLine: 1,
      rows: [
        ['lounge-7', '示例镇', '58.5'],
        ['lounge-8', '城南', '60'],
      ],
      lines: [2, 3],
    })
    expect(problems).toEqual([])
    expect(encoding).toBe('utf-8')
  })

  it.each([',', ';', '\t'])('finds the delimiter %j in its header', async (delimiter) => {
    const { sheet } = await readCsv(`id${delimiter}"a;b,c\td"\n1${delimiter}2\n`)
    expect(sheet?.header).toEqual(['id', 'a;b,c\td'])
    expect(sheet?.rows).toEqual([['1', '2']])
  })

  it.each(['\n', '\r\n', '\r'])('ends lines with %j, and counts those inside cells', async (end) => {
    const { sheet } = await readCsv(['', 'id,note', '1,"a', 'b"', '', '2,c', ',', '3,d'].join(end))
    expect(sheet?.headerLine).toBe(2)
    expect(sheet?.rows).toEqual([
      ['1', `a${end}b`],
      ['2', 'c'],
      ['3', 'd'],
    ])
    expect(sheet?.lines).toEqual([3, 6, 8])
  })

  it('gives an empty cell as null, and drops the delimiters Excel leaves at the end of lines', async () => {
    const { sheet, problems } = await readCsv('id,name,,\n1,,,\n2,"",,\n,,,\n')
    expect(sheet?.header).toEqual(['id', 'name'])
    expect(sheet?.rows).toEqual([
      ['1', null],
      ['2', null],
    ])
    expect(problems).toEqual([])
  })
})

describe('what is wrong in a CSV file', () => {
  it('a ragged row is a Problem with its line, and the others are read', async () => {
    const { sheet, problems } = await readCsv('id,name\n1,a\n2\n3,c,d\n4,e\n')
    expect(sheet?.rows).toEqual([
      ['1', 'a'],
      ['4', 'e'],
    ])
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'the row has 1 cells, and the header 2'],
      [4, 'the row has 3 cells, and the header 2'],
    ])
  })

  it('an unclosed quote costs its own row only', async () => {
    const { sheet, problems } = await readCsv('id,name\n1,a\n2,"b\n3,c\n4,d\n')
    expect(sheet?.rows).toEqual([
      ['1', 'a'],
      ['3', 'c'],
      ['4', 'd'],
    ])
    expect(sheet?.lines).toEqual([2, 4, 5])
    expect(problems).toMatchObject([{ file: 'sites.csv', line: 3, message: expect.stringContaining('never closed') }])
  })

  it('an unclosed quote far above the end of a large file costs its own row only', async () => {
    const many = 200_000
    const { sheet, problems } = await readCsv(`id,name\n"x,y\n${'12345,abc\n'.repeat(many)}`)
    expect(sheet?.rows).toHaveLength(many)
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'too-large']])
  })

  it('a quote inside a cell is a Problem', async () => {
    const { sheet, problems } = await readCsv('id,name\n1,5" pipe\n2,"a"b\n3,c\n')
    expect(sheet?.rows).toEqual([['3', 'c']])
    expect(problems.map(({ line }) => line)).toEqual([2, 3])
  })

  it('headers that are empty or stand twice are Problems with their columns', async () => {
    const { sheet, problems } = await readCsv('id,,面积,面积\n1,2,3,4\n')
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['missing-key', 1, 2],
      ['duplicate-id', 1, 4],
    ])
    expect(sheet?.rows).toEqual([['1', '2', '3', '4']])
  })

  it('a first line sep=; is obeyed and told', async () => {
    const { sheet, problems, advice } = await readCsv('sep=;\r\nid;a,b\r\n1;2\r\n')
    expect(sheet).toMatchObject({ header: ['id', 'a,b'], headerLine: 2, rows: [['1', '2']], lines: [3] })
    expect(problems).toEqual([])
    expect(advice).toMatchObject([{ line: 1, message: expect.stringContaining('sep=;') }])
  })

  it('full-width commas between headers are a Problem; in brackets or quotes they are none', async () => {
    const wide = await readCsv('编号，名称，面积\n1，甲，3\n')
    expect(wide.sheet).toBeUndefined()
    expect(wide.problems).toMatchObject([{ line: 1, message: expect.stringContaining('，') }])
    expect((await readCsv('编号,面积（平方米，不含走廊）,"甲，乙"\n1,2,3\n')).problems).toEqual([])
  })

  it.each([
    ['nothing', '', 'empty-file'],
    ['blank lines', '\n\n', 'empty-file'],
    ['a workbook', 'PK\u0003\u0004', 'unreadable-file'],
    ['bytes that are no text', 'a\u0000b', 'unreadable-file'],
    ['an unclosed quote in the header', 'id,"name\n1,2', 'invalid-value'],
  ])('%s has no rows, and a Problem', async (_, content, code) => {
    const { sheet, problems } = await readCsv(content)
    expect(sheet).toBeUndefined()
    expect(problems).toMatchObject([{ code, file: 'sites.csv' }])
  })

  it('a cell that is too long or no text is bad, and its row is read', async () => {
    const { sheet } = await readCsv(`id,name\n1,${'长'.repeat(32_768)}\n2,\ufffd\n`)
    expect(sheet?.rows).toEqual([
      ['1', { bad: 'a text of 32768 characters, more than 32767' }],
      ['2', { bad: expect.stringContaining('no text') }],
    ])
  })

  it('a line without end is passed over', async () => {
    const { sheet, problems } = await readCsv(`id,name\n1,${'x'.repeat(5_000_000)}\n2,b\n`)
    expect(sheet?.rows).toEqual([['2', 'b']])
    expect(sheet?.lines).toEqual([3])
    expect(problems).toMatchObject([{ line: 2, code: 'too-large' }])
  })
})

describe('the encoding of a CSV file', () => {
  it.each([
    ['UTF-8', iconv.encode(sites, 'utf8'), 'utf-8'],
    ['UTF-8 with a byte order mark', iconv.encode(sites, 'utf8', { addBOM: true }), 'utf-8'],
    ['UTF-16LE with a byte order mark', iconv.encode(sites, 'utf16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16BE with a byte order mark', iconv.encode(sites, 'utf16be', { addBOM: true }), 'utf-16be'],
    ['GB18030', iconv.encode(sites, 'gb18030'), 'gb18030'],
  ])('%s is found out, in whatever pieces it comes', async (_, bytes, encoding) => {
    for (const pieceSize of [1, 2, 7, 1000]) {
      const read = await readCsv(bytes, { pieceSize })
      expect(read.encoding).toBe(encoding)
      expect(read.sheet?.header).toEqual(['id', '名称', '总面积'])
      expect(read.sheet?.rows[0]).toEqual(['lounge-7', '示例镇', '58.5'])
    }
  })

  it('is found out from the first character that is not ASCII, however late', async () => {
    const text = `id,name\n${'1,abc\n'.repeat(50_000)}2,海宁\n`
    const { sheet, encoding } = await readCsv(iconv.encode(text, 'gb18030'), { pieceSize: 4096 })
    expect(encoding).toBe('gb18030')
    expect(sheet?.rows.at(-1)).toEqual(['2', '海宁'])
  })

  it('can be named', async () => {
    const bytes = iconv.encode(sites, 'utf16le')
    expect((await readCsv(bytes)).sheet).toBeUndefined()
    expect((await readCsv(bytes, { encoding: 'utf-16le' })).sheet?.header).toEqual(['id', '名称', '总面积'])
  })
})

describe('any table written as CSV', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', '"', '""', ',', ';', '\n', '\r\n', '"\n', '健心客厅', '𠮷', '１，２', ' x ', 'sep=;'),
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '厅', ' ', '\t', '𠮷') }),
  )
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }))

  it('is read back the same, whatever the pieces of its bytes and their encoding', async () => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const encodings = fc.constantFrom('utf-8', 'gb18030', 'utf-16le' as const)
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 64 }), encodings, async (rows, pieceSize, encoding) => {
        const width = rows[0]?.length ?? 1
        const header = Array.from({ length: width }, (_, column) => `列${column}`)
        const text = [header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')
        const read = await readCsv(iconv.encode(text, encoding), { pieceSize, encoding: encoding as 'utf-8' })
        expect(read.problems).toEqual([])
        expect(read.sheet?.header).toEqual(header)
        const said = rows.filter((row) => row.some((each) => each.trim() !== ''))
        expect(read.sheet?.rows).toEqual(said.map((row) => row.map((each) => (each === '' ? null : each))))
      }),
      { numRuns: 300 },
    )
  })
})
