import { expect, test } from 'vitest'
import { formats } from '../../src/index.js'
import { optionsIn, reportOn } from './report.js'

const site = {
  record: 'site',
  name: 'lounge',
  siteType: 'health-lounge',
  region: 'jiashan',
  hostType: 'library-branch',
  hostTier: 'town',
  menuHours: 11.5,
}

const textOf = (count: number, language: 'zh' | 'en' = 'en'): string => {
  const report = reportOn(
    Array.from({ length: count }, (_, id) => ({ ...site, id })),
    { keep: formats.text.keep! },
  )
  return [...formats.text.write(report, optionsIn(language))].join('')
}

const sectionOf = (text: string, heading: string): readonly string[] =>
  text
    .split('\n\n')
    .map((section) => section.trim().split('\n'))
    .find(([first]) => first === heading) ?? []

test('every record that fails is listed, be there thousands', () => {
  const text = textOf(9_000)
  expect(sectionOf(text, 'Not met').filter((line) => line.startsWith('  lounge'))).toHaveLength(9_000)
  expect(text).not.toContain('left out')
  expect(sectionOf(text, 'Not met, by requirement')).toEqual([])
})

test('beyond 10,000 findings the rest is counted, and told by requirement', () => {
  const text = textOf(10_500)
  const listed = sectionOf(text, 'Not met')
  expect(listed.filter((line) => line.startsWith('  lounge'))).toHaveLength(10_000)
  expect(listed.at(-1)).toBe('  500 more of 500 records are left out here; the formats csv and ndjson list all')
  expect(sectionOf(text, 'Not met, by requirement').slice(1)).toEqual([
    "  must  三/（二）/2  10500 records  the menu offers enough hours of advisers' time a week",
  ])
  expect(text).toMatch(/^Verdict: non-compliant \(as of 2023-10-15, 10500 records/)
  expect(textOf(10_500, 'zh')).toContain('另有 500 条记录的 500 项未列出；csv 与 ndjson 格式列出全部')
})
