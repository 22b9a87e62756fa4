import type { Finding } from '../evaluate/finding.js'
import type { Keys } from '../record/place.js'
import type { SourceRecord } from '../record/source.js'
import { findIn } from './source-place.js'

/**
 * Where the value stands that a JSON Pointer of a finding leads to: "sites.xlsx", 17, 6, "场地!F17". Of a value that is
 * not given it is the blank cell; where there is none, the nearest thing around it: the row, the object.
 */
export interface Position {
  /** As in `evidence` and `settledBy`. */
  readonly pointer: string
  /** The pointer to what stands there: `pointer` itself, or to the nearest thing around it; "" for the record. */
  readonly at: string
  readonly file: string | null
  /** From 1. */
  readonly line: number
  /** From 1; in a table the how-manieth field. */
  readonly column: number
  /** In a workbook the sheet and the cell. */
  readonly cell: string | null
}

const none: readonly Position[] = Object.freeze([])

/**
 * The positions of what findings on one record rest on, or need: each once. Pointers into other records have none,
 * for those are not kept, and neither has a record that has a line to itself, as in NDJSON.
 */
export function positionsOf(findings: readonly Finding[], source: SourceRecord): readonly Position[] {
  if (findings.length === 0 || (source.places === undefined && source.positionOf === undefined)) return none
  const positions = new Map<string, Position>()
  for (const { evidence, settledBy } of findings) {
    for (const pointer of evidence) if (!positions.has(pointer)) add(pointer)
    for (const pointer of settledBy) if (!positions.has(pointer)) add(pointer)
  }
  return [...positions.values()]

  function add(pointer: string): void {
    if (!pointer.startsWith('/')) return
    const keys = keysOf(pointer)
    const found = findIn(source, keys)
    if (found === undefined) return
    const { file = source.file ?? null, line, column, cell = null } = found.place
    const at = found.depth >= keys.length ? pointer : pointerTo(keys.slice(0, found.depth))
    positions.set(pointer, { pointer, at, file, line, column, cell })
  }
}

const pointerTo = (keys: Keys): string => keys.map((key) => `/${key}`).join('')

/** Records speak of the same facts over and over: a pointer is taken apart when it is first met. */
const met = new Map<string, Keys>()
const mostMet = 10_000

function keysOf(pointer: string): Keys {
  const known = met.get(pointer)
  if (known !== undefined) return known
  const parts = pointer.slice(1).split('/')
  const keys = parts.map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  if (met.size >= mostMet) met.clear()
  met.set(pointer, keys)
  return keys
}
