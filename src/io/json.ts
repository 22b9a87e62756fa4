import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
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
  if (source.length > maxPositionedLength) return yield* recordsOf(value.json, file)
  // The tree with positions costs more than the records, and is only needed where there is a Problem.
  let tree: Node | undefined
  let positionAt: ((offset: number) => Position) | undefined
  yield* recordsOf(value.json, file, (keys, atKey) => {
    tree ??= parseTree(source)
    positionAt ??= positionsIn(source)
    return positionAt(nodeAt(tree, keys, atKey)?.offset ?? 0)
  })
}

/** Beyond this many characters a Problem names the place by its JSON Pointer alone: a tree of positions would not fit. */
const maxPositionedLength = 16 * 1024 * 1024

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
