import { random } from './random.js'

// Invented lounges, the same ones every time: about one fact in ten is missing and three in ten of the rest fail.

type Json = Record<string, unknown>

const hosts = [
  { hostType: 'main-library', hostTier: 'county' },
  { hostType: 'library-branch', hostTier: 'town' },
  { hostType: 'library-branch', hostTier: 'village' },
  { hostType: 'smart-study' },
  { hostType: 'hall-study' },
]
const yesNo = [
  'existingPremises',
  'selfAccess',
  'infantsFirst',
  'advisersLead',
  'libraryMaintains',
  'warm',
  'safeMaterials',
  'goodLight',
  'temperatureControl',
  'goodVentilation',
  'uniformLogo',
  'selfOrder',
  'trainsAdvisers',
]
const lists: Readonly<Record<string, readonly string[]>> = {
  zones: ['reading-area', 'exchange-area', 'crawl-area'],
  equipment: ['bookshelf', 'tables-and-chairs', 'books', 'newspapers', 'projector', 'e-book-lender'],
  posted: ['service-items', 'service-contents', 'service-times'],
  documents: ['service-menu'],
  functions: ['public-reading', 'mental-health-service', 'cleaning', 'publicity', 'service-introduction'],
}

/** Records as they come from JSON.parse, so that none shares its texts with another. */
export function lounges(count: number): Json[] {
  const next = random(20261122)
  const chance = (share: number) => next() < share
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  const day = (month: number) =>
    `2021-${String(month).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`

  function member(): Json {
    return {
      role: chance(0.8) ? 'adviser' : 'volunteer',
      employment: pick(['full-time', 'part-time']),
      inCharge: chance(0.4),
      system: pick(['health', 'education', 'culture', 'civil-affairs']),
      trained: day(6),
      trainer: 'joint-research-centre',
      certified: day(7),
      onDutyFrom: day(chance(0.7) ? 8 : 6),
    }
  }

  function lounge(id: number): Json {
    const record: Json = {
      record: 'site',
      id: `site-${id}`,
      name: `健心客厅 ${id}`,
      siteType: 'health-lounge',
      region: 'nanhu',
      ...pick(hosts),
    }
    record.totalArea = Math.round(next() * 20000) / 100
    record.crawlArea = Math.round((record.totalArea as number) * next() * 100) / 100
    for (const name of yesNo) record[name] = chance(0.7)
    for (const [name, terms] of Object.entries(lists)) {
      const there = terms.filter(() => chance(0.93))
      record[name] = chance(0.5)
        ? there
        : Object.fromEntries(terms.map((term) => [term, chance(0.04) ? null : there.includes(term)]))
    }
    record.staff = Array.from({ length: Math.floor(next() * 6) }, () => forget(member()))
    if (chance(0.1)) record.incomplete = ['staff']
    record.menuHours = Math.round(next() * 240) / 10
    const hours = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, '09:00-17:00']),
    )
    record.openingHours = hours
    record.libraryHours = chance(0.7) ? hours : { ...hours, sun: 'closed' }
    record.built = chance(0.8) ? day(8) : !!chance(0.5)
    record.operating = record.built === false ? false : chance(0.7) ? day(9) : '2021-10-08'
    return forget(record)
  }

  function forget(item: Json): Json {
    const kept = Object.entries(item).filter(
      ([name]) => ['record', 'id', 'name', 'siteType', 'region', 'incomplete'].includes(name) || !chance(0.1),
    )
    return Object.fromEntries(kept)
  }

  return Array.from({ length: count }, (_, id) => JSON.parse(JSON.stringify(lounge(id))) as Json)
}
