import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Entry,
  type FormatName,
  formats,
  mergeReports,
  type RecordResult,
  type Report,
  startRun,
} from '../../src/index.js'
import { loadRuleSetsFrom, readCsvFiles, readRecordFile, readTableFile } from '../../src/node.js'

// From a file to the place that a finding names.

const ruleSets = loadRuleSetsFrom('standards')
const { vocabulary } = ruleSets
const options = { ...ruleSets, asOf: '2024-01-15' }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'positions-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Entries = AsyncIterable<Entry> | Iterable<Entry>
async function runOn(entries: Entries, part?: boolean): Promise<Report> {
  const run = startRun({ ...options, ...(part && { part }) })
  for await (const entry of entries) {
    if ('record' in entry) run.add(entry.record)
    else run.problem(entry.problem)
  }
  return run.report()
}

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const header = ['编号', '场所类型', '地区', '依托场所类型', '依托场所层级', '总面积（m²）']
const lounge = ['健心客厅', '南湖区', '图书馆分馆', '镇级']
const rows = [
  ['small', ...lounge, 50],
  ['blank', ...lounge, null],
  ['unreadable', ...lounge, '约60'],
]
const absent = { header: header.slice(0, 5), row: ['absent', ...lounge] }

const sitesBook = () =>
  writeXlsx({
    sheets: [
      { name: '场所', rows: [header, ...rows] },
      { name: '其他场所', rows: [absent.header, absent.row] },
    ],
  }) as Promise<Uint8Array>

const csv = (...lines: readonly (readonly unknown[])[]) => lines.map((cells) => `${cells.join(',')}\r\n`).join('')

/** Of each record what was found of its area, and where. */
const areas = ({ records }: Report) =>
  Object.fromEntries(
    records.map((record) => {
      const { reason } = record.findings.find(({ requirement }) => requirement === 'total-area-branch')!
      const { at, line, column, cell } = positionIn(record, '/totalArea')!
      return [record.id, [reason, at, cell ?? `${line}:${column}`]]
    }),
  )
const positionIn = ({ positions }: RecordResult, pointer: string) => positions.find((each) => each.pointer === pointer)

test('of a workbook a finding names the cell; blank, absent and unreadable stay three reasons', async () => {
  const path = file('sites.xlsx', await sitesBook())
  const report = await runOn(readTableFile(path, { vocabulary }))
  expect(areas(report)).toEqual({
    small: ['short', '/totalArea', '场所!F2'],
    blank: ['blank', '/totalArea', '场所!F3'],
    unreadable: ['unreadable', '/totalArea', '场所!F4'],
    absent: ['missing', '', '其他场所!A2'],
  })
  expect(report.records[0]!.positions[0]!.file).toBe(path)
  expect(report.problems.map(({ code, cell }) => `${cell} ${code}`)).toEqual(['场所!F4 invalid-value'])
})

test('of CSV it names line and column, and the reasons stay apart', async () => {
  const main = file('sites.csv', csv(header, ...rows))
  const other = file('others.csv', csv(absent.header, absent.row))
  const report = await runOn(readCsvFiles([main, other], { vocabulary }))
  expect(areas(report)).toEqual({
    small: ['short', '/totalArea', '2:6'],
    blank: ['blank', '/totalArea', '3:6'],
    unreadable: ['unreadable', '/totalArea', '4:6'],
    absent: ['missing', '', '2:1'],
  })
  expect(report.records.map(({ positions }) => positions[0]!.file)).toEqual([main, main, main, other])
})

const site = {
  record: 'site',
  siteType: 'health-lounge',
  region: 'nanhu',
  hostType: 'library-branch',
  hostTier: 'town',
}
const values = [
  { ...site, id: 'small', totalArea: 50 },
  { ...site, id: 'blank', totalArea: null },
  { ...site, id: 'unreadable', totalArea: 'about 60' },
  { ...site, id: 'absent' },
]

test('of JSON and YAML it names line and column', async () => {
  const json = await runOn(readRecordFile(file('sites.json', JSON.stringify(values, null, 1))))
  expect(areas(json)).toEqual({
    small: ['short', '/totalArea', '9:16'],
    blank: ['blank', '/totalArea', '18:16'],
    unreadable: ['unreadable', '/totalArea', '27:16'],
    absent: ['missing', '', '29:2'],
  })
  expect(json.records.map(({ line }) => line)).toEqual([2, 11, 20, 29])
  const yaml = values.map((value) => `- ${JSON.stringify(value)}\n`).join('')
  const found = await runOn(readRecordFile(file('sites.yaml', yaml)))
  expect(areas(found)).toMatchObject({ small: ['short', '/totalArea', '1:135'], absent: ['missing', '', '4:3'] })
})

test('of NDJSON the line of the record is all there is to say', async () => {
  const report = await runOn(
    readRecordFile(file('sites.ndjson', values.map((each) => JSON.stringify(each)).join('\n'))),
  )
  expect(report.records.map(({ line, positions }) => [line, positions])).toEqual([1, 2, 3, 4].map((line) => [line, []]))
})

