import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkRecords, type Finding, type Report, readRecord } from '../src/index.js'
import { readRecordFile, type SourceRecord } from '../src/node.js'
import { documents, standards, vocabulary } from '../src/standards.js'

// What the reply to proposal 84 publishes, worked out anew from the lounges of the dataset and from the
// reply's own figures.

const file = 'fixtures/records/jiaxing-lounges.yaml'
const records = recordsIn(file)
const report = reportAsOf('2021-07-31')
const figures = findingsOf(report, 'jiaxing', 'jiaxing-2021-reply-84/published-figures')
const city = records.find(({ value }) => (value as { id: string }).id === 'jiaxing')!
const { record: published } = readRecord(city.value, vocabulary)

function recordsIn(path: string): SourceRecord[] {
  return [...readRecordFile(path)].map((entry) => {
    if ('problem' in entry) throw new Error(entry.problem.message)
    return entry.record
  })
}

function reportAsOf(asOf: string): Report {
  return checkRecords(records, { standards, documents, vocabulary, asOf })
}

/** The findings on a region by one standard, by the names of their requirements. */
function findingsOf({ records: results }: Report, id: string, standard: string): Readonly<Record<string, Finding>> {
  const findings = results.find((each) => each.type === 'region' && each.id === id)!.findings
  return Object.fromEntries(
    findings.filter((each) => each.standard === standard).map((each) => [each.requirement, each]),
  )
}

/** The figures a finding on the city rests on, by the facts that give them. */
const evidenceOf = ({ evidence }: Finding): Readonly<Record<string, unknown>> =>
  Object.fromEntries(evidence.map((pointer) => [pointer.slice(1), published?.[pointer.slice(1)]]))

test('the dataset is read without a Problem', () => {
  expect(report.problems).toEqual([])
})

describe('the lounges', () => {
  test('are 45 in two groups of 22 and 23', () => {
    expect(figures['lounges-add-up']).toMatchObject({
      status: 'pass',
      expected: { relation: '==', value: 45, unit: 'sites' },
      actual: { value: 45, unit: 'sites' },
    })
    expect(evidenceOf(figures['lounges-add-up']!)).toEqual({
      publishedLounges: 45,
      publishedCityLounges: 22,
      publishedCountyLounges: 23,
    })
  })

  test.each([
    ['lounges-counted', 45],
    ['city-lounges-counted', 22],
    ['county-lounges-counted', 23],
    ['pilots-counted', 3],
  ])('%s one by one are %d', (requirement, number) => {
    expect(figures[requirement]).toMatchObject({
      status: 'pass',
      expected: { relation: '==', value: number },
      actual: { value: number },
    })
  })

  test('of the city level are those of two districts, one zone and the main library', () => {
    const lounges = figures['city-lounges-counted']!.evidence.filter((pointer) => pointer.startsWith('site/'))
    expect(lounges).toHaveLength(22)
    expect(lounges).toContain('site/jiaxing-main-library#')
    expect(lounges).toContain('site/jiaxing-2021-43#')
    expect(lounges).not.toContain('site/jiaxing-2021-44#')
  })

  test('of the list of sites are 44, each district with as many as it was asked for', () => {
    const counts = [10, 10, 4, 4, 4, 5, 5, 1, 1]
    const districts = 'nanhu xiuzhou jiashan haiyan pinghu haining tongxiang economic-zone port-zone'.split(' ')
    const asked = findingsOf(report, 'jiaxing', 'jiaxing-2021-33/city')
    expect(asked['site-list']).toMatchObject({ status: 'pass', actual: { value: 44 } })
    expect(districts.map((name) => asked[`quota-${name}`])).toMatchObject(
      counts.map((value) => ({
        status: 'not-due',
        due: '2021-09-30',
        expected: { relation: '>=', value },
        // Nobody says which are in operation, so all may be, and no more than all.
        actual: { low: 0, high: value },
      })),
    )
  })
})

