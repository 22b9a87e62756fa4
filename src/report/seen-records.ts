import type { CheckedRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import { type NumberList, numberList } from './number-list.js'
import { placeOf } from './source-place.js'
import { type TextPool, textPool } from './text-pool.js'

/** A record that was read, and where it stands: the line it begins on, or else its JSON Pointer. */
export type Seen = readonly [type: string, id: string, file: string | null, place: number | string | null]

/** Every record that was read, by type and id, and where it stands. Of a million there is little room for each. */
export interface SeenRecords {
  /** Takes note of a record; the place of the one that had its id before, where there is one. */
  note(type: string, id: string, source: SourceRecord): string | undefined
  /** The how-manieth of its type a record is. */
  find(type: string, id: string): number | undefined
  idOf(type: string, index: number): string
  /** Where a record stands, as far as it is kept: no more than file and line where it has a line. */
  sourceOf(type: string, index: number): SourceRecord
  list(): Seen[]
}

interface OfType {
  readonly ids: TextPool
  readonly files: NumberList
  /** 0 where it has none. */
  readonly lines: NumberList
  readonly pointers: Map<number, string>
}

export function seenRecords(): SeenRecords {
  const types = new Map<string, OfType>()
  const files: (string | undefined)[] = []
  const fileNumbers = new Map<string | undefined, number>()

  function numberOf(file: string | undefined): number {
    const known = fileNumbers.get(file)
    if (known !== undefined) return known
    fileNumbers.set(file, files.length)
    return files.push(file) - 1
  }

  function sourceOf(type: string, index: number): SourceRecord {
    const { files: numbers, lines, pointers } = types.get(type)!
    const file = files[numbers.at(index)]
    const line = lines.at(index)
    const at = pointers.get(index)
    return {
      value: undefined,
      ...(file !== undefined && { file }),
      ...(line > 0 && { line }),
      ...(at !== undefined && { at }),
    }
  }

  return {
    note(type, id, { file, line, at }) {
      let ofType = types.get(type)
      if (ofType === undefined) {
        ofType = { ids: textPool(), files: numberList(), lines: numberList(), pointers: new Map() }
        types.set(type, ofType)
      }
      const { ids, files: numbers, lines, pointers } = ofType
      const before = ids.size()
      const index = ids.add(id)
      if (index < before) return placeOf(sourceOf(type, index))
      numbers.push(numberOf(file))
      lines.push(line ?? 0)
      if (line === undefined && at !== undefined) pointers.set(index, at)
      return undefined
    },
    find: (type, id) => types.get(type)?.ids.find(id),
    idOf: (type, index) => types.get(type)!.ids.at(index),
    sourceOf,
    list: () =>
      [...types].flatMap(([type, { ids }]) =>
        Array.from({ length: ids.size() }, (_, index): Seen => {
          const { file = null, line, at } = sourceOf(type, index)
          return [type, ids.at(index), file, line ?? at ?? null]
        }),
      ),
  }
}

/** A record of a part, as `note` takes it. */
export const seenAt = (file: Seen[2], place: Seen[3]): SourceRecord => ({
  value: undefined,
  ...(file !== null && { file }),
  ...(typeof place === 'number' && { line: place }),
  ...(typeof place === 'string' && { at: place }),
})

/** What is said of a record whose id another had before. */
export function duplicate({ record, id }: Pick<CheckedRecord, 'record' | 'id'>, first: string): RecordProblem {
  const message = `the ${record} "${id}" was given before${first && ` (${first})`}; this one is not checked`
  return { code: 'duplicate-id', message, keys: ['id'], path: '/id' }
}
