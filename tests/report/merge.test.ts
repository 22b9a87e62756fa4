import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckOptions, checkRecords, mergeReports, type Report, summaries, summarize } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

// Exact merging: reports over the parts of a dataset, however it is cut, come to the report over the whole.

const options: CheckOptions = { documents, standards, vocabulary, asOf: '2024-01-15' }

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 })
const day = fc.constantFrom('2022-12-31', '2023-06-30', '2023-11-01', '2023-07', true, false)
const places = fc.constantFrom<object>(
  { region: 'jiaxiang' },
  { region: 'qufu' },
  { region: 'jiaxiang', within: 'town-1' },
  { within: 'jiaxiang-county' },
  { region: 'jining', within: 'nowhere' },
  {},
)

const site = fc.record({
  record: fc.constant('site'),
  siteType: fc.constantFrom('service-station', 'county-center', 'no-such-type'),
  totalArea: maybe(fc.constantFrom(19.99, 20, 399.99, 400, 'much')),
  built: maybe(day),
  equipment: maybe(fc.subarray(['telephone', 'computer', 'printer', 'filing-cabinet'])),
  staff: maybe(
    fc.array(
      fc.record({
        role: maybe(fc.constantFrom('counsellor', 'manager')),
        employment: maybe(fc.constantFrom('full-time', 'part-time')),
      }),
      { maxLength: 3 },
    ),
  ),
})
const organization = fc.record({
  record: fc.constant('organization'),
  organizationType: fc.constantFrom('school', 'university', 'village-clinic', 'enterprise'),
  students: maybe(fc.nat({ max: 9000 })),
  psychologyTeachers: maybe(fc.nat({ max: 3 })),
  facilities: maybe(fc.subarray(['guidance-room', 'counselling-room'])),
})
const regions = [
  { record: 'region', id: 'jining-city', name: '济宁市', level: 'city', region: 'jining' },
  {
    record: 'region',
    id: 'jiaxiang-county',
    name: '嘉祥县',
    level: 'county',
    region: 'jiaxiang',
    within: 'jining-city',
  },
  {
    record: 'region',
    id: 'qufu-county',
    level: 'county',
    region: 'qufu',
    within: 'jining-city',
    incomplete: ['sites'],
  },
  { record: 'region', id: 'town-1', level: 'town', within: 'jiaxiang-county', events: [{ heldOn: '2023-05' }] },
]
const dataset = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(site, organization), places), { maxLength: 12 }),
    fc.subarray(regions),
    fc.constantFrom<unknown[]>([], ['no record'], [{ record: 'site', id: 'misspelt', totalarea: 3 }]),
  )
  .chain(([members, some, broken]) => {
    const records: unknown[] = [
      ...members.map(([record, place], index) => ({ ...record, ...place, id: `r${index}` })),
      ...some,
      ...broken,
    ]
    return fc.shuffledSubarray(records, { minLength: records.length })
  })

/** All that a report says of many records, in no order of theirs. */
const aggregates = (report: Report) => {
  const { records, problems, ...rest } = report
  const byRegionAndSo = summaries.map((by) =>
    summarize(report, by)
      .map((row) => JSON.stringify(row))
      .sort(),
  )
  return {
    ...rest,
    summaries: byRegionAndSo,
    records: records.map((record) => JSON.stringify(record)).sort(),
    problems: problems.map(({ code, message, path }) => JSON.stringify([code, message, path])).sort(),
  }
}

const sources = (values: readonly unknown[]) => values.map((value) => ({ value }))

test('the reports on the parts of a dataset merge to the report on the whole, whichever way it is cut', () => {
  let judgedRegions = 0
  fc.assert(
    fc.property(dataset, fc.array(fc.nat({ max: 3 }), { minLength: 20, maxLength: 20 }), (records, cut) => {
      const whole = checkRecords(sources(records), options)
      judgedRegions += whole.records.filter(({ type }) => type === 'region').length
      const parts = [0, 1, 2, 3].map((part) => records.filter((_, index) => cut[index % cut.length] === part))
      const reports = parts.map((part) => checkRecords(sources(part), { ...options, part: true }))
      // As from another process: plain data.
      const sent = reports.map((report) => JSON.parse(JSON.stringify(report)) as Report)
      expect(aggregates(mergeReports(sent, options))).toEqual(JSON.parse(JSON.stringify(aggregates(whole))))
      expect(aggregates(mergeReports([...sent].reverse(), options))).toEqual(
        JSON.parse(JSON.stringify(aggregates(whole))),
      )
    }),
    { numRuns: 150 },
  )
  expect(judgedRegions).toBeGreaterThan(50)
})

test('the sums of a summary are those of its findings', () => {
  fc.assert(
    fc.property(dataset, (records) => {
      const report = checkRecords(sources(records), options)
      const findings = report.records.flatMap((record) => record.findings)
      const count = (status: string) => findings.filter((finding) => finding.status === status).length
      for (const by of ['record', 'requirement', 'obligation', 'standard', 'document'] as const) {
        const rows = summarize(report, by)
        for (const status of ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const)
          expect([by, status, rows.reduce((sum, row) => sum + row.counts[status], 0)]).toEqual([
            by,
            status,
            count(status),
          ])
      }
      const roots = summarize(report, 'region').filter(({ parent }) => parent === null)
      expect(roots.reduce((sum, row) => sum + row.counts.pass, 0)).toBe(count('pass'))
    }),
    { numRuns: 50 },
  )
})

test('a region comes to what lies in it, with what is short in all', () => {
  const station = (id: string, totalArea: number | null, place: object) => ({
    record: 'site',
    id,
    siteType: 'service-station',
    region: 'jiaxiang',
    totalArea,
    ...place,
  })
  const report = checkRecords(
    sources([
      ...regions.slice(0, 2),
      { ...regions[3], region: 'jiaxiang' },
      station('a', 19.9, { within: 'town-1' }),
      station('b', 12.2, { within: 'town-1' }),
      station('c', 20, { within: 'jiaxiang-county' }),
      station('d', null, {}),
    ]),
    { ...options, only: ['jiaxiang-2023-10/service-station'] },
  )
  const area = report.requirements.find(({ requirement }) => requirement === 'total-area' || requirement === 'area')!
  expect(area.counts).toEqual({ pass: 1, fail: 2, unknown: 1, 'not-applicable': 0, 'not-due': 0 })
  expect(area.shortfalls).toEqual([{ low: 7.9, high: 7.9, unit: 'm²' }])
  const rows = summarize(report, 'region')
  expect(rows.map(({ key, parent }) => [key, parent])).toEqual([
    ['region/jining-city', null],
    ['region/jiaxiang-county', 'region/jining-city'],
    ['region/town-1', 'region/jiaxiang-county'],
  ])
  const short = rows.map(({ shortfalls }) => shortfalls!.find(({ unit }) => unit === 'm²'))
  expect(short).toEqual(Array(3).fill({ low: 7.9, high: 7.9, unit: 'm²' }))
  const verdicts = rows.map(({ verdicts: counts }) => [counts!['non-compliant'], counts!.undetermined])
  expect(verdicts).toEqual([
    [2, 2],
    [2, 2],
    [2, 0],
  ])
  expect(summarize(report, 'requirement').find(({ key }) => key.endsWith(area.requirement))!.completion).toEqual({
    low: 1,
    high: 2,
    of: 4,
  })
})
