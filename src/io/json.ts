import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import type { Problem } from '../problem.js'
import type { Entry } from '../record/source.js'
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
  if (source.length > maxPositionedLength) return yield* recordsOf(value.json, file)
  // The tree with positions costs more than the records, and is only needed where there is a Problem.
  let tree: Node | undefined
  let positionAt: ((offset: number) => Position) | undefined
  yield* recordsOf(value.json, file, (keys, atKey) => {
    tree ??= treeOf(source)
    positionAt ??= positionsIn(source)
    const node = nodeAt(tree, keys, atKey)
    return node && positionAt(node.offset)
  })
}

/** Beyond this many characters a Problem names the place by its JSON Pointer alone: a tree of positions would not fit. */
const maxPositionedLength = 16 * 1024 * 1024

/** The tree of a text, undefined where it is nested too deeply to have one. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * The Problem of a key that stands twice in one object: JSON.parse would take the last and say nothing.
 * Only a text with more key-like places than its value has keys is looked through.
 */
export function duplicateKey(text: string, value: unknown, file: string): Problem | undefined {
  let places = 0
  for (const _ of text.matchAll(/"\s*:/g)) places++
  if (places === keysIn(value)) return undefined
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

function keysIn(value: unknown): number {
  let keys = 0
  const rest: unknown[] = [value]
  for (let each = rest.pop(); rest.length > 0 || each !== undefined; each = rest.pop()) {
    if (typeof each !== 'object' || each === null) continue
    const inner = Object.values(each)
    if (!Array.isArray(each)) keys += inner.length
    for (const item of inner) if (typeof item === 'object' && item !== null) rest.push(item)
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

/** The node at some keys, or the nearest one around them. */
function nodeAt(tree: Node | undefined, keys: readonly (string | number)[], atKey = false): Node | undefined {
  for (let length = keys.length; tree !== undefined && length >= 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length))
    if (node !== undefined) return atKey && length === keys.length ? (node.parent?.children?.[0] ?? node) : node
  }
  return tree
}

interface Position {
  readonly line: number
  readonly column: number
}

/** Turns offsets into lines and columns; where the lines begin is looked for once. */
function positionsIn(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}
