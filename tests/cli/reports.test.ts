import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { clausecheck, inFolder, type Outcome } from './session.js'

const records = `
- { record: site, id: a, siteType: health-lounge, region: nanhu, hostType: main-library, hostTier: county, totalArea: 149.99, built: "2021-08-31" }
- { record: site, id: b, siteType: health-lounge, region: nanhu, totalArae: 150 }
`

const check = (text: string, options: string, environment?: Record<string, string>): Promise<Outcome> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'sites.yaml'), text)
    return clausecheck(['check', 'sites.yaml', ...options.split(' ')], folder, environment)
  })

test('--format json prints the whole report, Problems and messages with it, and nothing else', async () => {
  const { stdout, exit } = await check(records, '--as-of 2021-09-30 --format json')
  const report = JSON.parse(stdout) as Report
  expect(report).toMatchObject({
    asOf: '2021-09-30',
    verdict: 'undetermined',
    standards: [{ id: 'jiaxing-2021-33/health-lounge', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    records: [{ id: 'a', file: 'sites.yaml', line: 2, verdict: 'undetermined' }],
    verdicts: { undetermined: 1 },
    problems: [{ code: 'unknown-key', file: 'sites.yaml', line: 3, help: 'did you mean "totalArea"?' }],
  })
  const finding = report.records[0]!.findings.find(({ requirement }) => requirement === 'total-area-main')
  expect(finding).toMatchObject({
    clause: '三/（一）/1',
    obligation: 'should',
    status: 'fail',
    reason: 'short',
    expected: { relation: '>=', value: 150, unit: 'm²' },
    actual: { value: 149.99, unit: 'm²' },
    shortfall: { value: 0.01, unit: 'm²' },
    evidence: expect.arrayContaining(['/totalArea']),
    message: { zh: expect.stringContaining('差 0.01 m²'), en: expect.stringContaining('0.01 m² short') },
  })
  expect(exit).toBe('3')
})

test('--format json prints a report where nothing could be read, too', async () => {
  const { stdout, exit } = await check('[', '--as-of 2021-09-30 --format json')
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'not-assessed', records: [], problems: [{ line: 1 }] })
  expect(exit).toBe('3')
})

test('--format ndjson prints the findings of the JSON report, one on each line', async () => {
  const json = await check(records, '--as-of 2021-09-30 --format json')
  const { stdout } = await check(records, '--as-of 2021-09-30 --format ndjson')
  const [record] = (JSON.parse(json.stdout) as Report).records
  const lines = stdout.trimEnd().split('\n')
  const findings = lines.map((line) => {
    const { positions, ...finding } = JSON.parse(line)
    expect(record!.positions).toEqual(expect.arrayContaining(positions))
    return finding
  })
  expect(findings).toEqual(record!.findings)
})

test('a report is the same in every time zone', async () => {
  const utc = await check(records, '--as-of 2021-09-30', { TZ: 'UTC' })
  const ahead = await check(records, '--as-of 2021-09-30', { TZ: 'Pacific/Kiritimati' })
  const behind = await check(records, '--as-of 2021-09-30', { TZ: 'Pacific/Niue' })
  expect([ahead, behind]).toEqual([utc, utc])
})

test('where no day is given, records are judged by the day it is in China', async () => {
  const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const before = today()
  const { stdout } = await check(records, '--format json', { TZ: 'Pacific/Niue' })
  // Midnight may pass meanwhile.
  expect([before, today()]).toContain((JSON.parse(stdout) as Report).asOf)
})

test('the language is that of the environment where none is asked for', async () => {
  const chinese = await check(records, '--as-of 2021-09-30', { LANG: 'zh_CN.UTF-8' })
  const asked = await check(records, '--as-of 2021-09-30 --lang zh')
  expect(chinese.stdout).toMatch(/^结论：/)
  expect(chinese.stdout).toBe(asked.stdout)
})

test('no colour is written where nobody looks at a terminal', async () => {
  const { stdout, stderr } = await check(records, '--as-of 2021-09-30', { TERM: 'xterm-256color' })
  expect(stdout + stderr).not.toContain('\u001b')
})
