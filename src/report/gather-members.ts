import type { CheckedRecord } from '../record/read.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import { shapesFor, unreadShape } from './member-shape.js'
import { numberList } from './number-list.js'
import type { SeenRecords } from './seen-records.js'
import { placeAlone } from './source-place.js'
import { textPool } from './text-pool.js'

export interface Member {
  readonly record: CheckedRecord
  /** Where it stands, if it names the region it lies in: that one may not be there. */
  readonly source: SourceRecord | undefined
}

/** The records that may lie in regions, as far as requirements on regions read them. Of a million there is little room for each. */
export interface GatheredMembers {
  /** Takes note of a record that was seen. */
  add(record: CheckedRecord, source: SourceRecord | undefined): void
  /** In the order they came. */
  list(): Member[]
  /** Those of them that name the region they lie in. */
  listNaming(): Member[]
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

  function* members(isListed: (record: CheckedRecord) => boolean): Generator<Member> {
    const parsed = new Map<number, CheckedRecord>()
    for (let member = 0; member < textOf.length(); member++) {
      const text = textOf.at(member)
      const said = parsed.get(text) ?? (JSON.parse(texts.at(text)) as CheckedRecord)
      parsed.set(text, said)
      if (!isListed(said)) continue
      const type = said.record
      const index = indexOf.at(member)
      const record = (read.get(type) ?? unreadShape).project(said, seen.idOf(type, index))
      yield { record, source: namesRegion(record) ? (sources.get(member) ?? seen.sourceOf(type, index)) : undefined }
    }
  }

  return {
    add(record, source) {
      const type = record.record
      if (!known.has(type)) return
      const shape = read.get(type)
      const index = seen.find(type, record.id)
      if (shape === undefined || index === undefined) unread.add(type)
      if (index === undefined || (shape === undefined && !namesRegion(record))) return
      const member = textOf.length()
      textOf.push(texts.add(JSON.stringify((shape ?? unreadShape).project(record, undefined))))
      indexOf.push(index)
      if (source === undefined || !namesRegion(record)) return
      const { file, line, at, positionOf, places } = source
      const { file: seenIn, line: seenOn } = seen.sourceOf(type, index)
      // To work out all its places now would cost more than to keep it.
      if (positionOf !== undefined || places !== undefined || at !== undefined)
        sources.set(member, positionOf ? source : placeAlone(source))
      else if (file !== seenIn || line !== seenOn) sources.set(member, placeAlone(source))
    },
    list: () => [...members(() => true)],
    listNaming: () => [...members(namesRegion)],
    unread: () => unread,
  }
}

const namesRegion = ({ within }: CheckedRecord): boolean => typeof within === 'string'
