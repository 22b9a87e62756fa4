import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { Keys } from '../record/place.js'

export interface Position {
  readonly line: number
  readonly column: number
}

/** Where the values of a JSON text stand. */
export interface JsonPositions {
  /** The line that a record begins on; the first of one that is no list. */
  lineOf(index: number): number
  /** Where the value at some keys begins; where there is none, the nearest around it. Of a list the first key is an index. */
  positionOf(keys: Keys, atKey?: boolean): Position | undefined
}

/** Of a longer record its beginning alone is told: a tree of it would not fit. */
const maxRecordLength = 16 * 1024 * 1024

/**
 * Positions in a JSON text that is known to be valid: one record, or a list. The text is gone through once for where
 * the records begin; a tree, which costs more than the record, is made of one at a time and only if asked for.
 */
export function jsonPositions(text: string, isList: boolean): JsonPositions {
  const begins = isList ? beginningsOfItems(text) : [beginningOf(text)]
  let looked = -1
  let tree: Node | undefined
  let within: (offset: number) => Position

  function lookAt(index: number, offset: number): void {
    if (looked === index) return
    looked = index
    const record = text.slice(offset, begins[index + 1]?.offset)
    tree = record.length > maxRecordLength ? undefined : treeOf(record)
    within = positionsIn(record)
  }
  return {
    lineOf: (index) => begins[index]?.line ?? 1,
    positionOf(keys, atKey) {
      const index = isList ? Number(keys[0]) : 0
      const begin = begins[index]
      if (begin === undefined) return undefined
      lookAt(index, begin.offset)
      const node = nodeAt(tree, isList ? keys.slice(1) : keys, atKey)
      const { line, column } = within(node?.offset ?? 0)
      return { line: begin.line + line - 1, column: line === 1 ? begin.column + column - 1 : column }
    },
  }
}

interface Beginning extends Position {
  readonly offset: number
}

const code = {
  quote: 34,
  comma: 44,
  open: 91,
  backslash: 92,
  close: 93,
  brace: 123,
  closeBrace: 125,
  newline: 10,
} as const

function beginningOf(text: string): Beginning {
  const offset = text.search(/\S/)
  return { offset, ...positionsIn(text.slice(0, offset))(offset) }
}

/** Where the items of a list begin. */
function beginningsOfItems(text: string): readonly Beginning[] {
  const found: Beginning[] = []
  let depth = 0
  let awaited = false
  let line = 1
  let lineStart = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === code.newline) {
      line++
      lineStart = at + 1
    }
    if (sign <= 32) continue
    if (awaited && sign !== code.close) found.push({ offset: at, line, column: at - lineStart + 1 })
    awaited = false
    if (sign === code.quote) {
      for (at++; text.charCodeAt(at) !== code.quote; at++) if (text.charCodeAt(at) === code.backslash) at++
    } else if (sign === code.open || sign === code.brace) awaited = ++depth === 1
    else if (sign === code.close || sign === code.closeBrace) depth--
    else if (sign === code.comma) awaited = depth === 1
  }
  return found
}

/** The tree of a text, undefined where it is nested too deeply to have one. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The node at some keys, or the nearest one around them. */
function nodeAt(tree: Node | undefined, keys: Keys, atKey = false): Node | undefined {
  for (let length = keys.length; tree !== undefined && length >= 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length))
    if (node !== undefined) return atKey && length === keys.length ? (node.parent?.children?.[0] ?? node) : node
  }
  return tree
}

/** Turns offsets into lines and columns; where the lines begin is looked for once. */
export function positionsIn(text: string): (offset: number) => Position {
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
