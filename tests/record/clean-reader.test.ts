import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRuleSetsFrom } from '../../src/node.js'
import { cleanReader } from '../../src/record/clean-reader.js'
import { contradictions, dependentFacts } from '../../src/record/contradictions.js'
import { readRecord } from '../../src/record/read.js'
import { readBySchema } from '../../src/record/read-by-schema.js'
import { recordSchema } from '../../src/record/schema.js'
import { type Fact, mergeVocabularies } from '../../src/record/vocabulary.js'
import { cleanRecords, type Json, oddRecords } from './generators.js'

// Law: the reader of clean records gives what the schema would give, or gives up.

const label = { zh: '一', en: 'one' }
/** The vocabulary we ship, and what one may come to hold. */
const vocabulary = mergeVocabularies(loadRuleSetsFrom('standards').vocabulary, {
  units: {},
  terms: {},
  facts: {
    event: {
      on: { ...label, type: 'date' },
      month: { ...label, type: 'month' },
      sites: { ...label, type: 'records', record: 'site' },
      opened: { ...label, type: 'milestone' },
      closed: { ...label, type: 'milestone', after: 'opened' },
      name: { ...label, type: 'text' },
    },
    // Facts by the names of keys that every record has, in which blanks are no missing values.
    clash: {
      note: { ...label, type: 'timetable' },
      basis: { ...label, type: 'terms', terms: 'equipment' },
      within: { ...label, type: 'term', terms: 'regions' },
    },
  },
})
const factsOf = ({ record }: Json) => vocabulary.facts[String(record)]!

const types = Object.keys(vocabulary.facts)
const schemas = new Map<unknown, ReturnType<typeof recordSchema>>(
  types.map((each) => [each, recordSchema(vocabulary, each)]),
)
const readers = new Map<unknown, ReturnType<typeof cleanReader>>(
  types.map((each) => [each, cleanReader(vocabulary, each)]),
)
const isTaken = (value: Json): boolean => readers.get(value.record)!(value) !== undefined

/** What reading gives where every record goes through the schema. */
function bySchema(value: Json) {
  const { record, problems } = readBySchema(value, schemas.get(value.record)!, factsOf(value), vocabulary)
  return {
    record,
    problems:
      record === undefined ? problems : [...problems, ...contradictions(record, dependentFacts(factsOf(value)))],
  }
}

/** Findings name the items of a checklist in its order; no other order means anything. */
function itemsOf(record: object | undefined, facts: { readonly [name: string]: Fact }) {
  return Object.entries(record ?? {})
    .flatMap(([name, value]) => (facts[name]?.type === 'terms' ? [name, ...Object.keys(value ?? {})].join() : []))
    .sort()
}

function expectSame(value: Json): void {
  const [found, wanted] = [readRecord(value, vocabulary), bySchema(value)]
  // By Node, for `toStrictEqual` asks an object its constructor, which here may be a key like any other.
  if (!isDeepStrictEqual(found, wanted)) expect.fail(inspect({ found, wanted }, { depth: null }))
  expect(itemsOf(found.record, factsOf(value))).toEqual(itemsOf(wanted.record, factsOf(value)))
}

test('a clean record is taken, and read as the schema reads it', () => {
  const property = fc.property(cleanRecords(vocabulary), (value) => {
    expectSame(value)
    if (value.record !== 'clash') expect(isTaken(value)).toBe(true)
  })
  fc.assert(property, { numRuns: 2000 })
})

test('whatever else is given is read as the schema reads it, or refused as the schema refuses it', () => {
  const taken: boolean[] = []
  const property = fc.property(oddRecords(vocabulary), (value) => {
    expectSame(value)
    taken.push(isTaken(value))
  })
  fc.assert(property, { numRuns: 5000 })
  // A law about two ways says little where all go one of them.
  const share = taken.filter(Boolean).length / taken.length
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.8)
})

