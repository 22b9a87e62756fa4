import { inOrder, type Place, placesOf, termsOfRegions, textOr } from './hierarchy.js'
import { liesIn } from './lies-in.js'
import type { CheckedRecord } from './read.js'
import type { RecordProblem } from './record-problem.js'
import { isWithin, type Label, type Vocabulary } from './vocabulary.js'

// Records of several types given together. A region sees the records that lie in it: those that say so
// by its id (`within`) or by the term of its region, and all that lie in the regions inside it. What may
// lie in it without anybody saying so is a possible member, or leaves the list open.

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

/** The lists of records that a type of record has: "sites" of type "site". */
export const listsOfRecords = (
  vocabulary: Vocabulary,
  recordType: string,
): readonly { readonly name: string; readonly record: string }[] =>
  Object.entries(vocabulary.facts[recordType] ?? {}).flatMap(([name, fact]) =>
    fact.type === 'records' ? [{ name, record: fact.record }] : [],
  )

/** What a record says of where it lies. */
export interface Where {
  readonly within: string | null
  readonly region: string | null
  /** Whether it is the region record of the id `within` itself. */
  readonly itself: boolean
}

/** Where a record says it lies. */
export const whereOf = ({ within, region }: CheckedRecord): Where => ({
  within: textOr(within),
  region: textOr(region),
  itself: false,
})

/** Where a region record is: it is the region of its id. */
export const whereIs = ({ id, region }: CheckedRecord): Where => ({ within: id, region: textOr(region), itself: true })

/** A region of the hierarchy: "region/<id>" of a region record, "<term>" of one that the vocabulary names, or "". */
export interface Region {
  readonly key: string
  readonly parent: string | null
  readonly label: Label
}

export interface JoinedDataset {
  /** The region records, in the order given, each with the records that belong to it. */
  readonly regions: readonly CheckedRecord[]
  readonly problems: readonly { readonly record: CheckedRecord; readonly problem: RecordProblem }[]
  /** The regions a record lies in by what it says, outermost first; one without a name where it says nothing. */
  regionsOf(where: Where): readonly Region[]
  /** Whether what says where it lies is known to lie in a region, or to be it: "region/<id>", or a term. */
  liesIn(where: Where, region: string): boolean
  /** A record with the region it lies in by what the regions around it say, where it says none or a wider one. */
  located(record: CheckedRecord): CheckedRecord
}

/**
 * Joins the records of a dataset. What it gives does not rest on the order of the records.
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
  const terms = termsOfRegions(vocabulary)
  const places = placesOf(regions, terms, (record, found) => problems.push({ record, problem: found }))
  const given = new Set(members.map(({ record }) => record))
  for (const record of [...members].sort(inOrder)) {
    const place = places.of(record, (found) => problems.push({ record, problem: found }))
    addAll(place.direct, record.record, [inPlace(record, place)])
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
    const mayHoldMore = !place.placed || mayOverlap(place)
    const lists = listsOfRecords(vocabulary, region.record).map(({ name, record: type }): [string, Belonging] => {
      const own = sure.get(type) ?? []
      const possible = possibleIn(place, type)
      // Region records stand where they say; of no others is it known that there are none.
      const isGiven = type === region.record ? own.length > 0 : given.has(type)
      const open = mayHoldMore || possible === undefined || lost.has(type) || saysIncomplete(place, name)
      return [name, { sure: own, possible: possible ?? [], complete: isGiven && !open, given: isGiven }]
    })
    return { ...inPlace(region, place), ...Object.fromEntries(lists) }
  }

  /** What lies in a region lies in the region around it too, whether or not it says so. */
  function inPlace(record: CheckedRecord, { term }: Place): CheckedRecord {
    const own = textOr(record.region)
    if (term === undefined || own === term || (own !== null && !isWithin(vocabulary, terms.section, term, own)))
      return record
    return { ...record, region: term }
  }

  join(places.root)
  const byRecord = new Map([...joined].map(([{ region }, record]) => [region!, record]))
  return {
    regions: regions.map((region) => byRecord.get(region)!),
    problems,
    located: (record) => inPlace(record, places.of(record)),
    liesIn: (where, region) => liesIn(where, region, places, terms),
    regionsOf(where) {
      const path: Place[] = []
      for (let at: Place | undefined = places.of(where); at?.parent !== undefined; at = at.parent) path.push(at)
      if (path.length === 0) return [nowhere]
      return path.reverse().map((place, index) => ({
        key: keyOf(place),
        parent: index === 0 ? null : keyOf(path[index - 1]!),
        label: labelOf(place),
      }))
    },
  }

  function labelOf({ region, term }: Place): Label {
    const named = term === undefined ? undefined : terms.entries[term]
    if (region === undefined) return named === undefined ? nowhere.label : { zh: named.zh, en: named.en }
    const name = region.name ?? region.id
    return { zh: name, en: name }
  }
}

const nowhere: Region = { key: '', parent: null, label: { zh: '（未注明地区）', en: '(no region given)' } }
const keyOf = ({ region, term }: Place): string => (region === undefined ? (term ?? '') : `region/${region.id}`)

/** One by one: a list may be longer than a call may have arguments. */
function addAll(lists: Map<string, CheckedRecord[]>, type: string, records: readonly CheckedRecord[]): void {
  const list = lists.get(type)
  if (list === undefined) lists.set(type, [...records])
  else for (const record of records) list.push(record)
}

/** More than this many possible members are not looked at one by one: the list is open. */
const mostPossible = 1000

/** The records that lie in a region around a place, and in none that is known inside of it; undefined where they are too many. */
function possibleIn(place: Place, type: string): readonly CheckedRecord[] | undefined {
  let found: readonly CheckedRecord[] = []
  for (let at = place.parent; at !== undefined; at = at.parent) {
    const direct = at.direct.get(type) ?? []
    if (found.length + direct.length > mostPossible) return undefined
    found = found.length === 0 ? direct : found.concat(direct)
  }
  return found
}

/**
 * Whether a region beside this one, or beside one around it, may lie inside it, or it inside that one. Regions
 * that the vocabulary names lie beside each other, and so do records on one level; of others nobody knows.
 */
function mayOverlap(place: Place): boolean {
  const level = place.region?.level
  const isBeside = (at: Place, other: Place): boolean =>
    other === at ||
    (at.named && other.named) ||
    (other.region !== undefined && typeof level === 'string' && other.region.level === level)
  for (let at = place; at.parent !== undefined; at = at.parent) {
    if (!at.parent.children.every((other) => isBeside(at, other))) return true
  }
  return false
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
