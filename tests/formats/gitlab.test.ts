import { expect, test } from 'vitest'
import { findings, type Language, languages, records, report, reportOn, write } from './report.js'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const issuesOf = (of = report, language: Language = 'en') => JSON.parse(write('gitlab', language, of)) as Issue[]
const issues = issuesOf()

test.each(languages)('it has the members that GitLab asks for, and no others, in %s', (language) => {
  for (const issue of issuesOf(report, language)) {
    expect(issue).toEqual({
      description: expect.any(String),
      check_name: expect.any(String),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: { path: expect.stringMatching(/^[^./]/), lines: { begin: expect.any(Number) } },
    })
  }
})

test('what fails is there by its gravity, what is unknown for information', () => {
  const severity = (requirement: string, record: string) =>
    issues.find((each) => each.check_name.endsWith(`/${requirement}`) && each.description.includes(record))?.severity
  expect(severity('menu-hours', 'site/s0')).toBe('critical')
  expect(severity('total-area-branch', 'site/s0')).toBe('major')
  expect(severity('three-tiers', 'region/jiaxiang')).toBe('critical')
  expect(severity('psychology-clinic', 'organization/hospital')).toBe('major')
  expect(severity('self-access', 'site/s0')).toBe('info')
  expect(issues.at(-1)).toMatchObject({ check_name: 'unknown-key', severity: 'blocker' })
  const open = findings.filter(({ status }) => status === 'fail' || status === 'unknown')
  expect(issues).toHaveLength(open.length + report.problems.length)
})

test('an issue keeps its fingerprint from run to run, whatever is found, and shares it with no other', () => {
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  const later = reportOn(
    records.map((record) => ('menuHours' in record ? { ...record, menuHours: 10 } : record)).reverse(),
  )
  const inLater = issuesOf(later).map(({ fingerprint, check_name }) => `${check_name} ${fingerprint}`)
  const hours = issues.filter(({ check_name }) => check_name.endsWith('/menu-hours'))
  expect(inLater).toEqual(expect.arrayContaining(hours.map((each) => `${each.check_name} ${each.fingerprint}`)))
})

test('a record that came from no file has a place all the same', () => {
  const of = { ...report, records: report.records.map((record) => ({ ...record, file: null, line: null })) }
  expect(issuesOf(of)[0]!.location).toEqual({ path: 'site/s0', lines: { begin: 1 } })
})

test('nothing to report is an empty list', () => {
  expect(issuesOf({ ...report, records: [], problems: [] })).toEqual([])
})
