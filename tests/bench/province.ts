import { startRun } from '../../src/index.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { random } from './random.js'

// A province, all of it invented: 100 counties, 100,000 sites, 300,000 organizations and reports, as lines
// of NDJSON. Checked with roll-up in one process, beside parsing the lines alone.

type Json = Record<string, unknown>

const next = random(20261122)
const chance = (share: number) => next() < share
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
const day = () =>
  `2023-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
const maybe = (value: unknown) => (chance(0.9) ? value : null)
const some = (from: readonly string[]) => from.filter(() => chance(0.85))

function site(index: number, county: number): Json {
  return {
    record: 'site',
    id: `site-${index}`,
    name: `驿站 ${index}`,
    address: `第${county}县某某街道某某路 ${index} 号综合服务中心二楼东侧`,
    note: '由街道办事处填报，数据截至上月末，待下月复核。',
    siteType: index % 100 === 0 ? 'county-center' : 'service-station',
    region: `county-${county}`,
    totalArea: maybe(Math.round(next() * 500) / 10 + 5),
    built: maybe(day()),
    independentWorkArea: maybe(chance(0.9)),
    equipment: maybe(some(['office-furniture', 'telephone', 'computer', 'printer', 'wall-chart', 'filing-cabinet'])),
    staff: Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
      role: maybe(pick(['counsellor', 'psychotherapist', 'volunteer'])),
      employment: maybe(pick(['full-time', 'part-time'])),
      certified: maybe(day()),
      trained: maybe(day()),
      competent: maybe(chance(0.9)),
      note: '由县中心统一培训后上岗',
    })),
    rooms: ['reception-room', 'individual-counselling-room', 'group-room'].map((type) => ({
      type,
      usableArea: maybe(Math.round(next() * 300) / 10),
      separate: maybe(chance(0.8)),
      equipment: maybe(some(['sofa', 'telephone', 'computer', 'printer', 'plants'])),
    })),
    openingHours: {
      mon: '08:30-17:30',
      tue: '08:30-17:30',
      wed: '08:30-17:30',
      thu: '08:30-17:30',
      fri: '08:30-17:30',
    },
    functions: maybe(some(['reception', 'publicity', 'smart-platform', 'referral', 'psychological-counselling'])),
    services: maybe(some(['psychological-education', 'psychological-assessment', 'psychological-counselling'])),
    documents: maybe(some(['working-rules'])),
    onWall: maybe(some(['staff-qualifications', 'rules'])),
  }
}

const types = [
  'school',
  'general-hospital',
  'village-clinic',
  'township-health-center',
  'enterprise',
  'village-committee',
]
function organization(index: number, county: number): Json {
  return {
    record: 'organization',
    id: `organization-${index}`,
    name: `第${county}县某某单位 ${index}`,
    note: '由主管部门填报，数据截至上月末，待下月复核。',
    organizationType: pick(types),
    region: `county-${county}`,
    staffCount: maybe(Math.floor(next() * 900)),
    lectures: [{ heldOn: day() }],
  }
}

const report = (index: number, county: number): Json => ({
  record: 'monthly-report',
  id: `report-${index}`,
  name: `第${county}县月报 ${index}`,
  region: 'binhai',
  month: `2023-${String(1 + (index % 12)).padStart(2, '0')}`,
  submitted: maybe(`2023-${String(1 + (index % 12)).padStart(2, '0')}-${String(20 + Math.floor(next() * 9))}`),
})

/** Lines of NDJSON; `scale` 1 is a province. */
function* province(scale: number): Generator<string> {
  yield JSON.stringify({ record: 'region', id: 'city', level: 'city', region: 'jining', name: '市' })
  for (let county = 0; county < 100; county++) {
    yield JSON.stringify({
      record: 'region',
      id: `county-${county}`,
      level: 'county',
      region: `county-${county}`,
      within: 'city',
      name: `第${county}县`,
    })
  }
  for (let index = 0; index < 100_000 * scale; index++) yield JSON.stringify(site(index, index % 100))
  for (let index = 0; index < 200_000 * scale; index++) yield JSON.stringify(organization(index, index % 100))
  for (let index = 0; index < 100_000 * scale; index++) yield JSON.stringify(report(index, index % 100))
}

const { problems: rejected, ...shipped } = loadRuleSetsFrom('standards')
// A hundred counties, each with a name of its own.
const counties = Object.fromEntries(
  [...Array(100).keys()].map((county) => [
    `county-${county}`,
    { zh: `第${county}县`, en: `County ${county}`, within: 'jining', level: 'county' },
  ]),
)
const regions = { ...shipped.vocabulary.terms.regions, ...counties }
const vocabulary = { ...shipped.vocabulary, terms: { ...shipped.vocabulary.terms, regions } }
const ruleSets = { ...shipped, vocabulary }
if (rejected.length > 0) throw new Error(`the rule sets do not load: ${rejected[0]!.message}`)

const megabytes = () => Math.round(process.memoryUsage().rss / 1048576)

for (const scale of process.argv
  .slice(2)
  .map(Number)
  .concat(process.argv.length > 2 ? [] : [0.1, 1])) {
  const lines = [...province(scale)]
  const bytes = lines.reduce((sum, line) => sum + line.length, 0)
  const seconds = (run: () => void) => {
    const start = process.hrtime.bigint()
    run()
    return Number(process.hrtime.bigint() - start) / 1e9
  }
  const parsing = seconds(() => {
    for (const line of lines) JSON.parse(line)
  })
  const before = megabytes()
  let text = ''
  const checking = seconds(() => {
    const run = startRun({ ...ruleSets, asOf: '2024-01-15', keep: () => false, listRecords: false })
    for (const line of lines) run.add({ value: JSON.parse(line) })
    const { verdicts, regions, requirements, unaddressed, problems } = run.report()
    text = `${JSON.stringify(verdicts)}, ${unaddressed} unaddressed, ${regions.length} regions, ${requirements.length} requirements, ${problems.length} problems${problems[0] ? ` such as ${problems[0].code} ${problems[0].message}` : ''}`
  })
  console.log(
    `${lines.length} records, ${Math.round(bytes / 1e6)} MB: parsing ${parsing.toFixed(2)} s, parsing and checking ${checking.toFixed(2)} s, ratio ${(checking / parsing).toFixed(2)} (goal: at most 4), memory ${before} to ${megabytes()} MB\n  ${text}`,
  )
}