describe('several CSV files', () => {
  const sites = csv(
    ['编号', '场所类型', '地区', '总面积', '房间：是否列全'],
    ['a', '县级心理健康中心', '嘉祥县', 300, '是'],
    ['b', '县级心理健康中心', '曲阜市', 300, '是'],
  )
  const rooms = csv(
    ['编号', '类型', '使用面积（㎡）', '设施设备'],
    ['a', '个体咨询室', 5, null],
    ['b', '个体咨询室', '约9', '沙发'],
  )

  test.each([
    ['sites.csv', 'rooms.csv'],
    ['rooms.csv', 'sites.csv'],
    ['form.csv', 'form.房间.csv'],
  ])('that are the sheets of one form are joined: %s and %s', async (...names) => {
    const paths = names.map((name) => file(name, /rooms|房间/.test(name) ? rooms : sites))
    const roomsFile = paths.find((path) => /rooms|房间/.test(path))
    const report = await runOn(readCsvFiles(paths, { vocabulary }))
    expect(report.records.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(positionIn(report.records[0]!, '/rooms/0/equipment')).toMatchObject({ file: roomsFile, line: 2, column: 4 })
    expect(report.problems).toMatchObject([{ file: roomsFile, line: 3, column: 3, code: 'invalid-value' }])
  })

  test('of which none holds a list are read one by one', async () => {
    const [first, second] = [file('1.csv', csv(header, rows[0]!)), file('2.csv', csv(header, rows[1]!))]
    const inputs: string[] = []
    const report = await runOn(
      readCsvFiles([first, second], { vocabulary, input: ({ file, records }) => inputs.push(`${file} ${records}`) }),
    )
    expect(report.records.map(({ id }) => id)).toEqual(['small', 'blank'])
    expect(inputs).toEqual([`${first} 1`, `${second} 1`])
  })
})

test('reports on parts merge with the same positions, those of what waited for the rest as well', async () => {
  const regions = file(
    'regions.json',
    JSON.stringify([{ record: 'region', id: 'r', region: 'jiaxiang', level: 'county' }]),
  )
  const within = file(
    'within.csv',
    csv(['编号', '场所类型', '所属地区编号', '总面积'], ['w', '县级心理健康中心', 'r', 300]),
  )
  const both = async function* () {
    yield* readRecordFile(regions)
    yield* readTableFile(within, { vocabulary })
  }
  const whole = await runOn(both())
  const parts = [await runOn(readRecordFile(regions), true), await runOn(readTableFile(within, { vocabulary }), true)]
  const merged = mergeReports(JSON.parse(JSON.stringify(parts)), options)
  const byId = ({ records }: Report) =>
    JSON.parse(JSON.stringify([...records].sort((a, b) => a.id.localeCompare(b.id))))
  expect(byId(merged)).toEqual(byId(whole))
  expect(positionIn(whole.records.find(({ id }) => id === 'w')!, '/totalArea')).toMatchObject({ line: 2, column: 4 })
  expect(whole.records.find(({ id }) => id === 'r')!.positions.length).toBeGreaterThan(0)
})

test('a percentage in a workbook is what it looks like, or unreadable', async () => {
  const facts = {
    ...vocabulary.facts,
    site: { ...vocabulary.facts.site, share: { type: 'quantity', unit: '%', zh: '占比', en: 'share' } },
  }
  const words = { ...vocabulary, facts } as typeof vocabulary
  const percent = { numFmt: '0.0%' }
  const cells = new Map([
    ['1,1', { value: 0.07, style: percent }],
    ['1,2', { value: 0.6, style: percent }],
    ['2,1', { value: 7 }],
  ])
  const path = file(
    'percent.xlsx',
    (await writeXlsx({
      sheets: [
        {
          name: '场所',
          rows: [
            ['编号', '占比', '总面积'],
            ['a', 0.07, 0.6],
            ['b', 7, 60],
          ],
          cells,
        },
      ],
    } as never)) as Uint8Array,
  )
  const found: unknown[] = []
  for await (const entry of readTableFile(path, { vocabulary: words }))
    if ('record' in entry) found.push(entry.record.value)
  expect(found).toMatchObject([
    { id: 'a', share: 7, totalArea: '60%' },
    { id: 'b', share: 7, totalArea: 60 },
  ])
})

test('every format that tells of a finding tells the cell', async () => {
  const path = file('sites.xlsx', await sitesBook())
  const report = await runOn(readTableFile(path, { vocabulary }))
  const told: readonly FormatName[] = [
    'text',
    'json',
    'ndjson',
    'markdown',
    'csv',
    'sarif',
    'github',
    'gitlab',
    'junit',
  ]
  for (const name of told) {
    const write = formats[name].write as (of: Report, how: object) => Iterable<string>
    const text = [...write(report, { ...ruleSets, language: 'zh', colour: false })].join('')
    expect(text.replaceAll('&#33;', '!'), name).toContain('场所!F2')
  }
  const sarif = JSON.parse([...formats.sarif.write(report, { ...ruleSets, language: 'en', colour: false })].join(''))
  const results: { partialFingerprints: object; locations: unknown[]; ruleId: string }[] = sarif.runs[0].results
  const small = results.find(({ ruleId }) => ruleId === 'jiaxing-2021-33/health-lounge/total-area-branch')!
  expect(small.locations).toMatchObject([{ logicalLocations: [{ kind: 'object' }, { kind: 'cell', name: '场所!F2' }] }])
  expect(JSON.stringify(small.locations)).not.toContain('startLine')
})
