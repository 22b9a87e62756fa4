import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CheckOptions,
  checkRecords,
  type Input,
  mergeReports,
  type Problem,
  type Report,
  startRun,
  summaries,
  summarize,
  type Verdict,
  type Waiver,
} from '../../src/index.js'
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

const days = { from: '2024-01-01', until: '2024-12-31' }
const about = { reason: '整修', approver: '某局', clause: '某文' }
const everyWaiver: Waiver[] = [
  { id: 'own', requirement: 'jiaxiang-2023-10/service-station/total-area', record: 'site/r0', ...about, ...days },
  { id: 'term', requirement: 'jiaxiang-2023-10/service-station/total-area', region: 'jiaxiang', ...about, ...days },
  { id: 'wide', requirement: 'jining-2023-24/service-station/total-area', region: 'jining', ...about, ...days },
  { id: 'town', requirement: 'jiaxiang-2023-10/service-station/equipment', region: 'region/town-1', ...about, ...days },
  { id: 'county', requirement: 'jining-2023-24/county/center', region: 'region/qufu-county', ...about, ...days },
  {
    id: 'old',
    requirement: 'jining-2023-24/service-station/equipment',
    region: 'region/jiaxiang-county',
    ...about,
    from: '2023-01-01',
    until: '2023-12-31',
  },
]
const waivers = fc.subarray(everyWaiver)
const rareStation = { record: 'site', id: 'r0', siteType: 'service-station', region: 'jiaxiang', totalArea: 3 }

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
  const covered = new Set<string>()
  fc.assert(
    fc.property(
      dataset,
      fc.array(fc.nat({ max: 3 }), { minLength: 20, maxLength: 20 }),
      waivers,
      (records, cut, some) => {
        const withWaivers = { ...options, waivers: some }
        const whole = checkRecords(sources(records), withWaivers)
        for (const { id, findings } of whole.waivers) if (findings > 0) covered.add(id)
        judgedRegions += whole.records.filter(({ type }) => type === 'region').length
        const parts = [0, 1, 2, 3].map((part) => records.filter((_, index) => cut[index % cut.length] === part))
        const reports = parts.map((part) => checkRecords(sources(part), { ...withWaivers, part: true }))
        // As from another process: plain data.
        const sent = reports.map((report) => JSON.parse(JSON.stringify(report)) as Report)
        expect(aggregates(mergeReports(sent, withWaivers))).toEqual(JSON.parse(JSON.stringify(aggregates(whole))))
        expect(aggregates(mergeReports([...sent].reverse(), withWaivers))).toEqual(
          JSON.parse(JSON.stringify(aggregates(whole))),
        )
      },
    ),
    // The one record that a waiver names is seldom generated.
    { numRuns: 150, examples: [[[rareStation], [0], everyWaiver]] },
  )
  expect(judgedRegions).toBeGreaterThan(50)
  expect([...covered].sort()).toEqual(['county', 'old', 'own', 'term', 'town', 'wide'])
})

test('a waiver changes no result, makes no verdict worse, and covers what lies in its region and nothing else', () => {
  fc.assert(
    fc.property(dataset, waivers, (records, some) => {
      const bare = checkRecords(sources(records), options)
      const report = checkRecords(sources(records), { ...options, waivers: some })
      expect(report.counts).toEqual(bare.counts)
      expect(report.openFacts).toEqual(bare.openFacts)
      const parents = new Map(report.regions.map(({ key, parent }) => [key, parent]))
      const around = (key: string | null): string[] => (key === null ? [] : [key, ...around(parents.get(key) ?? null)])
      for (const result of report.records) {
        const before = bare.records.find(({ type, id }) => type === result.type && id === result.id)!
        expect(result.findings.map((each) => ({ ...each, waiver: null }))).toEqual(before.findings)
        if (result.verdict !== 'waived') expect(verdictOrder(result)).toBeGreaterThanOrEqual(verdictOrder(before))
        else expect(verdictOrder(before)).toBeLessThan(verdictOrder(result))
        // What contradicts itself lies in no region; else its own word counts, too.
        const own = records.map((each) => each as { id?: string; region?: string }).find(({ id }) => id === result.id)
        const regions = [...around(result.region), ...(result.region === '' ? [] : termsFrom(own?.region))]
        for (const { standard, requirement, status, waiver } of result.findings) {
          const covering = some.filter(
            (each) =>
              each.until >= options.asOf &&
              each.requirement === `${standard}/${requirement}` &&
              (each.record === `${result.type}/${result.id}` || regions.some((key) => isRegion(key, each.region))),
          )
          const open = status === 'fail' || status === 'unknown'
          expect(open ? covering.map(({ id }) => id) : []).toEqual(
            waiver === null ? [] : expect.arrayContaining([waiver]),
          )
        }
      }
    }),
    { numRuns: 100 },
  )
})

