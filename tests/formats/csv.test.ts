import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findings, names, report, reportOn, write } from './report.js'

const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' })

test('it is UTF-8 with a byte order mark, a header in the language asked for, and a row for each finding', () => {
  const csv = write('csv', 'zh')
  expect([...Buffer.from(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.slice(1)).toMatch(/^记录类型,记录编号,名称,/)
  expect(write('csv', 'en').slice(1)).toMatch(/^record type,record,name,/)
  expect(rowsOf(csv)).toHaveLength(findings.length)
  expect(csv.endsWith('\r\n')).toBe(true)
})

test('a row tells what was required, found and short, in the words of the language', () => {
  const find = (language: 'zh' | 'en', requirement: string) =>
    rowsOf(write('csv', language)).find((row) => Object.values(row).includes(requirement))
  expect(find('en', 'menu-hours')).toMatchObject({
    'record type': 'site',
    record: 's0',
    line: '3',
    verdict: 'non-compliant',
    clause: '三/（二）/2',
    obligation: 'must',
    status: 'fail',
    'found, at least': '11.5',
    'found, at most': '11.5',
    unit: 'h/week',
    'short by, at least': '0.5',
    evidence: '/menuHours',
  })
  expect(find('zh', 'menu-hours')).toMatchObject({ 记录结论: '不符合', 力度: '必须', 结果: '不符合', 单位: '小时/周' })
})

test('names with commas, quotes and line breaks come back as they were', () => {
  const rows = rowsOf(write('csv'))
  const nameOf = (id: string) => rows.find(({ record }) => record === id)!.name
  expect(nameOf('s0')).toBe(names[0])
  expect(nameOf('s1')).toBe(names[1])
  expect(nameOf('s4')).toBe(names[4])
  expect(nameOf('s6')).toBe(names[6])
  expect(nameOf('s5')).toBe('bell\ufffd escape\ufffd[31m nul\ufffd \ufffdturned')
})

test.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
  'the text %j is no formula',
  (name) => {
    const of = { ...report, records: [{ ...report.records[0]!, name }] }
    expect(rowsOf(write('csv', 'en', of))[0]!.name).toBe(`'${name}`)
  },
)

test('no cell is a formula but a negative number, whatever a record is called', () => {
  const base = report.records[0]!
  const record = { ...base, findings: base.findings.slice(0, 1) }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (name, id) => {
      const [row] = rowsOf(write('csv', 'en', { ...report, records: [{ ...record, name, id }] }))
      for (const cell of Object.values(row!)) if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      expect(row!.name).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('a negative number stays a number', () => {
  const record = report.records[0]!
  const finding = { ...record.findings[0]!, actual: { value: -1.5 } }
  const csv = write('csv', 'en', { ...report, records: [{ ...record, findings: [finding] }] })
  expect(csv).toContain(',-1.5,-1.5,')
})

test('what lies between bounds has both, and an open bound is blank', () => {
  const record = report.records[0]!
  const finding = { ...record.findings[0]!, actual: { low: 3, high: null, unit: 'm²' } }
  const [row] = rowsOf(write('csv', 'en', { ...report, records: [{ ...record, findings: [finding] }] }))
  expect(row).toMatchObject({ 'found, at least': '3', 'found, at most': '', unit: 'm²' })
})

test('a cell holds no more than a spreadsheet takes', () => {
  const of = reportOn([
    { record: 'site', id: 'long', siteType: 'health-lounge', region: 'nanhu', name: '长'.repeat(40_000) },
  ])
  for (const { name } of rowsOf(write('csv', 'en', of))) {
    expect(name).toHaveLength(32_767)
    expect(name!.endsWith('长…')).toBe(true)
  }
})
