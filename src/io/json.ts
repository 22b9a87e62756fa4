import { type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import type { Problem } from '../problem.js'
import type { Entry } from '../record/source.js'
import { jsonPositions, positionsIn } from './json-positions.js'
import { recordsOf } from './value.js'

/** The records of a JSON file: one, or a list. */
export function* jsonRecords(text: string, file: string): Generator<Entry> {
  const source = text.replace(/^\ufeff/, '')
  if (source.trim() === '')
    return yield { problem: { code: 'empty-file', message: 'the file is empty', file, line: 1, column: 1 } }
  const value = parsed(source)
  if (value === undefined) return yield { problem: invalidJson(source, file) }
  const twin = duplicateKey(source, value.json, file)
  if (twin !== undefined) return yield { problem: twin }
  const { lineOf, positionOf } = jsonPositions(source, Array.isArray(value.json))
  yield* recordsOf(value.json, file, positionOf, ([index = 0]) => lineOf(Number(index)))
}

/**
 * The Problem of a key that stands twice in one object: JSON.parse would take the last and say nothing.
 * Only a text with more key-like places than its value has keys is looked through.
 */
export function duplicateKey(text: string, value: unknown, file: string): Problem | undefined {
  if (keyPlaces(text) === keysIn(value)) return undefined
  const open: Set<string>[] = []
  let found: Problem | undefined
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(key, _offset, _length, line, character) {
      const keys = open.at(-1)
      if (keys?.has(key))
        found ??= {
          code: 'duplicate-id',
          message: `the key "${key}" stands twice in one object`,
          file,
          line: line + 1,
          column: character + 1,
        }
      keys?.add(key)
    },
  })
  return found
}

/** How many colons stand behind a quotation mark: those behind keys, and those that a text has there. */
function keyPlaces(text: string): number {
  let places = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1
    while (isSpace(text.charCodeAt(before))) before--
    if (text.charCodeAt(before) === quotationMark) places++
  }
  return places
}

const quotationMark = 0x22
/** What may stand between a key and its colon. */
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

function keysIn(value: unknown): number {
  let keys = 0
  const rest: unknown[] = [value]
  for (let each = rest.pop(); rest.length > 0 || each !== undefined; each = rest.pop()) {
    if (typeof each !== 'object' || each === null) continue
    const inner: readonly unknown[] = Array.isArray(each) ? each : Object.values(each)
    if (inner !== each) keys += inner.length
    for (let i = 0; i < inner.length; i++) if (typeof inner[i] === 'object' && inner[i] !== null) rest.push(inner[i])
  }
  return keys
}

/** JSON as a value in a box; undefined where it is not JSON. */
export function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** Where and why a text is not JSON. */
export function invalidJson(text: string, file: string): Problem {
  const errors: ParseError[] = []
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch (error) {
    if (error instanceof RangeError) return { code: 'too-deep', message: 'nested too deeply', file }
    throw error
  }
  const [first] = errors
  const what = first === undefined ? 'no valid JSON' : words(printParseErrorCode(first.error))
  return { code: 'invalid-json', message: what, file, ...positionsIn(text)(first?.offset ?? 0) }
}

/** "CommaExpected" as "comma expected". */
const words = (code: string): string => code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
