import { expect, test } from 'vitest'
import { checkRecords } from '../../src/index.js'
import { load, requirement } from './region-rules.js'

// What a region's requirements see of the dataset around it.

const check = (requirements: string, records: object[], asOf = '2024-01-01') => {
  const ruleSets = load(requirements)
  expect(ruleSets.problems).toEqual([])
  const report = checkRecords(
    records.map((value) => ({ value })),
    { ...ruleSets, asOf },
  )
  expect(report.problems).toEqual([])
  return report.records.find(({ type }) => type === 'region')!.findings[0]!
}

const county = { record: 'region', id: 'county', region: 'jiaxiang', level: 'county' }
const station = (id: string, more: object = {}) => ({
  record: 'site',
  id,
  region: 'jiaxiang',
  siteType: 'service-station',
  ...more,
})

const twoStations = requirement(
  'stations',
  'kind: quota\nof: sites\nwhere: { siteType: service-station }\nmilestone: built\nby: "2023-10-31"\natLeast: 2\nunit: sites',
)

test('sites that lie in the region count by their day', () => {
  const found = check(twoStations, [
    county,
    station('a', { built: '2023-10-31' }),
    station('b', { built: '2023-11-01' }),
    { ...station('c', { built: '2023-01-01' }), region: 'qufu' },
  ])
  expect(found).toMatchObject({
    status: 'fail',
    reason: 'short',
    actual: { value: 1, unit: 'sites' },
    shortfall: { value: 1, unit: 'sites' },
    evidence: ['site/a#'],
    due: '2023-10-31',
  })
})

test('a site of which nobody says where it lies may belong', () => {
  const found = check(twoStations, [
    county,
    station('a', { built: '2023-01-01' }),
    { record: 'site', id: 'b', siteType: 'service-station', built: '2023-01-01' },
  ])
  expect(found).toMatchObject({ status: 'unknown', settledBy: ['site/b#/within'], actual: { low: 1, high: 2 } })
})

test('a list that the region says is not complete keeps it open', () => {
  const found = check(twoStations, [{ ...county, incomplete: ['sites'] }, station('a', { built: '2023-01-01' })])
  expect(found).toMatchObject({ status: 'unknown', reason: 'incomplete-list', settledBy: ['/sites'] })
})

test('without any site nobody knows how many there are', () => {
  expect(check(twoStations, [county])).toMatchObject({ status: 'unknown', reason: 'missing', settledBy: ['/sites'] })
})

test('until its day a quota is not due', () => {
  expect(check(twoStations, [county, station('a')], '2023-10-31')).toMatchObject({
    status: 'not-due',
    due: '2023-10-31',
  })
})

test('half of seven needs four, by the state on the day', () => {
  const half = requirement(
    'half',
    'kind: coverage\nof: sites\nwhere: { siteType: service-station }\nholds: { built: { by: "2023-06-30" } }\natLeast: 50 %\nby: "2023-06-30"',
  )
  const stations = (days: unknown[]) => [county, ...days.map((built, index) => station(`s${index}`, { built }))]
  const early = '2023-06-30'
  const late = '2023-07-01'
  expect(check(half, stations([early, early, early, late, late, late, late]))).toMatchObject({
    status: 'fail',
    expected: { relation: '>=', value: 50, unit: '%' },
    actual: { value: 3, of: 7 },
    shortfall: { value: 1 },
  })
  expect(check(half, stations([early, early, early, early, late, late, late]))).toMatchObject({ status: 'pass' })
  expect(check(half, stations([early, early, early, true, late, late, late]))).toMatchObject({
    status: 'unknown',
    settledBy: ['site/s3#/built'],
  })
  expect(check(half, [county, { ...station('s1', { built: early }), siteType: 'county-center' }])).toMatchObject({
    status: 'not-applicable',
    reason: 'empty',
  })
})

test('what recurs must be met in every period that is over', () => {
  const yearly = requirement(
    'yearly',
    'kind: cumulative\nof: events\non: heldOn\nevery: year\nfrom: "2022-01-01"\natLeast: 2',
  )
  const events = (...days: string[]) => [{ ...county, events: days.map((heldOn) => ({ heldOn })) }]
  expect(check(yearly, events('2022-01-01', '2022-12-31', '2023', '2023-05'))).toMatchObject({
    status: 'not-due',
    period: '2024',
    due: '2024-12-31',
  })
  expect(check(yearly, events('2022-01-01', '2023-05', '2023-06', '2023-07'))).toMatchObject({
    status: 'fail',
    period: '2022',
    absent: ['2022'],
    shortfall: { value: 1 },
  })
  expect(check(yearly, events('2022-01-01', '2022-02'), '2022-03-01')).toMatchObject({ status: 'pass', period: '2022' })
  expect(
    check(yearly, [{ ...county, events: [{ heldOn: '2022-03' }, {}, { heldOn: '2023-01' }, { heldOn: '2023-02' }] }]),
  ).toMatchObject({ status: 'unknown', settledBy: ['/events/1/heldOn'], period: '2022' })
})

test('partners of one name are one', () => {
  const partners = requirement(
    'partners',
    'kind: quota\nof: partnerships\nwhere: { contentSigned: true }\nmilestone: signedOn\nby: "2023-10-31"\ndistinct: organization\natLeast: 2\nunit: organizations',
  )
  const list = (...names: (string | null)[]) => [
    {
      ...county,
      partnerships: names.map((organization) => ({ organization, contentSigned: true, signedOn: '2023-01-01' })),
    },
  ]
  expect(check(partners, list('a', 'a')).status).toBe('fail')
  expect(check(partners, list('a', 'b')).status).toBe('pass')
  expect(check(partners, list('a', null))).toMatchObject({
    status: 'unknown',
    settledBy: ['/partnerships/1/organization'],
    actual: { low: 1, high: 2 },
  })
})

test('two that claim to be one region are not believed, and what is not said where it lies leaves lists open', () => {
  const towns = requirement('towns', 'kind: quota\nof: regions\nwhere: { level: town }\natLeast: 2')
  const town = (id: string, more: object) => ({ record: 'region', id, level: 'town', ...more })
  const [first, second] = [town('t1', { within: 'county' }), town('t2', { region: 'jining' })]
  expect(check(towns, [county, first, second])).toMatchObject({ status: 'unknown', reason: 'incomplete-list' })
  expect(check(towns, [county, first, { ...second, within: 'county' }]).status).toBe('pass')
  const ruleSets = load(twoStations)
  const values = [county, { ...county, id: 'other' }, ...['a', 'b'].map((id) => station(id, { built: '2023-01-01' }))]
  const report = checkRecords(
    values.map((value) => ({ value })),
    { ...ruleSets, asOf: '2024-01-01' },
  )
  expect(report.problems.map(({ code }) => code)).toEqual(['duplicate-id'])
  expect(report.records.map(({ findings }) => findings[0]?.status)).toEqual(['unknown', 'unknown'])
})
