import type { Problem } from '../problem.js'
import type { Entry } from '../record/source.js'
import { duplicateKey, invalidJson, parsed } from './json.js'
import { recordsOf } from './value.js'

/** A line, or the Problem that kept it from being read. */
export type Line = string | Pick<Problem, 'code' | 'message'>

/** The records of NDJSON lines, one on each; blank lines are passed over. */
export function* ndjsonRecords(lines: Iterable<Line>, file: string): Generator<Entry> {
  const reader = ndjsonReader(file)
  for (const line of lines) yield* reader.read(line)
  yield* reader.end()
}

/** Reads NDJSON lines as they come. */
export interface NdjsonReader {
  read(line: Line): Iterable<Entry>
  /** To be called behind the last line: there may have been none. */
  end(): Iterable<Entry>
}

/** @param before how many lines of the file stand before the first that is read here */
export function ndjsonReader(file: string, before = 0): NdjsonReader {
  let line = before
  let found = false
  return {
    read(text) {
      line++
      if (typeof text !== 'string') {
        found = true
        return [{ problem: { ...text, file, line, column: 1 } }]
      }
      const source = line === 1 ? text.replace(/^\ufeff/, '') : text
      if (source.trim() === '') return []
      found = true
      return recordOfLine(source, file, line)
    },
    end: () =>
      found ? [] : [{ problem: { code: 'empty-file', message: 'the file is empty', file, line: 1, column: 1 } }],
  }
}

function* recordOfLine(text: string, file: string, line: number): Generator<Entry> {
  const value = parsed(text)
  const twin = value && duplicateKey(text, value.json, file)
  if (value === undefined) yield { problem: { ...invalidJson(text, file), line } }
  else if (twin !== undefined) yield { problem: { ...twin, line } }
  else if (Array.isArray(value.json))
    yield {
      problem: { code: 'invalid-value', message: 'one record on a line expected, found a list', file, line, column: 1 },
    }
  else {
    yield* recordsOf(value.json, file, undefined, () => line)
  }
}
