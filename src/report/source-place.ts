import type { Problem } from '../problem.js'
import { type Found, findPlace, type Keys, placesOf } from '../record/place.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'

/** Where a record stands, as people say it: "sites.ndjson:3"; empty where nobody knows. */
export function placeOf({ file, line, at }: SourceRecord): string {
  const place = line ?? at
  return file === undefined ? `${place ?? ''}` : place === undefined ? file : `${file}:${place}`
}

/** Where the value at some keys of a record stands, or the nearest thing around it; undefined where nobody knows. */
export function findIn({ value, places, positionOf }: SourceRecord, keys: Keys, atKey?: boolean): Found | undefined {
  if (places !== undefined) return findPlace(places, keys)
  const place = positionOf?.(keys, atKey)
  return place && { place, depth: depthOf(value, keys) }
}

/** For how many of some keys a value has something. */
function depthOf(value: unknown, keys: Keys): number {
  let at = value
  let depth = 0
  for (; depth < keys.length; depth++) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, keys[depth]!)) break
    at = (at as Readonly<Record<string, unknown>>)[keys[depth]!]
  }
  return depth
}

/** A Problem of a record with the place in its file. */
export function placed({ keys, atKey, ...problem }: RecordProblem, source: SourceRecord): Problem {
  const { file, line, at = '' } = source
  const path = at + (problem.path ?? '')
  const place = findIn(source, keys, atKey)?.place ?? (line === undefined ? undefined : { line, column: 1 })
  return { ...problem, ...(file !== undefined && { file }), ...(path !== '' && { path }), ...place }
}

/** A source without its value, as data that can be sent to another process: its places are kept, its file is not. */
export function placeAlone({ value, file, line, at, positionOf, places }: SourceRecord): SourceRecord {
  const kept = places ?? (positionOf && placesOf(value, positionOf))
  const begins = line ?? kept?.line
  return {
    value: undefined,
    ...(file !== undefined && { file }),
    ...(begins !== undefined && { line: begins }),
    ...(at !== undefined && { at }),
    ...(kept && { places: kept }),
  }
}
