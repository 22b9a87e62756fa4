import fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { expect } from 'vitest'
import { type ApplyJsonLogic, checkRecords } from '../../src/index.js'
import { load, requirement } from '../evaluate/region-rules.js'
import { law } from './law.js'

// What is said of a region holds whatever else becomes known of what lies in it: where a site lies, what it
// is, when it was built, and which sites nobody listed.

const asOf = '2024-01-15'
const ruleSets = load(
  [
    requirement('count', 'kind: quota\nof: sites\nwhere: { siteType: service-station }\natLeast: 2'),
    requirement('most', 'kind: quota\nof: sites\nwhere: { siteType: service-station }\natMost: 2'),
    requirement('in-time', 'kind: quota\nof: sites\nmilestone: built\nby: "2023-06-30"\natLeast: 2'),
    requirement(
      'each',
      'kind: quota\nof: sites\nwhere: { siteType: service-station }\neachOf: { region: [jiaxiang, qufu] }',
    ),
    requirement(
      'half',
      'kind: coverage\nof: sites\nwhere: { siteType: service-station }\nholds: { built: { by: "2023-06-30" } }\natLeast: 50 %',
    ),
    requirement(
      'towns',
      'kind: quota\nof: sites\nwhere: { siteType: service-station }\neach: { of: regions, where: { level: town } }\natLeast: 1',
    ),
    requirement('yearly', 'kind: cumulative\nof: sites\non: built\nevery: year\nfrom: "2022-01-01"\natLeast: 1'),
    requirement('area', 'kind: cumulative\nof: sites\nsum: totalArea\natLeast: 40 m²'),
    requirement('guests', 'kind: quota\nof: sites\ndistinct: siteType\natLeast: 2'),
  ].join(''),
)

type Json = Record<string, unknown>
const places: readonly Json[] = [
  { region: 'jiaxiang', within: 'town-1' },
  { region: 'jiaxiang', within: 'town-2' },
  { region: 'jiaxiang', within: 'county' },
  { region: 'qufu' },
  { region: 'jining' },
]
const site = fc.record({
  siteType: fc.constantFrom('service-station', 'county-center'),
  built: fc.constantFrom('2022-05-01', '2023-03-01', '2023-06-30', '2023-07-01', '2023-12-31'),
  totalArea: fc.constantFrom(10, 20, 30.5),
  place: fc.constantFrom(...places),
})
const forgets = [
  'place',
  'within',
  'siteType',
  'built',
  'month',
  'totalArea',
  'lost',
  'wide',
  'none',
  'none',
  'none',
  'none',
] as const

const regions = (incomplete: readonly string[]): Json[] => [
  { record: 'region', id: 'city', level: 'city', region: 'jining', ...(incomplete.length > 0 && { incomplete }) },
  { record: 'region', id: 'county', level: 'county', region: 'jiaxiang', within: 'city' },
  { record: 'region', id: 'town-1', level: 'town', within: 'county' },
  { record: 'region', id: 'town-2', level: 'town', within: 'county' },
]

type Known = readonly (readonly [
  { readonly place: Json; readonly [fact: string]: unknown },
  (typeof forgets)[number],
])[]

/** The dataset with all that is known of it. */
const whole = (sites: Known): Json[] => [
  ...regions([]),
  ...sites.map(([{ place, ...facts }], index): Json => ({ record: 'site', id: `s${index}`, ...facts, ...place })),
]

/** The dataset without what nobody knows. */
function partial(sites: Known): Json[] {
  const lost = sites.some(([, forget]) => forget === 'lost')
  const known = sites.flatMap(([{ place, ...facts }, forget], index): Json[] => {
    const known: Json = { record: 'site', id: `s${index}`, ...facts, ...place }
    if (forget === 'lost') return []
    if (forget === 'place') {
      delete known.region
      delete known.within
    } else if (forget === 'wide') {
      known.region = 'jining'
      delete known.within
    } else if (forget === 'month') known.built = (known.built as string).slice(0, 7)
    else delete known[forget]
    return [known]
  })
  return [...regions(lost ? ['sites'] : []), ...known]
}

function statuses(records: readonly Json[]): Map<string, string> {
  const report = checkRecords(
    records.map((value) => ({ value })),
    { ...ruleSets, asOf },
  )
  return new Map(
    report.records
      .filter(({ type }) => type === 'region')
      .flatMap(({ id, findings }) => findings.map((each) => [`${id} ${each.requirement}`, each.status] as const)),
  )
}

const sitesAndForgets = fc.array(fc.tuple(site, fc.constantFrom(...forgets)), { minLength: 1, maxLength: 7 })

let decided = 0
let open = 0

law(
  'what is decided of a region stays decided as its records become known',
  [sitesAndForgets],
  {
    runs: 375,
    afterwards() {
      expect(ruleSets.problems).toEqual([])
      expect(decided).toBeGreaterThan(1250)
      expect(open).toBeGreaterThan(500)
    },
  },
  (sites) => {
    const [all, some] = [statuses(whole(sites)), statuses(partial(sites))]
    for (const [key, status] of some) {
      if (status === 'unknown') open++
      else {
        decided++
        if (all.get(key) !== status) throw new Error(`${key} was ${status}, and is ${all.get(key)} where all is known`)
      }
    }
    return some.size
  },
)

law(
  'compiled, reference and json-logic-js give one status of a region, however much is known of what lies in it',
  [sitesAndForgets],
  { runs: 75 },
  (sites) => {
    const crossCheck = jsonLogic.apply as ApplyJsonLogic
    const reports = [whole(sites), partial(sites)].map((records) =>
      checkRecords(
        records.map((value) => ({ value })),
        { ...ruleSets, asOf, crossCheck },
      ),
    )
    for (const { problems } of reports) expect(problems.filter(({ code }) => code === 'cross-check')).toEqual([])
    return reports.flatMap(({ records }) => records.flatMap(({ findings }) => findings)).length
  },
)
