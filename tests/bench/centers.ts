import { random } from './random.js'

// Invented mental-health centres of counties, the same ones for every contender and every run: one fact in
// ten is missing, half of those absent and half null, and three verdicts in ten of the rest are fails.

type Json = Record<string, unknown>

const counties = ['yanzhou', 'qufu', 'sishui', 'zoucheng', 'weishan', 'yutai', 'jinxiang', 'jiaxiang', 'liangshan']
const roomTypes: Readonly<Record<string, readonly string[]>> = {
  'reception-room': [
    'display-board',
    'sofa',
    'tea-table',
    'plants',
    'bookshelf',
    'psychology-reading',
    'office-furniture',
    'telephone',
    'computer',
    'printer',
  ],
  'testing-room': ['tables-and-chairs', 'computer', 'printer', 'plants'],
  'individual-counselling-room': ['wall-chart', 'sofa', 'tea-table', 'plants', 'hourglass'],
  'sandplay-room': ['sandplay-kit', 'plants'],
  'catharsis-room': ['strike-device', 'release-dummy', 'release-ball'],
  'biofeedback-room': ['biofeedback-device', 'wall-chart'],
  'group-room': ['group-activity-kit', 'group-furniture', 'projector', 'wall-chart'],
  'archive-room': ['archive-cabinet', 'office-furniture'],
}
const functions = [
  'psychological-education',
  'psychological-counselling',
  'psychological-assessment',
  'psychological-treatment',
  'psychological-experience',
  'psychological-hotline',
  'crisis-intervention',
  'smart-platform',
  'records-management',
]
const identity = new Set(['record', 'id', 'name', 'siteType', 'region', 'incomplete'])
/** What is known nearly always: which rooms and people there are, and of what kind. */
const mainstays = new Set(['rooms', 'staff', 'type', 'role', 'employment'])

/**
 * Records as they come from JSON.parse, so that none shares its texts with another.
 *
 * @param everyForm also what peers have no word for: checklists, lists that go on, judged items, unlisted regions
 */
export function centers(count: number, everyForm = false): Json[] {
  const next = random(20261122)
  const chance = (share: number) => next() < share
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  const day = (year: number) =>
    `${year}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`

  /** A list with what is asked for, or short of something. */
  function some(terms: readonly string[]): unknown {
    const there = chance(0.7) ? [...terms] : terms.filter(() => chance(0.7))
    if (!everyForm || chance(0.7)) return there
    if (chance(0.5)) return Object.fromEntries(terms.map((term) => [term, pick([true, true, false, null, undefined])]))
    return [...there, { item: 'punch-bag', accepted: pick([true, false, null]) }]
  }

  const room = (type: string): Json => ({
    type,
    separate: chance(0.95),
    usableArea: Math.round((chance(0.8) ? 10 + next() * 10 : next() * 30) * 10) / 10,
    equipment: some(roomTypes[type]!),
  })

  function person(): Json {
    const counsels = chance(0.75)
    return {
      role: counsels
        ? pick(['counsellor', 'psychotherapist', 'psychiatrist'])
        : pick(['worker', 'manager', 'service-person', 'social-worker', 'volunteer']),
      employment: chance(0.35) ? 'full-time' : 'part-time',
      competent: chance(0.97),
      nationalCertificate: chance(0.95),
    }
  }

  function center(id: number): Json {
    const types = Object.keys(roomTypes).filter(() => chance(0.96))
    const rooms = chance(0.2) ? [...types, 'individual-counselling-room'] : types
    const built = chance(0.85) ? day(2023) : chance(0.5) ? false : day(2024)
    return forget({
      record: 'site',
      id: `site-${id}`,
      name: `县心理健康中心 ${id}`,
      siteType: 'county-center',
      region: everyForm && chance(0.2) ? 'rencheng' : chance(0.1) ? 'jining' : pick(counties),
      independentPremises: chance(0.7),
      urban: chance(0.7),
      groundFloor: chance(0.5),
      separateOffice: chance(0.4),
      totalArea: Math.round((chance(0.7) ? 400 + next() * 400 : next() * 400) * 10) / 10,
      rooms: rooms.map((type) => forget(room(type))),
      equipment: some(['filing-cabinet', 'clock', 'air-conditioner', 'water-dispenser']),
      staff: Array.from({ length: 3 + Math.floor(next() * 6) }, () => forget(person())),
      functions: some(functions),
      takesHotline12355: chance(0.7),
      documents: chance(0.7) ? ['working-rules'] : [],
      onWall: some(['fees', 'staff-qualifications', 'rules']),
      built: everyForm && chance(0.3) ? pick([true, '2023', '2023-10', '2023-11', '2024']) : built,
      ...(everyForm && chance(0.2) && { incomplete: [pick(['rooms', 'staff', 'functions', 'onWall', 'equipment'])] }),
    })
  }

  function forget(item: Json): Json {
    const kept = Object.entries(item).map(([name, value]) => {
      const missing = !identity.has(name) && chance(mainstays.has(name) ? 0.02 : 0.13)
      return [name, missing ? (chance(0.5) ? null : undefined) : value]
    })
    return Object.fromEntries(kept)
  }

  return Array.from({ length: count }, (_, id) => JSON.parse(JSON.stringify(center(id))) as Json)
}
