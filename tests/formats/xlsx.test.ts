import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { readXlsx, type Sheet } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { sheetXml, type Table } from '../../src/formats/xlsx/table.js'
import { formats, type Report } from '../../src/index.js'
import { openWorkbook } from '../../src/io/workbook.js'
import { inflate, readZipDirectory } from '../../src/io/zip.js'
import { deflate } from '../../src/node.js'
import { readWorkbook } from '../io/tables.js'
import { findings, languages, names, optionsIn, report, reportOn, write } from './report.js'

const bytesOf = (of: Report = report, language: 'zh' | 'en' = 'en', options = {}): Buffer =>
  Buffer.concat([...formats.xlsx.write(of, { ...optionsIn(language), ...options })])

/** The rows of a sheet by their headers. */
function rowsOf({ rows }: Pick<Sheet, 'rows'>): Record<string, unknown>[] {
  const [header = [], ...rest] = rows
  return rest.map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? null])))
}

async function sheetsOf(of: Report = report, language: 'zh' | 'en' = 'en') {
  const { sheets } = await readXlsx(bytesOf(of, language), { readStyles: true })
  return new Map(sheets.map((sheet) => [sheet.name, sheet]))
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of readZipDirectory(bytes).values()) {
    const pieces: Buffer[] = []
    for await (const piece of inflate(bytes, entry)) pieces.push(piece)
    parts.set(entry.name, Buffer.concat(pieces).toString())
  }
  return parts
}

test.each([
  ['zh', ['概况', '逐项结果', '地区汇总', '要求汇总', '记录汇总', '豁免', '待查资料', '资料问题']],
  ['en', ['summary', 'findings', 'by region', 'by requirement', 'by record', 'waivers', 'open facts', 'problems']],
] as const)('the sheets in %s', async (language, expected) => {
  expect([...(await sheetsOf(report, language)).keys()]).toEqual(expected)
})

test.each(languages)(
  'the findings in %s are those of the CSV, cell for cell, as far as a CSV can say them',
  async (language) => {
    const { parse } = await import('csv-parse/sync')
    const csv: string[][] = parse(write('csv', language), { bom: true, record_delimiter: '\r\n' })
    const rows = [...(await sheetsOf(report, language)).values()][1]!.rows
    expect(rows).toHaveLength(findings.length + 1)
    const plain = rows.map((row) =>
      csv[0]!.map((_, at) => {
        const text = String(row[at] ?? '')
        return typeof row[at] === 'string' && /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
      }),
    )
    expect(plain).toEqual(csv.map((row) => row.map((cell) => cell.replace(/\r\n/g, '\n'))))
  },
)

test('a status is in words and in colour, and the header stays in sight and filters', async () => {
  const sheets = await sheetsOf()
  const sheet = sheets.get('findings')!
  const column = sheet.rows[0]!.indexOf('status')
  const colourOf = new Map<unknown, Set<string | undefined>>()
  for (let row = 1; row < sheet.rows.length; row++) {
    const fill = sheet.cells?.get(`${row},${column}`)?.style?.fill
    const colour = fill?.type === 'pattern' ? fill.fgColor?.rgb : undefined
    const word = sheet.rows[row]![column]
    colourOf.set(word, (colourOf.get(word) ?? new Set()).add(colour))
  }
  expect([...colourOf.keys()].sort()).toEqual(['fail', 'not applicable', 'not due', 'pass', 'unknown'])
  const colours = [...colourOf.values()].map((each) => [...each])
  expect(colours.every((each) => each.length === 1 && each[0] !== undefined)).toBe(true)
  expect(new Set(colours.flat()).size).toBe(5)
  for (const { freezePane, autoFilter, rows, columns } of sheets.values()) {
    expect(freezePane).toMatchObject({ rows: 1 })
    expect(columns!.every(({ width }) => width! >= 10)).toBe(true)
    if (rows[1]?.[0] !== 'none') expect(autoFilter?.range).toMatch(new RegExp(`^A1:[A-Z]+${rows.length}$`))
  }
})

