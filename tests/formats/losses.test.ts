import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Finding, type FormatName, formats, type RecordResult, type Report, type Status } from '../../src/index.js'
import { optionsIn, report } from './report.js'

// Every format is a pure function of the report. It loses what may change without changing what is written; its
// docstring says so in these words.

type Change = (report: Report, mark: string) => Report

const inRecords =
  (change: (record: RecordResult, mark: string) => RecordResult): Change =>
  (of, mark) => ({ ...of, records: of.records.map((record) => change(record, mark)) })

const inFindings = (change: (finding: Finding, mark: string) => Finding[]): Change =>
  inRecords((record, mark) => ({ ...record, findings: record.findings.flatMap((each) => change(each, mark)) }))

const without = (status: Status): Change =>
  inFindings((finding, mark) => (mark === 'b' && finding.status === status ? [] : [finding]))

const things: Readonly<Record<string, Change>> = {
  passes: without('pass'),
  'what is not applicable': without('not-applicable'),
  'what is not due': without('not-due'),
  'unknown findings one by one': inFindings((finding, mark) => [
    finding.status === 'unknown' ? { ...finding, reason: mark === 'a' ? 'missing' : 'blank' } : finding,
  ]),
  evidence: inFindings((finding, mark) => [
    finding.status === 'fail' ? { ...finding, evidence: [`/${mark}`] } : finding,
  ]),
  'the verdicts on single records': inRecords((record, mark) => ({
    ...record,
    verdict: mark === 'a' ? 'deviating' : 'undetermined',
  })),
  'open facts': (of, mark) => ({
    ...of,
    openFacts: of.openFacts.map((fact) => ({ ...fact, label: { zh: mark, en: mark } })),
  }),
  regions: (of, mark) => ({
    ...of,
    regions: of.regions.map((region) => ({ ...region, label: { zh: mark, en: mark } })),
  }),
  'which findings are waived': inFindings((finding, mark) => [
    finding.status === 'fail' ? { ...finding, waiver: mark } : finding,
  ]),
  'reasons of waivers': (of, mark) => ({
    ...of,
    waivers: [
      {
        id: 'w1',
        requirement: 'jiaxing-2021-33/health-lounge/menu-hours',
        record: 'site/s0',
        reason: `because ${mark}`,
        approver: 'the office',
        clause: 'its paper',
        from: '2023-01-01',
        until: '2023-12-31',
        state: 'in-force',
        records: 1,
        findings: 1,
      },
    ],
    records: of.records.map((record) => ({
      ...record,
      findings: record.findings.map((each) => (each.status === 'fail' ? { ...each, waiver: 'w1' } : each)),
    })),
  }),
  Problems: (of, mark) => ({ ...of, problems: [{ code: 'invalid-yaml', message: mark }] }),
  advice: (of, mark) => ({ ...of, advice: [{ code: 'unknown-key', message: mark }] }),
  inputs: (of, mark) => ({ ...of, inputs: [{ file: mark, format: 'csv', encoding: 'gb18030', records: 1 }] }),
  digests: (of, mark) => ({ ...of, standards: of.standards.map((each) => ({ ...each, digest: mark.repeat(64) })) }),
}

function textOf(format: FormatName, change: Change, mark: string): string {
  return [...formats[format].write(change(report, mark), optionsIn('en'))].join('')
}

function isLost(format: FormatName, thing: string): boolean {
  const change = things[thing]!
  return textOf(format, change, 'a') === textOf(format, change, 'b')
}

/** Whether the text in one language says nothing of what the statements are in the other. */
function losesTheOtherLanguage(format: FormatName): boolean {
  const options = optionsIn('en')
  const standards = options.standards.map((standard) => ({
    ...standard,
    requirements: standard.requirements.map((each) => ({ ...each, statement: { ...each.statement, zh: '别的' } })),
  }))
  return [...formats[format].write(report, { ...options, standards })].join('') === textOf(format, (same) => same, '')
}

/** What the docstring of a format says that it loses. */
function lossesOf(format: FormatName): string {
  const source = readFileSync(`src/formats/${format}.ts`, 'utf8')
  const docstring = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\nexport const ${format}\\b`).exec(source)
  const text = docstring![1]!
  return text.replace(/\s*\n \*\s*/g, ' ').split('Loses ')[1]!
}

const table: Readonly<Partial<Record<FormatName, readonly string[]>>> = {
  json: [],
  markdown: [
    'passes',
    'what is not applicable',
    'what is not due',
    'unknown findings one by one',
    'evidence',
    'the verdicts on single records',
    'advice',
    'inputs',
    'the other language',
  ],
  html: [],
  xlsx: ['the other language'],
  junit: ['open facts', 'regions', 'advice', 'inputs', 'digests', 'the other language'],
  sarif: ['the verdicts on single records', 'open facts', 'regions'],
  github: [
    'passes',
    'what is not applicable',
    'what is not due',
    'unknown findings one by one',
    'evidence',
    'the verdicts on single records',
    'open facts',
    'regions',
    'reasons of waivers',
    'advice',
    'inputs',
    'digests',
    'the other language',
  ],
  gitlab: [
    'passes',
    'what is not applicable',
    'what is not due',
    'evidence',
    'the verdicts on single records',
    'open facts',
    'regions',
    'reasons of waivers',
    'advice',
    'inputs',
    'digests',
    'the other language',
  ],
  csv: ['open facts', 'regions', 'reasons of waivers', 'Problems', 'advice', 'inputs', 'digests', 'the other language'],
}

const rows = Object.entries(table) as [FormatName, readonly string[]][]

test.each(rows)('%s loses %j and nothing else of what is in the table', (format, lost) => {
  const found = Object.keys(things).filter((thing) => isLost(format, thing))
  expect([...found, ...(losesTheOtherLanguage(format) ? ['the other language'] : [])]).toEqual(lost)
})

test.each(rows)('the docstring of %s says so', (format, lost) => {
  const said = lossesOf(format)
  expect([...Object.keys(things), 'the other language'].filter((thing) => said.includes(thing))).toEqual(lost)
})
