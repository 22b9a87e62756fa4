import type { CheckedRecord } from './read.js'
import type { RecordProblem } from './record-problem.js'
import { problem } from './record-problem.js'
import type { Label, Vocabulary } from './vocabulary.js'

// Records of several types given together. A region sees the records that lie in it: those that say so
// by its id (`within`) or by the term of its region, and all that lie in the regions inside it.

/** The records of one type that belong to a region. */
export interface Belonging {
  readonly sure: readonly CheckedRecord[]
  /** Records that lie somewhere in a region around this one, or nobody says where: they may belong. */
  readonly possible: readonly CheckedRecord[]
  /** Whether there are no others. */
  readonly complete: boolean
  /** Whether the dataset gives any records of the type at all. */
  readonly given: boolean
}

/** How a record of a dataset is referred to, in front of a JSON Pointer into it: "site/a#". */
export const referenceTo = ({ record, id }: Pick<CheckedRecord, 'record' | 'id'>): string => `${record}/${id}#`

/** A place in the hierarchy: a region record, a region the vocabulary names, or (the root) anywhere. */
interface Place {
  readonly region: CheckedRecord | undefined
  /** The term of the region it is or lies in. */
  readonly term: string | undefined
  readonly parent: Place | undefined
  readonly children: Place[]
  /** The records that lie here and, as far as anybody says, in no region inside. */
  readonly direct: Map<string, CheckedRecord[]>
}

function newPlace(region: CheckedRecord | undefined, term: string | undefined, parent: Place | undefined): Place {
  const place: Place = { region, term: term ?? parent?.term, parent, children: [], direct: new Map() }
  parent?.children.push(place)
  return place
}

/** One by one: a list may be longer than a call may have arguments. */
function addAll(lists: Map<string, CheckedRecord[]>, type: string, records: readonly CheckedRecord[]): void {
  const list = lists.get(type)
  if (list === undefined) lists.set(type, [...records])
  else for (const record of records) list.push(record)
}

/** The lists of records that a type of record has: "sites" of type "site". */
export const listsOfRecords = (
  vocabulary: Vocabulary,
  recordType: string,
): readonly { readonly name: string; readonly record: string }[] =>
  Object.entries(vocabulary.facts[recordType] ?? {}).flatMap(([name, fact]) =>
    fact.type === 'records' ? [{ name, record: fact.record }] : [],
  )

export interface JoinedDataset {
  /** The region records, in the order given, each with the records that belong to it. */
  readonly regions: readonly CheckedRecord[]
  readonly problems: readonly { readonly record: CheckedRecord; readonly problem: RecordProblem }[]
  /** The regions a record lies in by what it says, outermost first; one without a name where it says nothing. */
  regionsOf(where: Where): readonly Region[]
  /** The term of the region a record lies in, where the regions around it say one. */
  termOf(record: CheckedRecord): string | undefined
}

/** What a record says of where it lies. */
export interface Where {
  readonly within: string | null
  readonly region: string | null
  /** Whether it is the region record of the id `within` itself. */
  readonly itself: boolean
}

export const whereOf = ({ within, region }: CheckedRecord): Where => ({
  within: typeof within === 'string' ? within : null,
  region: typeof region === 'string' ? region : null,
  itself: false,
})

/** Where a region record is: it is the region of its id. */
export const whereIs = ({ id, region }: CheckedRecord): Where => ({
  within: id,
  region: typeof region === 'string' ? region : null,
  itself: true,
})

/** A region of the hierarchy: "region/<id>" of a region record, "<term>" of one that the vocabulary names, or "". */
export interface Region {
  readonly key: string
  readonly parent: string | null
  readonly label: Label
}

/**
 * Joins the records of a dataset.
 *
 * @param regions the region records
 * @param members all other records
 * @param lost types of records of which some could not be read: their lists are not complete
 */
