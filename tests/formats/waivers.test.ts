import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsOfStrings from 'ajv-formats'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import { checkRecords, type FormatName, formats, jsonSchemaOf, type Language, type Waiver } from '../../src/index.js'
import { optionsIn, ruleSets } from './report.js'

// What every format makes of findings that are waived: they are seen, with the reason where there is room.

const waiver = (id: string, requirement: string, rest: Partial<Waiver> = {}): Waiver => ({
  id,
  requirement: `jiaxing-2021-33/health-lounge/${requirement}`,
  record: 'site/a',
  reason: '场馆整修 <因雨>',
  approver: '嘉兴市文化广电旅游局',
  clause: '嘉文广旅〔2021〕99号',
  from: '2021-09-01',
  until: '2021-12-31',
  ...rest,
})

const lounge = {
  record: 'site',
  id: 'a',
  siteType: 'health-lounge',
  region: 'jiashan',
  hostType: 'library-branch',
  hostTier: 'town',
  totalArea: 20,
  menuHours: 10,
}

/** A must that fails, a should that fails and a must that is unknown are waived; the rest is as it is. */
const waivers = [
  waiver('w-must', 'menu-hours'),
  waiver('w-should', 'total-area-branch'),
  waiver('w-unknown', 'disclosure'),
  waiver('w-old', 'logo', { from: '2021-01-01', until: '2021-08-31' }),
]

const report = checkRecords([{ value: lounge, file: 'sites.ndjson', line: 1 }], {
  ...ruleSets,
  asOf: '2021-10-15',
  waivers,
})
const raw = checkRecords([{ value: lounge, file: 'sites.ndjson', line: 1 }], { ...ruleSets, asOf: '2021-10-15' })
const findings = report.records[0]!.findings
const write = (format: FormatName, language: Language = 'en', of = report) =>
  [...formats[format].write(of, optionsIn(language))].join('')

test('the report has what is waived of every sort', () => {
  const waived = findings.filter((each) => each.waiver !== null)
  expect(waived.map(({ status, obligation }) => `${obligation} ${status}`).sort()).toEqual([
    'must fail',
    'must unknown',
    'should fail',
  ])
})

test.each(['json', 'ndjson', 'text', 'markdown', 'junit', 'sarif', 'github', 'gitlab', 'csv'] as const)(
  '%s says of each that it is waived, and by which waiver',
  (format) => {
    for (const id of ['w-must', 'w-should']) expect(write(format)).toContain(`waived (${id})`)
    expect(write(format, 'zh')).toContain('已豁免（w-must）')
  },
)

test('json is valid by the published schema', () => {
  const isReport = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    jsonSchemaOf('report', ruleSets.vocabulary),
  )
  const written = JSON.parse(write('json'))
  isReport(written)
  expect(isReport.errors).toBe(null)
  expect(written).toMatchObject({ verdict: report.verdict, waived: report.waived, waivers: report.waivers })
})

describe('text', () => {
  const [, waived = ''] = /\nWaived\n(.*?)\n\n/s.exec(write('text')) ?? []
  test('tells what is waived apart from what is not met', () => {
    const [, notMet = ''] = /\nNot met\n(.*?)\n\n/s.exec(write('text', 'en', raw)) ?? []
    expect(notMet).toContain('10 h/week found')
    expect(/\nNot met\n(.*?)\n\n/s.exec(write('text'))?.[1] ?? '').not.toContain('10 h/week found')
    expect(waived).toContain('10 h/week found')
    expect(waived).toContain('waived (w-unknown)')
  })

  test('lists the waivers, those that have run out too, and counts what is waived', () => {
    expect(write('text')).toMatch(/w-old +expired +\d+ +2021-01-01 +2021-08-31/)
    expect(write('text')).toContain('of these waived')
    expect(write('text', 'en', raw)).not.toContain('waived')
  })
})

test('markdown lists what is waived behind what is not, and every waiver with its reason', () => {
  const lines = write('markdown').split('\n')
  const at = (text: string) => lines.findIndex((line) => line.includes(text))
  expect(at('waived (w-must)')).toBeGreaterThan(0)
  expect(lines.slice(at('### Not met'), at('waived (w-must)')).filter((line) => line.includes('waived'))).toEqual([])
  expect(write('markdown')).toContain('场馆整修 &#60;因雨&#62; | 嘉兴市文化广电旅游局 | 嘉文广旅〔2021〕99号')
})

test('junit skips it with the reason, record by record too', () => {
  const skipped =
    /<skipped type="waived" message="[^"]*10 h\/week found[^"]*waived \(w-must\): 场馆整修 &lt;因雨&gt; \(嘉兴市文化广电旅游局/
  expect(write('junit')).toMatch(skipped)
  const options = { ...optionsIn('en'), waivers }
  expect([...formats.junit.writeRecord(report.records[0]!, options)].join('')).toMatch(skipped)
  const count = (text: string, name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(text)![1])
  expect(count(write('junit', 'en', raw), 'failures') - count(write('junit'), 'failures')).toBe(1)
  expect(count(write('junit'), 'skipped') - count(write('junit', 'en', raw), 'skipped')).toBe(2)
})

test('sarif suppresses it with the reason, and says of all others that they are not suppressed', () => {
  const log = JSON.parse(write('sarif')) as Log
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formatsOfStrings.default(ajv)
  expect(ajv.validate(JSON.parse(readFileSync('fixtures/schemas/sarif-2.1.0.json', 'utf8')), log)).toBe(true)
  const [run] = log.runs
  for (const [index, { suppressions, properties, kind }] of run!.results!.entries()) {
    const { waiver: id, status } = findings[index]!
    expect(properties).toMatchObject({ waiver: id, status })
    if (id === null) expect(suppressions).toEqual([])
    else {
      expect(kind).toBe(status === 'fail' ? 'fail' : 'open')
      expect(suppressions).toEqual([
        { kind: 'external', status: 'accepted', justification: expect.stringContaining('场馆整修') },
      ])
    }
  }
  expect(run!.properties).toMatchObject({ waived: report.waived, waivers: report.waivers })
  expect((JSON.parse(write('sarif', 'en', raw)) as Log).runs[0]!.results![0]).not.toHaveProperty('suppressions')
})

test('github and gitlab tell it for information', () => {
  const commands = write('github').split('\n')
  for (const id of ['w-must', 'w-should', 'w-unknown'])
    expect(commands.find((each) => each.includes(`waived (${id})`))).toMatch(/^::notice /)
  const open = raw.records[0]!.counts.unknown
  expect(write('github', 'en', raw)).toContain(`::${open} unknown; `)
  expect(write('github')).toContain(`::${open - 1} unknown; `)
  const issues = JSON.parse(write('gitlab')) as { check_name: string; severity: string }[]
  const severity = (requirement: string) =>
    issues.find(({ check_name }) => check_name.endsWith(`/${requirement}`))?.severity
  expect([severity('menu-hours'), severity('total-area-branch')]).toEqual(['info', 'info'])
})

test('csv has a column for it', () => {
  const [head, ...rows] = write('csv').trimEnd().split('\r\n')
  const column = head!.split(',').indexOf('waiver')
  expect(column).toBeGreaterThan(0)
  expect(rows.filter((row) => row.includes(',w-must,'))).toHaveLength(1)
})
