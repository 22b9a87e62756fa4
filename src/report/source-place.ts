import type { Problem } from '../problem.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'

/** Where a record stands, as people say it: "sites.ndjson:3"; empty where nobody knows. */
export function placeOf({ file, line, at }: SourceRecord): string {
  const place = line ?? at
  return file === undefined ? `${place ?? ''}` : place === undefined ? file : `${file}:${place}`
}

/** A Problem of a record with the place in its file. */
export function placed(
  { keys, atKey, ...problem }: RecordProblem,
  { file, line, at = '', positionOf }: SourceRecord,
): Problem {
  const path = at + (problem.path ?? '')
  const position = positionOf?.(keys, atKey) ?? (line === undefined ? undefined : { line, column: 1 })
  return { ...problem, ...(file !== undefined && { file }), ...(path !== '' && { path }), ...position }
}

/** A source without what cannot be sent to another process, or need not be kept. */
export function placeAlone({ file, line, at, positionOf }: SourceRecord): SourceRecord {
  const begins = line ?? positionOf?.([])?.line
  return { value: undefined, ...(file && { file }), ...(begins && { line: begins }), ...(at && { at }) }
}
