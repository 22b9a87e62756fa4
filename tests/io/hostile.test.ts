import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { rawWorkbook, readWorkbook, sheetXml, textXml, workbookOf, zip } from './tables.js'

const header = `<row r="1">${textXml('A1', 'a')}</row>`
const good = (): Promise<Uint8Array> =>
  workbookOf({
    name: '1',
    rows: [
      ['id', 'name'],
      ['a', 1],
      ['b', 2],
    ],
  })

/** What a file that must not be read is refused with. */
async function refusal(bytes: Uint8Array) {
  const { sheets, problems } = await readWorkbook(bytes)
  expect(sheets).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.file).toBe('sites.xlsx')
  return problems[0]!
}

describe('a file that is no .xlsx workbook', () => {
  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'the old sort', 'save it as .xlsx'],
    ['nothing', new Uint8Array(), 'empty', undefined],
    ['a text', Buffer.from('id,name\n1,2\n'), 'no .xlsx workbook', '.csv'],
    ['another archive', zip([{ name: 'mimetype', content: 'text' }]), 'no Excel workbook', '.xlsx'],
    ['an archive without a directory', Buffer.from('PK\u0003\u0004'), 'the end of the archive is missing', '.xlsx'],
  ])('%s is refused with advice', async (_, bytes, message, help) => {
    const problem = await refusal(bytes)
    expect(problem.code).toBe('unreadable-file')
    expect(problem.message).toContain(message)
    expect(problem.help ?? '').toContain(help ?? '')
  })

  it('a workbook under a password is told from an old one', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '1', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 1 },
    })
    expect((await refusal(bytes)).message).toContain('password')
  })
})

describe('an archive that would fill the memory', () => {
  it.each([
    ['one huge file', [{ name: 'xl/a.xml', content: 'a', declaredSize: 600 * 1024 * 1024 }], '600 MB'],
    [
      'many large files',
      Array.from({ length: 5 }, (_, at) => ({ name: `a${at}`, content: 'a'.repeat(3_000_000), declaredSize: 400e6 })),
      'declares',
    ],
    ['a bomb', [{ name: 'xl/a.xml', content: 'a'.repeat(20_000_000) }], 'zip bomb'],
    ['too many files', Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: '' })), 'more than 10000'],
  ])('%s is refused unread', async (_, files, message) => {
    const problem = await refusal(rawWorkbook(sheetXml(header), files))
    expect(problem.code).toBe('too-large')
    expect(problem.message).toContain(message)
  })

  it('a file that holds more than it declares is refused', async () => {
    const lie = { name: 'xl/worksheets/sheet1.xml', content: sheetXml(header + ' '.repeat(100_000)), declaredSize: 500 }
    const { sheets, problems } = await readWorkbook(rawWorkbook('', [lie]))
    expect(sheets).toEqual([])
    expect(problems[0]?.message).toContain('more than the 500 bytes it declares')
  })

  it.each([
    ['a cell without end', (filler: string) => textXml('A2', filler)],
    ['a comment without end', (filler: string) => `<!-- <row> ${filler}`],
    ['a row of countless cells', (filler: string) => `<row r="2">${'<c/>'.repeat(filler.length / 4)}</row>`],
  ])('%s is given up, and the rows before it are read', async (_, xml) => {
    // Random digits: what compresses well is refused as a bomb before.
    const filler = Array.from({ length: 1_600_000 }, () => Math.random().toString().slice(2, 12)).join('')
    const rows = `${header}<row r="2">${textXml('A2', 'x')}</row>`
    const { sheets, problems } = await readWorkbook(rawWorkbook(sheetXml(rows + xml(filler))))
    expect(problems).toMatchObject([{ code: 'too-large', message: expect.stringContaining('row has more than 8 MB') }])
    expect(sheets[0]?.rows ?? [['x']]).toEqual([['x']])
  })
})

describe('XML that means harm', () => {
  it('no entity is expanded', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>${sheetXml(`${header}<row r="2">${textXml('A2', '&a;&b;')}</row>`)}`
    const { sheets } = await readWorkbook(rawWorkbook(xml))
    expect(sheets[0]?.rows).toEqual([['&a;&b;']])
  })

  it('a sheet that declares more rows and columns than it has costs nothing', async () => {
    const rows = `${header}<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>`
    const { sheets, problems } = await readWorkbook(rawWorkbook(`<dimension ref="A1:XFD1048576"/>${sheetXml(rows)}`))
    expect(sheets[0]).toMatchObject({ rows: [[1]], lines: [1_048_576] })
    expect(problems[0]?.message).toContain('XFD1048576 has no header')
  })

  it('a million empty rows say nothing', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}"/>`).join('')
    const { sheets, problems } = await readWorkbook(rawWorkbook(sheetXml(header + empty)))
    expect(sheets[0]?.rows).toEqual([])
    expect(problems).toEqual([])
  })

  it('a cell outside any sheet is a Problem', async () => {
    const rows = `${header}<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="ZZZZ3"><v>1</v></c></row>`
    const { sheets, problems } = await readWorkbook(rawWorkbook(sheetXml(rows)))
    expect(sheets[0]?.rows).toEqual([[1]])
    expect(problems).toMatchObject([{ code: 'unreadable-file' }])
  })

  it('targets outside the archive lead nowhere', async () => {
    const relations = {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
    }
    expect((await refusal(rawWorkbook('', [relations]))).message).toContain('missing')
  })
})

describe('macros', () => {
  it('are never looked at', async () => {
    const vbaProject = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    const bytes = await writeXlsx({ sheets: [{ name: '1', rows: [['id'], ['a']] }], vbaProject })
    const { sheets, problems } = await readWorkbook(bytes)
    expect(sheets[0]?.rows).toEqual([['a']])
    expect(problems).toEqual([])
  })
})

describe('a damaged workbook', () => {
  it('cut short anywhere is a Problem, never a throw', async () => {
    const bytes = await good()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (length) => {
        expect((await readWorkbook(bytes.subarray(0, length))).problems).not.toEqual([])
      }),
    )
  })

  it('with any bytes changed never throws, and says nothing else without a Problem', async () => {
    const bytes = await good()
    const { sheets } = await readWorkbook(bytes)
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const changed = Uint8Array.from(bytes)
        for (const [at, byte] of all) changed[at] = byte
        const read = await readWorkbook(changed)
        if (read.problems.length === 0) expect(read.sheets).toEqual(sheets)
      }),
      { numRuns: 300 },
    )
  })
})
