import type { CheckedRecord } from '../record/read.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import { shapesFor, unreadShape } from './member-shape.js'
import { numberList } from './number-list.js'
import type { SeenRecords } from './seen-records.js'
import { placeAlone } from './source-place.js'
import { textPool } from './text-pool.js'

export interface Members {
  /** In the order they came. */
  readonly records: readonly CheckedRecord[]
  /** Where those stand that name the region they lie in: that one may not be there. */
  readonly sources: ReadonlyMap<CheckedRecord, SourceRecord>
}

/** The records that may lie in regions, as far as requirements on regions read them. Of a million there is little room for each. */
export interface GatheredMembers {
  /** Takes note of a record that was seen. */
  add(record: CheckedRecord, source: SourceRecord | undefined): void
  /** There are regions: what comes from now on will be asked for, and is kept as it is, which takes less time. */
  expect(): void
  list(): Members
  /** Those of them that name the region they lie in. */
  listNaming(): Members
  /** The types of records of which some were left out, for nothing that is asked for reads them. */
  unread(): Iterable<string>
}

/** @param asked those of the standards that regions are judged by */
export function gatherMembers(
  asked: readonly Standard[],
  standards: readonly Standard[],
  vocabulary: Vocabulary,
  seen: SeenRecords,
): GatheredMembers {
  const known = shapesFor(standards, vocabulary)
  const read = asked === standards ? known : shapesFor(asked, vocabulary)
  const unread = new Set<string>()
  /** What is read of a member but its id, as JSON: many say the same. */
  const texts = textPool()
  const textOf = numberList()
  const indexOf = numberList()
  /** Where members stand of which more is known than is kept of every record. */
  const sources = new Map<number, SourceRecord>()

  let isExpected = false
  const records: CheckedRecord[] = []
  const sourcesOfRecords = new Map<CheckedRecord, SourceRecord>()

  function listed(isListed: (record: CheckedRecord) => boolean): Members {
    const list: CheckedRecord[] = []
    const sourcesOfAll = new Map(sourcesOfRecords)
    const parsed = new Map<number, CheckedRecord>()
    for (let member = 0; member < textOf.length(); member++) {
      const text = textOf.at(member)
      const said = parsed.get(text) ?? (JSON.parse(texts.at(text)) as CheckedRecord)
      parsed.set(text, said)
      if (!isListed(said)) continue
      const type = said.record
      const index = indexOf.at(member)
      const record = (read.get(type) ?? unreadShape).project(said, seen.idOf(type, index))
      list.push(record)
      if (namesRegion(record)) sourcesOfAll.set(record, sources.get(member) ?? seen.sourceOf(type, index))
    }
    for (const record of records) if (isListed(record)) list.push(record)
    return { records: list, sources: sourcesOfAll }
  }

  return {
    add(record, source) {
      const type = record.record
      if (!known.has(type)) return
      const shape = read.get(type)
      if (shape === undefined) unread.add(type)
      if (shape === undefined && !namesRegion(record)) return
      const project = (shape ?? unreadShape).project
      if (isExpected) {
        const member = project(record, record.id)
        records.push(member)
        if (source !== undefined && namesRegion(record)) sourcesOfRecords.set(member, kept(source))
        return
      }
      const index = seen.find(type, record.id)
      if (index === undefined) {
        unread.add(type)
        return
      }
      const member = textOf.length()
      textOf.push(texts.add(JSON.stringify(project(record, undefined))))
      indexOf.push(index)
      if (source === undefined || !namesRegion(record)) return
      const { file, line, at, positionOf, places } = source
      const noted = seen.sourceOf(type, index)
      const isNoted = file === noted.file && line === noted.line
      if (!isNoted || positionOf !== undefined || places !== undefined || at !== undefined)
        sources.set(member, kept(source))
    },
    expect() {
      isExpected = true
    },
    list: () => listed(() => true),
    listNaming: () => listed(namesRegion),
    unread: () => unread,
  }
}

/** To work out all its places now would cost more than to keep it. */
const kept = (source: SourceRecord): SourceRecord => (source.positionOf ? source : placeAlone(source))

const namesRegion = ({ within }: CheckedRecord): boolean => typeof within === 'string'
