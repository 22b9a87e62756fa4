import { expect, test } from 'vitest'
import { type Format, formatNames, formats, type Report } from '../../src/index.js'
import { findings, languages, optionsIn, records, report, reportOn, ruleSets, write } from './report.js'

// What holds of every format.

test('the report has every status, and failures of every sort that counts', () => {
  expect(new Set(findings.map(({ status }) => status)).size).toBe(5)
  const failed = findings.filter(({ status }) => status === 'fail')
  const sorts = new Set(failed.map(({ obligation, record }) => `${obligation} of a ${record.type}`))
  expect([...sorts].sort()).toEqual([
    'must of a region',
    'must of a site',
    'should of a site',
    'target of a organization',
    'target of a region',
  ])
})

test.each(formatNames)('%s says nothing else where the report holds only what it needs', (name) => {
  const format: Format = formats[name]
  const lean = reportOn(records, format.keep && { keep: format.keep })
  for (const language of languages) expect(write(name, language, lean)).toBe(write(name, language))
})

const streaming = formatNames.filter((name) => 'writeRecord' in formats[name])

test.each(streaming)('%s record by record is the same as at once', (name) => {
  const format: Format = formats[name]
  const options = optionsIn('zh')
  const pieces = [
    ...(format.writeHead?.(options) ?? []),
    ...report.records.flatMap((record) => [...format.writeRecord!(record, options)]),
    ...(format.writeTail?.({ ...report, records: [] }, options) ?? []),
  ]
  expect(pieces.join('')).toBe(write(name, 'zh'))
})

const shown = formatNames.filter((name) => 'startWriting' in formats[name])

test.each(shown)('%s, shown one record after another, is the same as at once', (name) => {
  const writer = (formats[name] as Format).startWriting!(optionsIn('zh'))
  const pieces = report.records.flatMap((record) => [...writer.record(record)])
  pieces.push(...writer.end({ ...report, records: [] }))
  expect(pieces.join('')).toBe(write(name, 'zh'))
})

const monolingual = ['text', 'markdown', 'junit', 'github', 'gitlab', 'csv'] as const
const { zh, en } = ruleSets.standards
  .find(({ id }) => id === 'jiaxing-2021-33/health-lounge')!
  .requirements.find(({ id }) => id === 'menu-hours')!.statement

test.each(monolingual)('%s speaks one language at a time', (name) => {
  expect(write(name, 'zh')).toContain(zh)
  expect(write(name, 'zh')).not.toContain(en)
  expect(write(name, 'en')).toContain(en)
  expect(write(name, 'en')).not.toContain(zh)
})

test.each(formatNames)('%s has something to write where nothing could be read', (name) => {
  const nothing: Report = reportOn([{ record: 'site' }])
  expect(nothing.records).toEqual([])
  for (const language of languages) expect(() => write(name, language, nothing)).not.toThrow()
})