const countyCenter = {
  ...{ record: 'site', id: 7, name: '县级心理健康中心', siteType: 'county-center', region: '嘉祥县' },
  ...{ independentPremises: true, urban: '', totalArea: '620 ㎡', built: '2023-07-20', note: '' },
  rooms: [
    { type: 'sandplay-room', separate: true, equipment: ['electronic-sandplay', '沙发', 'sofa'] },
    { type: 'archive-room', usableArea: 12.5, equipment: { 'archive-cabinet': true, 沙发: null }, note: 'north' },
  ],
  staff: [{ role: 'manager', employment: 'ｆｕｌｌ－ｔｉｍｅ', certified: '2022-03-01' }, {}],
  openingHours: { mon: '13:00-17:00 09:00-11:30', sun: 'closed' },
  incomplete: ['staff'],
  basis: { totalArea: 'plan' },
}

test('words, blanks and numbers with their unit are no reason to give up', () => {
  expect(readers.get('site')!(countyCenter)).toEqual({
    ...countyCenter,
    ...{ id: '7', region: 'jiaxiang', urban: null, totalArea: 620 },
    rooms: [
      { ...countyCenter.rooms[0], equipment: ['electronic-sandplay', 'sofa'] },
      { ...countyCenter.rooms[1], equipment: { 'archive-cabinet': true, sofa: null } },
    ],
    staff: [{ ...countyCenter.staff[0], employment: 'full-time' }, {}],
    openingHours: { mon: '09:00-11:30 13:00-17:00', sun: 'closed' },
  })
})

test('a record shares nothing with what was given', () => {
  const given = structuredClone(countyCenter)
  const { record } = readRecord(given, vocabulary)
  expect(given).toEqual(countyCenter)
  const shared = objectsIn(given).filter((each) => objectsIn(record).includes(each))
  expect(shared).toEqual([])
})

const objectsIn = (value: unknown): object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : []

test('a value is read once, whatever it says the next time', () => {
  let asked = 0
  const given = {
    ...{ record: 'site', id: 'a' },
    get totalArea() {
      return asked++ === 0 ? 5 : -5
    },
  }
  expect(readRecord(given, vocabulary)).toEqual({ record: { record: 'site', id: 'a', totalArea: 5 }, problems: [] })
})

test('a type of fact it does not know is left to the schema', () => {
  const colour = { ...label, type: 'colour' } as unknown as Fact
  const read = cleanReader({ units: {}, terms: {}, facts: { site: { colour } } }, 'site')
  const site = { record: 'site', id: 'a' }
  expect(read(site)).toEqual(site)
  expect(['red', '', null].map((value) => read({ ...site, colour: value }))).toEqual([undefined, undefined, undefined])
})

test.each<[string, object]>([
  ['a basis for __proto__', { basis: JSON.parse('{ "__proto__": "plan" }') }],
  ['a basis for a symbol', { basis: { [Symbol('area')]: 'plan' } }],
  ['a symbol in a member of a list', { staff: [{ [Symbol('key')]: 1 }] }],
  ['a basis that is no plain object', { basis: new Map() }],
  ['a gap in "incomplete"', { incomplete: new Array(1) }],
  ['a gap in a list of terms', { equipment: new Array(1) }],
  ['an item with a judgement', { equipment: [{ item: '摇椅', accepted: true }] }],
  ['one term twice in a checklist', { equipment: { sofa: true, 沙发: true } }],
  ['an empty id', { id: '' }],
  ['an id beyond exact numbers', { id: 2 ** 53 }],
  ['no id', { id: null }],
  ['another type', { record: 'sites' }],
])('%s is left to the schema', (_, facts) => {
  const value = { record: 'site', id: 'a', ...facts }
  expect(readers.get('site')!(value)).toBeUndefined()
  if (value.record === 'site') expectSame(value)
})

test('a huge list is no trouble', () => {
  const record = { record: 'site', id: 'a', equipment: Array.from({ length: 300_000 }, () => '沙发') }
  expect(readers.get('site')!(record)).toEqual({ ...record, equipment: ['sofa'] })
})
