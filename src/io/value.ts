import { isDeeperThan } from '../depth.js'
import type { Problem } from '../problem.js'
import type { Entry, SourceRecord } from '../record/source.js'

/** Records nest a few levels; what nests deeper than this is no record. */
export const maxDepth = 32

type PositionOf = NonNullable<SourceRecord['positionOf']>

/**
 * The records of a file's value: one object, or a list of them.
 *
 * @param lineOf the line that the value at some keys begins on, where that costs nothing to tell
 */
export function* recordsOf(
  value: unknown,
  file: string,
  positionOf?: PositionOf,
  lineOf?: (keys: readonly (string | number)[]) => number,
): Generator<Entry> {
  if (!Array.isArray(value)) {
    return yield entry({ value, file, ...(positionOf && { positionOf }), ...(lineOf && { line: lineOf([]) }) })
  }
  if (value.length === 0)
    yield { problem: { code: 'empty-file', message: 'the list of records is empty', file, line: 1, column: 1 } }
  for (const [index, item] of value.entries()) {
    const place =
      positionOf && ((keys: readonly (string | number)[], atKey?: boolean) => positionOf([index, ...keys], atKey))
    const line = lineOf?.([index])
    yield entry({ value: item, file, at: `/${index}`, ...(place && { positionOf: place }), ...(line && { line }) })
  }
}

function entry(record: SourceRecord): Entry {
  const { value, file, at, line, positionOf } = record
  if (!isDeeperThan(maxDepth, value)) return { record }
  const problem: Problem = {
    code: 'too-deep',
    message: `nested deeper than ${maxDepth} levels`,
    ...(file && { file }),
    ...(at && { path: at }),
    ...(positionOf?.([]) ?? (line && { line, column: 1 })),
  }
  return { problem }
}
