import type { CheckedRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'

/** Every record that was read, by type and id, and where it stands. */
export interface SeenRecords {
  /** Takes note of a record; the place of the one that had its id before, where there is one. */
  note(type: string, id: string, place: string): string | undefined
  has(type: string, id: string): boolean
  list(): (readonly [type: string, id: string, place: string])[]
}

export function seenRecords(): SeenRecords {
  const seen = new Map<string, Map<string, string>>()
  return {
    note(type, id, place) {
      let ofType = seen.get(type)
      if (ofType === undefined) {
        ofType = new Map()
        seen.set(type, ofType)
      }
      const first = ofType.get(id)
      if (first === undefined) ofType.set(id, place)
      return first
    },
    has: (type, id) => seen.get(type)?.has(id) === true,
    list: () => [...seen].flatMap(([type, ids]) => [...ids].map(([id, place]) => [type, id, place] as const)),
  }
}

/** What is said of a record whose id another had before. */
export function duplicate({ record, id }: Pick<CheckedRecord, 'record' | 'id'>, first: string): RecordProblem {
  const message = `the ${record} "${id}" was given before${first && ` (${first})`}; this one is not checked`
  return { code: 'duplicate-id', message, keys: ['id'], path: '/id' }
}