const verdictOrder = ({ verdict }: { verdict: Verdict }): number =>
  ['non-compliant', 'undetermined', 'deviating', 'waived', 'not-due', 'compliant', 'not-assessed'].indexOf(verdict)

const termsFrom = (term: string | undefined): string[] => (term === undefined ? [] : [term, 'jining'])

/** Whether a region of the report is that of a waiver: the term itself, or the record that stands for it. */
const isRegion = (key: string, region: string | undefined): boolean =>
  key === region ||
  regions.some((each) => key === `region/${each.id}` && each.region === region && each.level !== 'town')

test('a part that was checked with other waivers is not merged', () => {
  const [given] = fc.sample(
    waivers.filter((some) => some.length > 0),
    { numRuns: 1, seed: 1 },
  )
  const part = checkRecords([], { ...options, part: true })
  const { problems } = mergeReports([part], { ...options, waivers: given! })
  expect(problems).toMatchObject([{ code: 'usage', message: 'a part was checked with other waivers' }])
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

test('what was read and what is to note of it merge to the whole, in whatever order the parts come', () => {
  const inputs: readonly Input[] = [
    { file: 'b.csv', format: 'csv', encoding: 'gb18030', records: 2 },
    { file: 'a.xlsx', format: 'xlsx', encoding: null, records: 3 },
    { file: 'b.csv', format: 'csv', encoding: 'gb18030', records: 5 },
    { file: 'b.csv', format: 'csv', encoding: 'utf-8', records: 1 },
  ]
  const advice: Problem = { code: 'unknown-key', message: 'a column', file: 'a.xlsx' }
  const partOf = (of: readonly Input[], part: boolean) => {
    const run = startRun({ ...options, part })
    for (const input of of) run.input(input)
    if (of.some(({ file }) => file === advice.file)) run.advice(advice)
    return run.report()
  }
  const whole = partOf(inputs, false)
  expect(whole.inputs).toEqual([
    { file: 'a.xlsx', format: 'xlsx', encoding: null, records: 3 },
    { file: 'b.csv', format: 'csv', encoding: 'gb18030', records: 7 },
    { file: 'b.csv', format: 'csv', encoding: 'utf-8', records: 1 },
  ])
  for (const parts of [
    [inputs.slice(0, 1), inputs.slice(1)],
    [inputs.slice(2), inputs.slice(0, 2)],
    [inputs.slice(3), [], inputs.slice(0, 3)],
  ]) {
    const merged = mergeReports(
      parts.map((of) => partOf(of, true)),
      options,
    )
    expect(merged.inputs).toEqual(whole.inputs)
    expect(merged.advice).toEqual([advice])
    expect(merged.problems).toEqual([])
  }
})

test('advice loses nothing, unless it says that something was not read: then a list may go on', () => {
  const quotaAfter = (advice: Problem) => {
    const run = startRun({ ...options, asOf: '2021-10-15' })
    run.add({ value: { record: 'region', id: 'jiashan', region: 'jiashan', level: 'county' } })
    const lounge = { record: 'site', siteType: 'health-lounge', region: 'jiashan', listed: true }
    run.add({ value: { ...lounge, id: 'a', operating: '2021-06-01' } })
    run.advice(advice)
    const [county] = run.report().records.filter(({ type }) => type === 'region')
    return county!.findings.find(({ requirement }) => requirement === 'quota-jiashan')!.status
  }
  expect(quotaAfter({ code: 'unknown-key', message: 'a column' })).toBe('fail')
  expect(quotaAfter({ code: 'unreadable-file', message: 'a sheet passed over' })).toBe('unknown')
})
