import { type CheckOptions, checkRecords, type FormatName, type FormatOptions, formats } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

// A small report with every status and strength, over records whose names try the escaping of every format.

export type Language = FormatOptions['language']
export const languages: readonly Language[] = ['zh', 'en']

export const file = './数据/示例 表 #1.yaml'

export const names = [
  '<script>alert(1)</script> & "co" \'',
  'a|b `c` [d](https://e.example) *f* {0}',
  '=cmd()',
  '+1',
  '嘉善县图书馆健心客厅，"东"馆',
  'bell\u0007 escape\u001b[31m nul\u0000 \u202eturned',
  'two\nlines\r\n::error::forged,a:b %0A',
] as const

const lounge = (name: string, index: number) => ({
  record: 'site',
  id: `s${index}`,
  name,
  siteType: 'health-lounge',
  region: 'jiashan',
  hostType: 'library-branch',
  hostTier: 'town',
  totalArea: 50 + index * 2.5,
  menuHours: 11.5,
  listed: true,
  operating: '2021-09-01',
})

const hospital = {
  record: 'organization',
  id: 'hospital',
  organizationType: 'general-hospital',
  grade: 2,
  region: 'jiaxiang',
  facilities: [],
}

/** Sites that miss a must and a should, a county that misses its target, a hospital that misses the county's. */
export const records: readonly object[] = [
  { record: 'region', id: 'jiaxiang', region: '嘉祥县', level: 'county', name: '嘉祥县', networkLevels: ['county'] },
  { record: 'region', id: 'jiashan', region: '嘉善县', level: 'county' },
  ...names.map(lounge),
  hospital,
  { record: 'site', id: 'broken', siteType: 'health-lounge', region: 'jiashan', totalArae: 60 },
]

export const ruleSets = { documents, standards, vocabulary }
export const optionsIn = (language: Language): FormatOptions => ({ ...ruleSets, language, colour: false })

export const reportOn = (values: readonly object[], options: Partial<CheckOptions> = {}) =>
  checkRecords(
    values.map((value, index) => ({ value, file, line: index + 1 })),
    { ...ruleSets, asOf: '2023-10-15', ...options },
  )

export const report = reportOn(records)
export const findings = report.records.flatMap((record) => record.findings)

export const write = (format: FormatName, language: Language = 'en', of = report): string =>
  Buffer.concat([...formats[format].write(of, optionsIn(language))].map((piece) => Buffer.from(piece))).toString()