describe('the roll-up', () => {
  test('is by region as a tree, whose rows fold', async () => {
    const parts = await partsOf(bytesOf())
    const rows = rowsOf((await sheetsOf()).get('by region')!)
    const outer = report.regions.filter(({ parent }) => parent === null)
    expect(rows).toHaveLength(report.regions.length)
    const sum = (name: string) =>
      outer.reduce((all, { key }) => all + (rows.find(({ id }) => id === key)![name] as number), 0)
    expect(sum('records non-compliant')).toBe(report.verdicts['non-compliant'])
    expect(sum('fail')).toBe(findings.filter(({ status }) => status === 'fail').length)
    const deep = report.regions.filter(({ parent }) => parent !== null).length
    expect([...parts.get('xl/worksheets/sheet3.xml')!.matchAll(/<row [^>]*outlineLevel=/g)]).toHaveLength(deep)
  })

  test('is by requirement, with what is short and how much is met', async () => {
    const row = rowsOf((await sheetsOf()).get('by requirement')!).find(
      ({ requirement }) => requirement === 'menu-hours',
    )!
    const of = findings.filter(({ requirement }) => requirement === 'menu-hours')
    expect(row).toMatchObject({
      standard: 'jiaxing-2021-33/health-lounge',
      clause: '三/（二）/2',
      obligation: 'must',
      fail: of.length,
      pass: 0,
      'met, at least': 0,
      'met, at most': 0,
      'short by': `${of.length / 2} h/week`,
    })
  })

  test('is by record, with its verdict', async () => {
    const rows = rowsOf((await sheetsOf(report, 'zh')).get('记录汇总')!)
    expect(rows.map((row) => row.记录编号)).toEqual(report.records.map(({ id }) => id))
    const first = report.records.find(({ id }) => id === 's0')!
    expect(rows.find((row) => row.记录编号 === 's0')).toMatchObject({
      结论: '不符合',
      不符合: first.counts.fail,
      行: 3,
    })
  })

  test('names the open facts and the Problems', async () => {
    const sheets = await sheetsOf()
    expect(rowsOf(sheets.get('open facts')!)).toEqual(
      report.openFacts.map(({ label, record, fact, records, settles, helps }) => {
        return { fact: label.en, 'record type': record, field: fact, records, settles, helps }
      }),
    )
    expect(rowsOf(sheets.get('problems')!)).toMatchObject([
      { sort: 'problem', code: 'unknown-key', line: 11, help: expect.stringContaining('totalArea') },
    ])
  })

  test('tells the verdict, the day, and the standards with their digests', async () => {
    const rows = rowsOf((await sheetsOf()).get('summary')!)
    expect(rows.slice(0, 2)).toMatchObject([{ value: 'non-compliant' }, { item: 'as of', value: '2023-10-15' }])
    for (const { id, digest } of report.standards)
      expect(rows.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(`${id} .*sha256:${digest}`))
  })
})

describe('a text is a text', () => {
  const named = (name: string): Report => {
    const [record] = report.records
    return { ...report, records: [{ ...record!, name, findings: record!.findings.slice(0, 1) }] }
  }
  const nameIn = async (of: Report) => (await readWorkbook(bytesOf(of))).sheets[1]!.rows[0]![2]

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '007', '2021-09-01', '1e5', 'TRUE', '_x0041_', ' a  b '])(
    '%j comes back as it was',
    async (name) => expect(await nameIn(named(name))).toBe(name),
  )

  test('whatever a record is called, there is no formula, and the XML is well formed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
        for (const [path, xml] of await partsOf(bytesOf(named(name)))) {
          expect([path, XMLValidator.validate(xml)]).toEqual([path, true])
          expect(xml).not.toMatch(/<f[ >]/)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('one that looks like a formula stays text where somebody edits its cell', async () => {
    const parts = await partsOf(bytesOf(named('=1+1')))
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
    const formatsXml = parser.parse(parts.get('xl/styles.xml')!).styleSheet.cellXfs.xf
    const style = /<c r="C2" s="(\d+)" t="inlineStr">/.exec(parts.get('xl/worksheets/sheet2.xml')!)![1]!
    expect(formatsXml[Number(style)]).toMatchObject({ quotePrefix: '1' })
  })

  test('line breaks stay, and what steers a terminal goes', async () => {
    const sheet = (await sheetsOf()).get('findings')!
    const nameOf = (id: string) => rowsOf(sheet).find(({ record }) => record === id)!.name
    expect(nameOf('s6')).toBe(names[6].replaceAll('\r\n', '\n'))
    expect(nameOf('s5')).toBe('bell\ufffd escape\ufffd[31m nul\ufffd \ufffdturned')
  })

  test('a cell holds no more than a spreadsheet takes', async () => {
    expect(await nameIn(named('长'.repeat(40_000)))).toBe(`${'长'.repeat(32_766)}…`)
  })
})

test('a sheet has no more rows than sheets have, and says how many are left out', () => {
  const table = (total: number): Table => ({
    name: 'numbers',
    columns: [{ header: 'number', width: 10 }],
    total,
    rows: Array.from({ length: total }, (_, index) => ({ cells: [index] })),
  })
  const shown = (total: number, characters = Number.POSITIVE_INFINITY) => {
    const xml = [...sheetXml(table(total), 'en', { rows: 5, characters })].join('')
    expect(XMLValidator.validate(xml)).toBe(true)
    return [[...xml.matchAll(/<row /g)].length, /(\d+) more rows are left out/.exec(xml)?.[1]]
  }
  expect(shown(4)).toEqual([5, undefined])
  expect(shown(5)).toEqual([5, '2'])
  expect(shown(100)).toEqual([5, '97'])
  expect(shown(4, 1)).toEqual([3, '3'])
  expect([...sheetXml(table(9), 'zh', { rows: 5, characters: 1e9 })].join('')).toContain('另有 6 行')
})

test('a report on nothing says so in every sheet', async () => {
  const sheets = await sheetsOf(reportOn([]))
  for (const name of ['findings', 'by record', 'waivers', 'open facts', 'problems'])
    expect(
      sheets
        .get(name)!
        .rows.slice(1)
        .map(([first]) => first),
    ).toEqual(['none'])
})

test('deflated, it is the same workbook and a small part as long; the bytes are those of every run', async () => {
  const stored = bytesOf()
  const deflated = bytesOf(report, 'en', { deflate })
  expect(deflated.length).toBeLessThan(stored.length / 4)
  expect(await partsOf(deflated)).toEqual(await partsOf(stored))
  expect(bytesOf(report, 'en', { deflate }).equals(deflated)).toBe(true)
  expect((await openWorkbook(deflated)).sheets).toHaveLength(8)
})
