import type { Finding } from '../evaluate/finding.js'
import type { Position } from '../report/positions.js'
import type { RecordResult } from '../report/report.js'
import { pathOf } from './issue.js'

// Where in the files that were read stands what a finding speaks of.

const indexes = new WeakMap<readonly Position[], ReadonlyMap<string, Position>>()

/** The position of what a JSON Pointer in a record leads to, where it is known. */
export function positionOf({ positions }: Pick<RecordResult, 'positions'>, pointer: string): Position | undefined {
  if (positions.length === 0) return undefined
  const index = indexes.get(positions) ?? new Map(positions.map((position) => [position.pointer, position]))
  indexes.set(positions, index)
  return index.get(pointer)
}

/** What a finding hangs on, each place once: of an unknown one what is needed, of others what decided. */
export function decidingPositions(finding: Finding, record: Pick<RecordResult, 'positions'>): readonly Position[] {
  const pointers = finding.status === 'unknown' ? finding.settledBy : finding.evidence
  const places = new Map<string, Position>()
  for (const pointer of pointers) {
    const position = positionOf(record, pointer)
    if (position !== undefined) places.set(positionText(position), position)
  }
  return [...places.values()]
}

/**
 * A position as people say it, and as Problems are told.
 *
 * @example
 * positionText({ pointer: '/totalArea', at: '/totalArea', file: 'sites.xlsx', line: 17, column: 6, cell: '场地!F17' })
 * //=> 'sites.xlsx!场地!F17'
 */
export const positionText = ({ file, line, column, cell }: Position): string => {
  const path = file === null ? [] : [pathOf(file)]
  return cell === null ? [...path, line, column].join(':') : [...path, cell].join('!')
}

/** How many places are named in a sentence. */
const mostPlaces = 3

/** The places of what a finding hangs on, the first few of them; empty where nothing of it is there. */
export function placesText(finding: Finding, record: Pick<RecordResult, 'positions'>): string {
  // That something is missing from a record is said already: the record itself is no news.
  const positions = decidingPositions(finding, record).filter(({ at }) => at !== '')
  const named = positions.slice(0, mostPlaces).map(positionText)
  return [...named, ...(positions.length > mostPlaces ? ['…'] : [])].join(', ')
}

/** The column of a character, for whoever counts those; in a table columns are fields. */
export const characterColumn = ({ file, column, cell }: Position): number | undefined =>
  cell !== null || (file !== null && /\.(csv|tsv)$/i.test(file)) ? undefined : column
