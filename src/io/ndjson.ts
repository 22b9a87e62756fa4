import type { Entry } from '../record/source.js'
import { invalidJson, parsed } from './json.js'
import { recordsOf } from './value.js'

/** The records of NDJSON lines, one on each; blank lines are passed over. */
export function* ndjsonRecords(lines: Iterable<string>, file: string): Generator<Entry> {
  let line = 0
  let found = false
  for (const text of lines) {
    line++
    const source = line === 1 ? text.replace(/^\ufeff/, '') : text
    if (source.trim() === '') continue
    found = true
    yield* recordOfLine(source, file, line)
  }
  if (!found) yield { problem: { code: 'empty-file', message: 'the file is empty', file, line: 1, column: 1 } }
}

function* recordOfLine(text: string, file: string, line: number): Generator<Entry> {
  const value = parsed(text)
  if (value === undefined) yield { problem: { ...invalidJson(text, file), line } }
  else if (Array.isArray(value.json))
    yield {
      problem: { code: 'invalid-value', message: 'one record on a line expected, found a list', file, line, column: 1 },
    }
  else yield* recordsOf(value.json, file, () => ({ line, column: 1 }))
}
