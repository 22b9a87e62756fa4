import { factsOf } from '../expr/walk.js'
import { type JoinedDataset, joinDataset, listsOfRecords } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'
import { placeAlone } from './source-place.js'

export interface Waiting {
  readonly record: CheckedRecord
  readonly source: SourceRecord
}

/** The records of a dataset, kept as far as a region's requirements read them, until all are there. */
export interface Gathering {
  /** Takes note of a record; true where it waits for the rest. */
  add(record: CheckedRecord, source: SourceRecord): boolean
  /** Notes that a record of a type could not be read or used: the lists it might belong to are not complete. */
  lose(type: unknown): void
  /** Notes that records of any type may have been lost. */
  loseAny(): void
  join(): {
    readonly regions: readonly Waiting[]
    readonly problems: readonly { readonly source: SourceRecord; readonly problem: RecordProblem }[]
    readonly regionsOf: JoinedDataset['regionsOf']
    readonly located: JoinedDataset['located']
    readonly liesIn: JoinedDataset['liesIn']
  }
  /** All of it as plain data, for whoever gathers the parts. */
  part(): GatheredPart
  absorb(part: GatheredPart): void
}

/** What one part of a dataset holds for the regions of the whole. */
export interface GatheredPart {
  readonly waiting: readonly Waiting[]
  readonly members: readonly CheckedRecord[]
  /** Where those of them stand that name the region they lie in, for it may not be there. */
  readonly memberSources: readonly (readonly [member: number, source: SourceRecord])[]
  readonly lost: readonly string[]
}

export function gatherDataset(standards: readonly Standard[], vocabulary: Vocabulary): Gathering {
  const types = Object.keys(vocabulary.facts)
  const waitingTypes = new Set(types.filter((type) => listsOfRecords(vocabulary, type).length > 0))
  const projections = projectionsFor(standards, waitingTypes, vocabulary)
  const waiting: Waiting[] = []
  const members: CheckedRecord[] = []
  const sources = new Map<CheckedRecord, SourceRecord>()
  const lost = new Set<string>()
  return {
    add(record, source) {
      if (waitingTypes.has(record.record)) {
        const kept = placeAlone(source)
        waiting.push({ record, source: kept })
        sources.set(record, kept)
        return true
      }
      const project = projections.get(record.record)
      if (project !== undefined) {
        const member = project(record)
        members.push(member)
        // To work out all its places now would cost more than to keep it.
        if (typeof record.within === 'string') sources.set(member, source.positionOf ? source : placeAlone(source))
      }
      return false
    },
    lose(type) {
      if (typeof type === 'string' && types.includes(type)) lost.add(type)
      else for (const each of types) lost.add(each)
    },
    loseAny() {
      for (const each of types) lost.add(each)
    },
    part: () => ({
      waiting,
      members,
      memberSources: members.flatMap((member, index) => {
        const source = sources.get(member)
        return source === undefined ? [] : [[index, placeAlone(source)] as const]
      }),
      lost: [...lost].sort(),
    }),
    absorb(part) {
      for (const each of part.waiting) {
        waiting.push(each)
        sources.set(each.record, each.source)
      }
      for (const member of part.members) members.push(member)
      for (const [index, source] of part.memberSources) sources.set(part.members[index]!, source)
      for (const type of part.lost) lost.add(type)
    },
    join() {
      const regions = waiting.map(({ record }) => record)
      const { regions: joined, problems, ...asked } = joinDataset(regions, members, lost, vocabulary)
      return {
        regions: joined.map((record, index) => ({ record, source: waiting[index]!.source })),
        problems: problems.map(({ record, problem }) => ({
          source: sources.get(record) ?? { value: record },
          problem,
        })),
        ...asked,
      }
    },
  }
}

type Projections = ReadonlyMap<string, (record: CheckedRecord) => CheckedRecord>

/** To find out what is read, all requirements are walked: one run after another asks for the same. */
const knownProjections = new WeakMap<readonly Standard[], WeakMap<Vocabulary, Projections>>()

function projectionsFor(
  standards: readonly Standard[],
  waitingTypes: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Projections {
  const ofStandards = knownProjections.get(standards) ?? new WeakMap<Vocabulary, Projections>()
  knownProjections.set(standards, ofStandards)
  const known = ofStandards.get(vocabulary)
  if (known !== undefined) return known
  const read = factsReadOfMembers(standards, waitingTypes, vocabulary)
  const projections = new Map([...read].map(([type, names]) => [type, projection(names)]))
  ofStandards.set(vocabulary, projections)
  return projections
}

/** The facts of each type of record that requirements on others read: all that need be kept of a member. */
function factsReadOfMembers(
  standards: readonly Standard[],
  waitingTypes: ReadonlySet<string>,
  vocabulary: Vocabulary,
): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>()
  for (const { appliesTo, requirements } of standards) {
    if (!waitingTypes.has(appliesTo.record)) continue
    for (const path of requirements.flatMap(factsOfRequirement)) noteMembers(path.split('[].'), appliesTo.record)
  }
  return read

  /** A fact, and those that say between what bounds it lies. */
  function noteFact(names: Set<string>, name: string, recordType: string): void {
    names.add(name)
    const fact = vocabulary.facts[recordType]?.[name]
    const bound = fact?.type === 'quantity' ? fact.partOf : fact?.type === 'milestone' ? fact.after : undefined
    if (bound !== undefined && !names.has(bound)) noteFact(names, bound, recordType)
  }

  function noteMembers([list = '', ...rest]: readonly string[], recordType: string): void {
    const fact = vocabulary.facts[recordType]?.[list]
    if (fact?.type !== 'records') return
    const names = read.get(fact.record) ?? new Set<string>()
    read.set(fact.record, names)
    if (rest[0] === undefined) return
    noteFact(names, rest[0].split('.')[0]!, fact.record)
    noteMembers(rest, fact.record)
  }
}

const factsOfRequirement = ({ check, when, flags = {} }: Requirement): string[] =>
  [
    check.holds,
    check.over,
    check.share?.part,
    check.share?.whole,
    when,
    ...Object.values(flags).map((flag) => flag.when),
  ]
    .filter((expr) => expr !== undefined)
    .flatMap(factsOf)

/**
 * Takes of a record the facts that are read of it, and what says where it lies.
 *
 * A blank of all of them is copied and filled in: V8 keeps what is written key by key, beyond a few keys, as a
 * dictionary of several times the size, and of these there are as many as records.
 */
function projection(names: ReadonlySet<string>): (record: CheckedRecord) => CheckedRecord {
  const kept = [...new Set(['record', 'id', 'region', 'within', 'incomplete', ...names])]
  const blank = JSON.parse(`{${kept.map((name) => `${JSON.stringify(name)}:null`).join(',')}}`)
  for (const name of kept) blank[name] = undefined
  return (record) => {
    const copy = { ...blank }
    for (const name of kept) {
      const value = record[name]
      if (value !== undefined) copy[name] = value
    }
    return copy
  }
}