describe('the percentages', () => {
  test('93.3 % of the spaces completed are 42 of 45, and the record owns up to inferring the 42', () => {
    expect(figures['completion-rate']!.status).toBe('pass')
    expect(evidenceOf(figures['completion-rate']!)).toEqual({
      publishedCompletionRate: 93.3,
      completedSpaces: 42,
      publishedLounges: 45,
    })
    expect(published).toMatchObject({ basis: { completedSpaces: expect.stringContaining('推断') } })
  })

  test('no other number of lounges gives 93.3 %, and none of 44 does', () => {
    const fitting = [44, 45].flatMap((publishedLounges) =>
      [...Array(publishedLounges + 1).keys()]
        .filter((completedSpaces) => statusWith({ publishedLounges, completedSpaces }, 'completion-rate') === 'pass')
        .map((completedSpaces) => `${completedSpaces} of ${publishedLounges}`),
    )
    expect(fitting).toEqual(['42 of 45'])
  })

  test('71.1 % ready are 32 of 45, the lounges of both groups together', () => {
    expect(figures['ready-rate']!.status).toBe('pass')
    const { readyCityLounges, readyCountyLounges, publishedCityLounges, publishedCountyLounges, ...rest } = evidenceOf(
      figures['ready-rate']!,
    ) as Record<string, number>
    expect([readyCityLounges! + readyCountyLounges!, publishedCityLounges! + publishedCountyLounges!]).toEqual([32, 45])
    expect(rest).toEqual({ publishedReadyRate: 71.1 })
  })

  test('the mean of the two rates, 71.4 %, is not the rate of both', () => {
    expect(Number((50 * (19 / 22 + 13 / 23)).toFixed(1))).toBe(71.4)
    expect(statusWith({ publishedReadyRate: 71.4 }, 'ready-rate')).toBe('fail')
  })

  /** What a requirement comes to where the reply had published otherwise. */
  function statusWith(change: object, requirement: string) {
    const value = { ...(city.value as object), ...change }
    const changed = checkRecords([{ value }], { standards, documents, vocabulary, asOf: '2021-07-31' })
    return findingsOf(changed, 'jiaxing', 'jiaxing-2021-reply-84/published-figures')[requirement]!.status
  }
})

test('the media items add up to 1224, ten less than the 1234 printed', () => {
  expect(figures['media-items']).toMatchObject({
    status: 'fail',
    reason: 'over',
    expected: { relation: '==', value: 1224, unit: 'items' },
    actual: { value: 1234, unit: 'items' },
    shortfall: { value: 10, unit: 'items' },
  })
})

test('it is the only figure of the reply that does not agree', () => {
  const failed = Object.values(figures).filter(({ status }) => status !== 'pass')
  expect(failed.map(({ requirement }) => requirement)).toEqual(['media-items'])
})

describe('after the day of the notice', () => {
  const late = reportAsOf('2021-10-01')

  test('whether the lounges operate is unknown, for neither paper says so', () => {
    const asked = findingsOf(late, 'jiaxing', 'jiaxing-2021-33/city')
    expect(asked.operating).toMatchObject({ status: 'unknown', actual: { low: 0, high: 44 } })
    expect(asked['site-list']!.status).toBe('pass')
  })

  test('each district answers for its own number alone', () => {
    const districts = late.records.filter(({ type, id }) => type === 'region' && id !== 'jiaxing')
    const quotas = districts.map(({ findings }) =>
      findings.filter(({ requirement, status }) => requirement.startsWith('quota-') && status !== 'not-applicable'),
    )
    expect(quotas.map((each) => each.map(({ status, expected }) => [status, expected.value]))).toEqual(
      [10, 10, 4, 4, 4, 5, 5, 1, 1].map((number) => [['unknown', number]]),
    )
  })
})

describe('the lounges of the dataset', () => {
  const sites = records.map(({ value }) => value as Record<string, unknown>).filter(({ record }) => record === 'site')
  const listed = sites.filter((site) => site.listed === true)
  const withoutBlanks = (text: unknown) => String(text).replace(/\s/g, '')

  test('are the 44 of the list and the main library, with nothing measured or dated', () => {
    expect([sites.length, listed.length]).toEqual([45, 44])
    const facts = new Set(sites.flatMap((site) => Object.keys(site)))
    expect([...facts].sort()).toEqual(
      [
        'address',
        'basis',
        'hostTier',
        'hostType',
        'id',
        'listed',
        'name',
        'note',
        'pilotOf2020',
        'record',
        'region',
        'siteType',
      ].sort(),
    )
  })

  test('leave out the host where the name does not tell it', () => {
    const without = (fact: string) => listed.filter((site) => site[fact] === undefined).map(({ id }) => id)
    expect(without('hostType')).toEqual(['jiaxing-2021-28', 'jiaxing-2021-44'])
    expect(without('hostTier')).toContain('jiaxing-2021-12')
  })

  test('have the names and addresses of the inventory', ({ skip }) => {
    const inventory = '../shared/inventory/jiaxing-sites.csv'
    skip(!existsSync(inventory), `${inventory} lies outside the repository and is not here`)
    const rows = readFileSync(inventory, 'utf8').trim().split('\n').slice(1)
    expect(listed.map(({ name, address }) => [name, address].map(withoutBlanks))).toEqual(
      rows.map((row) => row.split(',').slice(2, 4).map(withoutBlanks)),
    )
  })
})
