import { type JoinedDataset, joinDataset, listsOfRecords } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { GatheredMembers } from './gather-members.js'
import { placeAlone } from './source-place.js'

export interface Waiting {
  readonly record: CheckedRecord
  readonly source: SourceRecord
}

/** The records of a dataset until all are there. */
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

export function gatherDataset(vocabulary: Vocabulary, members: GatheredMembers): Gathering {
  const types = Object.keys(vocabulary.facts)
  const waitingTypes = new Set(types.filter((type) => listsOfRecords(vocabulary, type).length > 0))
  const waiting: Waiting[] = []
  const lost = new Set<string>()
  return {
    add(record, source) {
      if (!waitingTypes.has(record.record)) {
        members.add(record, source)
        return false
      }
      waiting.push({ record, source: placeAlone(source) })
      members.expect()
      return true
    },
    lose(type) {
      if (typeof type === 'string' && types.includes(type)) lost.add(type)
      else for (const each of types) lost.add(each)
    },
    loseAny() {
      for (const each of types) lost.add(each)
    },
    part() {
      const { records, sources } = members.list()
      return {
        waiting,
        members: records,
        memberSources: records.flatMap((record, index) => {
          const source = sources.get(record)
          return source === undefined ? [] : [[index, placeAlone(source)] as const]
        }),
        // Whoever asks for more than was asked here has not all of it.
        lost: [...new Set([...lost, ...members.unread()])].sort(),
      }
    },
    absorb(part) {
      for (const each of part.waiting) waiting.push(each)
      if (waiting.length > 0) members.expect()
      const sources = new Map(part.memberSources)
      for (const [index, member] of part.members.entries()) members.add(member, sources.get(index))
      for (const type of part.lost) lost.add(type)
    },
    join() {
      const regions = waiting.map(({ record }) => record)
      // Where there is no region, what may lie in one is no more than a name that nobody knows.
      const { records, sources } = regions.length > 0 ? members.list() : members.listNaming()
      const { regions: joined, problems, ...asked } = joinDataset(regions, records, lost, vocabulary)
      const regionSources = new Map(waiting.map(({ record, source }) => [record, source]))
      return {
        regions: joined.map((record, index) => ({ record, source: waiting[index]!.source })),
        problems: problems.map(({ record, problem }) => ({
          source: regionSources.get(record) ?? sources.get(record) ?? { value: record },
          problem,
        })),
        ...asked,
      }
    },
  }
}