export function joinDataset(
  regions: readonly CheckedRecord[],
  members: readonly CheckedRecord[],
  lost: ReadonlySet<string>,
  vocabulary: Vocabulary,
): JoinedDataset {
  const problems: { record: CheckedRecord; problem: RecordProblem }[] = []
  const places = placesOf(regions, vocabulary, problems)
  const given = new Set(members.map(({ record }) => record))
  // By their ids, so that nothing rests on the order in which the records came.
  for (const record of [...members].sort(inOrder)) addAll(placeOf(record).direct, record.record, [record])

  function placeOf(record: CheckedRecord): Place {
    return places.of(record, (problem) => problems.push({ record, problem }))
  }

  const joined = new Map<Place, CheckedRecord>()
  /** Inner regions first, for an outer one holds them as they are joined. */
  function join(place: Place): ReadonlyMap<string, CheckedRecord[]> {
    const sure = new Map<string, CheckedRecord[]>()
    for (const child of place.children) {
      const below = join(child)
      const inner = joined.get(child)
      if (inner !== undefined) addAll(sure, inner.record, [inner])
      for (const [type, records] of below) addAll(sure, type, records)
    }
    for (const [type, records] of place.direct) addAll(sure, type, records)
    if (place.region !== undefined) joined.set(place, withLists(place, place.region, sure))
    return sure
  }

  function withLists(place: Place, region: CheckedRecord, sure: ReadonlyMap<string, CheckedRecord[]>): CheckedRecord {
    const lists = listsOfRecords(vocabulary, region.record).map(({ name, record: type }): [string, Belonging] => {
      const own = sure.get(type) ?? []
      // Region records stand where they say; of no others is it known that there are none.
      const isGiven = type === region.record ? own.length > 0 : given.has(type)
      const open = lost.has(type) || saysIncomplete(place, name)
      return [name, { sure: own, possible: possibleIn(place, type), complete: isGiven && !open, given: isGiven }]
    })
    // A region that does not say which one it is lies where the one around it lies.
    const term = place.term === undefined ? {} : { region: place.term }
    return { ...term, ...region, ...Object.fromEntries(lists) }
  }

  join(places.root)
  const byRecord = new Map([...joined].map(([{ region }, record]) => [region!, record]))
  return {
    regions: regions.map((region) => byRecord.get(region)!),
    problems,
    termOf: (record) => places.of(record).term,
    regionsOf(where) {
      const path: Place[] = []
      const start = places.of(where)
      for (let at: Place | undefined = start; at?.parent !== undefined; at = at.parent) path.unshift(at)
      if (path.length === 0) return [nowhere]
      return path.map((place, index) => ({
        key: keyOf(place),
        parent: index === 0 ? null : keyOf(path[index - 1]!),
        label: labelOf(place),
      }))
    },
  }

  function labelOf({ region, term }: Place): Label {
    const named = term === undefined ? undefined : vocabulary.terms[sectionOf(vocabulary)]?.[term]
    if (region === undefined) return named === undefined ? nowhere.label : { zh: named.zh, en: named.en }
    const name = region.name ?? region.id
    return { zh: name, en: name }
  }
}

const nowhere: Region = { key: '', parent: null, label: { zh: '（未注明地区）', en: '(no region given)' } }
const keyOf = ({ region, term }: Place): string => (region === undefined ? (term ?? '') : `region/${region.id}`)

/** The records that lie in a region around a place, and in none that is known inside of it. */
function possibleIn(place: Place, type: string): readonly CheckedRecord[] {
  let found: readonly CheckedRecord[] = []
  for (let at = place.parent; at !== undefined; at = at.parent) found = found.concat(at.direct.get(type) ?? [])
  return found
}

/** Whether the region, one around it or one inside it says that its list is not complete. */
function saysIncomplete(place: Place, list: string): boolean {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) if (isOpen(at, list)) return true
  return someInside(place, (inner) => isOpen(inner, list))
}

const isOpen = ({ region }: Place, list: string): boolean =>
  Array.isArray(region?.incomplete) && region.incomplete.includes(list)

const someInside = (place: Place, test: (place: Place) => boolean): boolean =>
  place.children.some((child) => test(child) || someInside(child, test))

