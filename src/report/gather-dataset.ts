import { factsOf } from '../expr/walk.js'
import { type JoinedDataset, joinDataset, listsOfRecords } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'

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
  }
  /** All of it as plain data, for whoever gathers the parts. */
  part(): GatheredPart
  absorb(part: GatheredPart): void
}

/** What one part of a dataset holds for the regions of the whole. */
export interface GatheredPart {
  readonly waiting: readonly Waiting[]
  readonly members: readonly CheckedRecord[]
  readonly lost: readonly string[]
}

export function gatherDataset(standards: readonly Standard[], vocabulary: Vocabulary): Gathering {
  const types = Object.keys(vocabulary.facts)
  const waitingTypes = new Set(types.filter((type) => listsOfRecords(vocabulary, type).length > 0))
  const read = factsReadOfMembers(standards, waitingTypes, vocabulary)
  const waiting: Waiting[] = []
  const members: CheckedRecord[] = []
  const sources = new Map<CheckedRecord, SourceRecord>()
  const lost = new Set<string>()
  return {
    add(record, source) {
      if (waitingTypes.has(record.record)) {
        waiting.push({ record, source })
        sources.set(record, source)
        return true
      }
      const names = read.get(record.record)
      if (names !== undefined) {
        const member = project(record, names)
        members.push(member)
        if (typeof record.within === 'string') sources.set(member, source)
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
    part: () => ({ waiting, members, lost: [...lost].sort() }),
    absorb(part) {
      for (const each of part.waiting) {
        waiting.push(each)
        sources.set(each.record, each.source)
      }
      for (const member of part.members) members.push(member)
      for (const type of part.lost) lost.add(type)
    },
    join() {
      const regions = waiting.map(({ record }) => record)
      const { regions: joined, problems, regionsOf, located } = joinDataset(regions, members, lost, vocabulary)
      return {
        regions: joined.map((record, index) => ({ record, source: waiting[index]!.source })),
        problems: problems.map(({ record, problem }) => ({
          source: sources.get(record) ?? { value: record },
          problem,
        })),
        regionsOf,
        located,
      }
    },
  }
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

/** A record with the facts that are read of it, and what says where it lies. */
function project(record: CheckedRecord, names: ReadonlySet<string>): CheckedRecord {
  const kept: Record<string, unknown> = { record: record.record, id: record.id }
  for (const name of ['region', 'within', 'incomplete']) if (record[name] !== undefined) kept[name] = record[name]
  for (const name of names) if (record[name] !== undefined) kept[name] = record[name]
  return kept as CheckedRecord
}
