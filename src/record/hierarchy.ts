import type { CheckedRecord } from './read.js'
import { problem, type RecordProblem } from './record-problem.js'
import { isWithin, type Vocabulary } from './vocabulary.js'

// The hierarchy of the regions of a dataset: those of its region records, and those the vocabulary names.

/** A place in the hierarchy: a region record, a region the vocabulary names, or (the root) anywhere. */
export interface Place {
  readonly region: CheckedRecord | undefined
  /** The term of the region it is or lies in. */
  readonly term: string | undefined
  readonly parent: Place | undefined
  readonly children: Place[]
  /** Whether it is a region that the vocabulary names. */
  readonly named: boolean
  /** Whether it is known to lie inside its parent. */
  readonly placed: boolean
  /** The records that lie here and, as far as anybody says, in no region inside. */
  readonly direct: Map<string, CheckedRecord[]>
}

/** By their ids, so that nothing rests on the order in which records came. */
export const inOrder = (a: CheckedRecord, b: CheckedRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The regions that the vocabulary names. */
export interface RegionTerms {
  readonly section: string
  readonly entries: Vocabulary['terms'][string]
  isWithin(term: string, outer: string): boolean
}

export function termsOfRegions(vocabulary: Vocabulary): RegionTerms {
  const facts = Object.values(vocabulary.facts).map(({ region }) => region)
  const fact = facts.find((each) => each?.type === 'term')
  const section = fact?.type === 'term' ? fact.terms : 'regions'
  return {
    section,
    entries: vocabulary.terms[section] ?? {},
    isWithin: (term, outer) => isWithin(vocabulary, section, term, outer),
  }
}

/** Whatever says where it lies: a record, as it was given, or what is left of it in a tally. */
export type Lies = { readonly within?: unknown; readonly region?: unknown }

export interface Places {
  readonly root: Place
  of(lies: Lies, report?: (problem: RecordProblem) => void): Place
}

/** Regions may lie in one another so many times. */
const deepest = 30

export function placesOf(
  regions: readonly CheckedRecord[],
  terms: RegionTerms,
  report: (record: CheckedRecord, problem: RecordProblem) => void,
): Places {
  const newPlace = (
    region: CheckedRecord | undefined,
    term: string | undefined,
    parent: Place | undefined,
    named: boolean,
    placed: boolean,
  ): Place => {
    const place = { region, term: term ?? parent?.term, parent, children: [], named, placed, direct: new Map() }
    parent?.children.push(place)
    return place
  }
  const ordered = [...regions].sort(inOrder)
  const byId = new Map(ordered.map((region) => [region.id, region]))
  const root = newPlace(undefined, undefined, undefined, true, true)
  const ofTerm = new Map<string, Place>()
  const ofRegion = new Map<CheckedRecord, Place>()
  const standing = standingFor(ordered, byId, terms, report)
  const lost = goingRound(ordered, byId, standing, terms)
  for (const region of lost)
    report(
      region,
      problem('contradictory-value', ['within'], `the regions around "${region.id}" lie inside each other`),
    )

  function placeOfTerm(term: string): Place {
    const known = ofTerm.get(term)
    if (known !== undefined) return known
    const region = standing.get(term)
    if (region !== undefined && !lost.has(region)) return placeOfRegion(region)
    const outer = terms.entries[term]?.within
    const place = newPlace(undefined, term, outer === undefined ? root : placeOfTerm(outer), true, true)
    ofTerm.set(term, place)
    return place
  }

  function placeOfRegion(region: CheckedRecord): Place {
    const known = ofRegion.get(region)
    if (known !== undefined) return known
    const term = textOr(region.region) ?? undefined
    const stands = term !== undefined && standing.get(term) === region
    const outer = lost.has(region) ? undefined : outerOf(region, byId)
    const outerTerm = stands ? terms.entries[term]?.within : term
    const parent = outer !== undefined ? placeOfRegion(outer) : outerTerm === undefined ? root : placeOfTerm(outerTerm)
    const isPlaced = !lost.has(region) && (outer !== undefined || term !== undefined)
    const place = newPlace(region, term, parent, stands && !lost.has(region), isPlaced)
    ofRegion.set(region, place)
    if (stands && !lost.has(region)) ofTerm.set(term, place)
    return place
  }

  for (const region of ordered) {
    if (typeof region.within === 'string' && !byId.has(region.within)) report(region, nobodyKnows(region.within))
    placeOfRegion(region)
  }
  return {
    root,
    of({ within, region }, tell) {
      const term = textOr(region)
      const byTerm = term === null ? root : placeOfTerm(term)
      if (typeof within !== 'string') return byTerm
      const found = byId.get(within)
      if (found === undefined) {
        tell?.(nobodyKnows(within))
        return byTerm
      }
      const place = placeOfRegion(found)
      const agrees =
        term === null ||
        place.term === undefined ||
        terms.isWithin(place.term, term) ||
        terms.isWithin(term, place.term)
      if (agrees) return place
      tell?.(problem('contradictory-value', ['within'], `"${within}" does not lie in the region "${term}"`))
      return root
    },
  }
}

const nobodyKnows = (id: string): RecordProblem => problem('unknown-region', ['within'], `no region has the id "${id}"`)

const outerOf = (region: CheckedRecord, byId: ReadonlyMap<string, CheckedRecord>): CheckedRecord | undefined =>
  typeof region.within === 'string' ? byId.get(region.within) : undefined

/**
 * The region record that is the region of its term, and not one inside it: the outermost on the level of
 * the term. Where two claim to be, or its level is not told, none is.
 */
function standingFor(
  regions: readonly CheckedRecord[],
  byId: ReadonlyMap<string, CheckedRecord>,
  terms: RegionTerms,
  report: (record: CheckedRecord, problem: RecordProblem) => void,
): ReadonlyMap<string, CheckedRecord> {
  const standing = new Map<string, CheckedRecord>()
  const contested = new Set<string>()
  for (const region of regions) {
    const term = textOr(region.region)
    if (term === null) continue
    const level = terms.entries[term]?.level
    const outer = outerOf(region, byId)
    if ((level !== undefined && region.level !== level) || (outer !== undefined && outer.region === term)) continue
    const other = standing.get(term)
    if (other !== undefined) {
      contested.add(term)
      report(
        region,
        problem('duplicate-id', ['region'], `"${region.id}" and "${other.id}" are both said to be "${term}"`),
      )
    } else standing.set(term, region)
  }
  for (const term of contested) standing.delete(term)
  return standing
}

/** The region records whose regions around them lead back to them, or lead on too far. */
function goingRound(
  regions: readonly CheckedRecord[],
  byId: ReadonlyMap<string, CheckedRecord>,
  standing: ReadonlyMap<string, CheckedRecord>,
  terms: RegionTerms,
): ReadonlySet<CheckedRecord> {
  /** The region record right around one: the one it names, or the nearest that stands for a term around its own. */
  function around(region: CheckedRecord): CheckedRecord | undefined {
    const named = outerOf(region, byId)
    if (named !== undefined) return named
    let term: string | null | undefined = textOr(region.region)
    if (term !== null && standing.get(term) === region) term = terms.entries[term]?.within
    for (let steps = 0; term !== null && term !== undefined && steps < deepest; steps++) {
      const found = standing.get(term)
      if (found !== undefined) return found
      term = terms.entries[term]?.within
    }
    return undefined
  }
  const endless = (region: CheckedRecord): boolean => {
    let at = around(region)
    for (let steps = 0; at !== undefined; steps++) {
      if (at === region || steps === deepest) return true
      at = around(at)
    }
    return false
  }
  return new Set(regions.filter(endless))
}