/** Whatever says where it lies: a record, as it was given, or what is left of it in a tally. */
type Lies = { readonly within?: unknown; readonly region?: unknown }

const inOrder = (a: CheckedRecord, b: CheckedRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

interface Places {
  readonly root: Place
  of(where: Lies, unknown?: (problem: RecordProblem) => void): Place
  ofRegion(record: CheckedRecord): Place | undefined
}

function placesOf(
  regions: readonly CheckedRecord[],
  vocabulary: Vocabulary,
  problems: { record: CheckedRecord; problem: RecordProblem }[],
): Places {
  const root = newPlace(undefined, undefined, undefined)
  const regionTerms = vocabulary.terms[sectionOf(vocabulary)] ?? {}
  const byId = new Map(regions.map((region) => [region.id, region]))
  const ofTerm = new Map<string, Place>()
  const ofRegion = new Map<CheckedRecord, Place>()

  /** The region record that is the region of its term, and not one inside it: the outermost, on the level of the term. */
  const standing = new Map<string, CheckedRecord>()
  for (const region of [...regions].sort(inOrder)) {
    const term = termOf(region)
    if (term === undefined || standing.has(term)) continue
    const outer = typeof region.within === 'string' ? byId.get(region.within) : undefined
    const level = regionTerms[term]?.level
    const isOnLevel = level === undefined || typeof region.level !== 'string' || region.level === level
    if (isOnLevel && (outer === undefined || termOf(outer) !== term)) standing.set(term, region)
  }

  function placeOfTerm(term: string): Place {
    const known = ofTerm.get(term)
    if (known !== undefined) return known
    const region = standing.get(term)
    if (region !== undefined) return placeOfRegion(region)
    const outer = termOuter(term)
    const place = newPlace(undefined, term, outer === undefined ? root : placeOfTerm(outer))
    ofTerm.set(term, place)
    return place
  }

  const termOuter = (term: string): string | undefined => regionTerms[term]?.within

  const underway = new Set<CheckedRecord>()
  function placeOfRegion(region: CheckedRecord): Place {
    const known = ofRegion.get(region)
    if (known !== undefined) return known
    underway.add(region)
    const place = newPlace(region, termOf(region), outerPlace(region))
    underway.delete(region)
    ofRegion.set(region, place)
    const term = termOf(region)
    if (term !== undefined && standing.get(term) === region) ofTerm.set(term, place)
    return place
  }

  function outerPlace(region: CheckedRecord): Place {
    if (typeof region.within === 'string') {
      const outer = byId.get(region.within)
      if (outer !== undefined && !underway.has(outer)) return placeOfRegion(outer)
      const message =
        outer === undefined ? `no region has the id "${region.within}"` : `"${region.id}" lies within itself`
      problems.push({ record: region, problem: problem('unknown-region', ['within'], message) })
    }
    const term = termOf(region)
    if (term === undefined) return root
    const outer = standing.get(term) === region ? termOuter(term) : term
    return outer === undefined ? root : placeOfTerm(outer)
  }

  for (const region of [...regions].sort(inOrder)) placeOfRegion(region)
  return {
    root,
    ofRegion: (record) => ofRegion.get(record),
    of(record, unknown) {
      const term = termOf(record)
      const byTerm = term === undefined ? root : placeOfTerm(term)
      if (typeof record.within !== 'string') return byTerm
      const region = byId.get(record.within)
      if (region !== undefined) return placeOfRegion(region)
      unknown?.(problem('unknown-region', ['within'], `no region has the id "${record.within}"`))
      return byTerm
    },
  }
}

const termOf = ({ region }: Lies): string | undefined => (typeof region === 'string' ? region : undefined)

/** The section of the vocabulary that names regions: that of the fact "region". */
function sectionOf(vocabulary: Vocabulary): string {
  for (const facts of Object.values(vocabulary.facts)) {
    const fact = facts.region
    if (fact?.type === 'term') return fact.terms
  }
  return 'regions'
}
