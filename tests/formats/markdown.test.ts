import { expect, test } from 'vitest'
import { markdownText } from '../../src/formats/markdown.js'
import type { Report } from '../../src/index.js'
import { languages, names, report, reportOn, write } from './report.js'

/** The tables by their headings, each a list of rows of cells; a row with more or fewer cells than its head fails. */
function tablesIn(text: string): Record<string, string[][]> {
  const sections = text.split('\n### ').slice(1)
  return Object.fromEntries(
    sections.map((section) => {
      const lines = section.split('\n')
      const rows = lines.filter((line) => line.startsWith('|')).map((line) => line.slice(2, -2).split(' | '))
      for (const row of rows) expect(row).toHaveLength(rows[0]!.length)
      return [lines[0]!, rows.slice(2)]
    }),
  )
}

const decoded = (text: string): string => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
const bytesOf = (text: string): number => Buffer.byteLength(text)

test('it begins with the verdict', () => {
  expect(write('markdown', 'en')).toMatch(
    /^## Verdict: non-compliant\n\nAs of 2023-10-15, 10 records: 8 non-compliant, 2 undetermined\n/,
  )
  expect(write('markdown', 'zh')).toMatch(/^## 结论：不符合\n\n截至 2023-10-15，共 10 条记录：8 不符合，2 无法判定\n/)
})

test('it has the counts, what is not met, what to find out, the regions, the rule sets and the Problems', () => {
  const tables = tablesIn(write('markdown', 'en'))
  expect(tables['Not met']).toHaveLength(report.records.reduce((sum, { counts }) => sum + counts.fail, 0))
  expect(tables.Counts!.map(([name]) => name)).toEqual(['must', 'target', 'should', 'may'])
  expect(tables['What would settle what is unknown']).toHaveLength(report.openFacts.length)
  expect(tables['By region']!.map(([name]) => name)).toContain('&emsp;嘉祥县')
  expect(tables.Standards!.map((row) => row[1])).toContain('jiaxing-2021-33/health-lounge')
  expect(tables.Problems).toEqual([
    [expect.stringMatching(/^数据\/示例 表 #1\.yaml:/), 'unknown-key', expect.stringContaining('totalArae')],
  ])
})

test('a row names the record and its place, how firm it is, the clause and what was found', () => {
  const row = tablesIn(write('markdown', 'zh')).不符合与偏离!.find(([record]) => record!.includes('site/s4'))
  expect(row).toEqual([
    '嘉善县图书馆健心客厅，"东"馆 (site/s4) 数据/示例 表 #1.yaml:7',
    '必须',
    'jiaxing-2021-33/health-lounge 三/（二）/2',
    expect.stringMatching(/：不少于 12 小时\/周，实为 11\.5 小时\/周，差 0\.5 小时\/周$/),
  ])
})

test.each(languages)('data are text: no HTML, no code, no link, no further cell in %s', (language) => {
  const text = write('markdown', language)
  expect(text).not.toMatch(/[<>`*[\]\\~$\u0000-\u0009\u000b-\u001f\u202e]/)
  const shown = Object.values(tablesIn(text))
    .flat()
    .map((row) => decoded(row[0]!))
  for (const name of names) {
    const onOneLine = name.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u202e]/g, '\ufffd')
    expect(shown.some((cell) => cell.startsWith(`${onOneLine} (site/`))).toBe(true)
  }
})

test('long text is cut', () => {
  expect(markdownText('长'.repeat(600))).toBe(`${'长'.repeat(500)}…`)
})

/** Many records, each a failing one under another name. */
function many(count: number, name: string): Report {
  const [record, ...others] = report.records.filter(({ type }) => type === 'site')
  const records = Array.from({ length: count }, (_, index) => ({
    ...record!,
    id: `n${index}`,
    name: `${name}${index}`,
  }))
  return { ...report, records: [...records.map((each) => ({ ...each, verdict: 'deviating' as const })), ...others] }
}

test.each([
  ['many records', many(5_000, '示例县图书馆')],
  ['long names', many(500, '<'.repeat(1_000))],
  [
    'many Problems with long messages',
    {
      ...report,
      problems: Array.from({ length: 5_000 }, () => ({ code: 'invalid-value' as const, message: '|'.repeat(1_000) })),
    },
  ],
])('%s fit into the summary of a CI step, and it says how much does not', (_, of) => {
  for (const language of languages) {
    const text = write('markdown', language, of)
    expect(bytesOf(text)).toBeLessThanOrEqual(1024 * 1024)
    tablesIn(text)
    expect(text).toMatch({ zh: /\n另有 \d+ 行未列出。\n/, en: /\n\d+ more rows are left out here\.\n/ }[language])
    expect(text).toContain({ zh: '### 分地区', en: '### By region' }[language])
  }
})

test('what is shown and what is left out make the whole, the worst records first', () => {
  const of = many(5_000, '示例县图书馆')
  const text = write('markdown', 'en', of)
  const shown = tablesIn(text)['Not met']!
  const left = Number(/\n(\d+) more rows are left out here/.exec(text)![1])
  expect(shown.length + left).toBe(of.records.reduce((sum, { counts }) => sum + counts.fail, 0))
  expect(shown.length).toBeGreaterThan(1_000)
  expect(shown[0]![0]).toContain('site/s1')
})

test('a report on nothing says so', () => {
  expect(write('markdown', 'en', reportOn([]))).toBe('## Verdict: not assessed\n\nAs of 2023-10-15, 0 records\n')
})
