import {
  Composer,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml'
import type { Problem, Result } from './problem.js'

export interface Position {
  readonly line: number
  readonly column: number
}

/** A YAML file as a value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown
  /** Where the value at some keys begins; where there is none, the nearest place around it. */
  positionOf(keys: readonly (string | number)[], atKey?: boolean): Position
}

/** Longer YAML takes minutes to parse with positions; records that many belong in NDJSON. */
export const maxYamlBytes = 8 * 1024 * 1024

/** A slip may make ten thousands of others behind it: nobody reads more, and the file is refused for the first. */
const mostFaults = 1000

/** How many collections may stand open at once: more than any record or rule set has, expressions included. */
const maxOpen = 160

/**
 * Reads YAML 1.2, core schema, whatever directive the file carries. Warnings count as errors, and
 * aliases are refused, so that no file can grow in memory.
 *
 * @example
 * readYaml('a: 1\nb: [2, 3]').value.positionOf(['b', 1]) //=> { line: 2, column: 8 }
 */
export function readYaml(text: string, file?: string): Result<YamlFile> {
  const lines = new LineCounter()
  const at = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const failure = (
    problems: readonly Omit<Problem, 'code'>[],
    code: Problem['code'] = 'invalid-yaml',
  ): Result<YamlFile> => ({
    ok: false,
    problems: problems.map((each) => ({ code, ...(file !== undefined && { file }), ...each })),
  })
  if (text.length > maxYamlBytes) {
    return failure(
      [
        {
          message: `more than ${maxYamlBytes / 1024 / 1024} MB of YAML`,
          help: 'split the file, or give the records as NDJSON, one per line',
        },
      ],
      'too-large',
    )
  }
  if (text.replace(/^\ufeff/, '').trim() === '')
    return failure([{ message: 'the file is empty', line: 1, column: 1 }], 'empty-file')
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  try {
    const composer = new Composer({
      ...{ version: '1.2', schema: 'core', prettyErrors: false, stringKeys: true },
      // Composer holds each key against every other one of its map: of a hundred kilobytes of them it makes a minute.
      uniqueKeys: false,
    })
    const [document, second] = [...composer.compose(shallowTokens(text, parser), true, text.length)]
    if (document === undefined || second !== undefined)
      return failure([{ message: 'one document expected, found several', ...at(second?.range[0]) }])
    const { alias, twins } = surveyed(document)
    const faults = [...withTwins(document.errors, twins), ...document.warnings]
    if (faults.length > 0) {
      const told = faults
        .slice(0, mostFaults)
        .map((fault) => ({ message: firstLine(fault.message), ...at(fault.pos[0]) }))
      // One slip can be told many times over, at the very same place.
      return failure([...new Map(told.map((each) => [JSON.stringify(each), each])).values()])
    }
    const directive = document.directives?.yaml.version
    if (directive !== undefined && directive !== '1.2')
      return failure([
        { message: `YAML ${directive} is not read`, help: 'take the %YAML line out', line: 1, column: 1 },
      ])
    if (alias !== undefined)
      return failure([{ message: 'aliases (*name) are not read', help: 'write the value out', ...at(alias) }])
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    return { ok: true, value: { value, positionOf: (keys, atKey) => at(offsetOf(document, keys, atKey)) } }
  } catch (error) {
    if (error instanceof RangeError)
      return failure([{ message: 'nested too deeply', ...at(parser.offset) }], 'too-deep')
    return failure([{ message: firstLine((error as Error).message) }])
  }
}

/**
 * Where the first alias stands, and every key that its map has already. Written-out values read as well, and no alias
 * can make a file grow in memory.
 */
function surveyed(document: Document): { readonly alias: number | undefined; readonly twins: readonly number[] } {
  let alias: number | undefined
  const twins: number[] = []
  visit(document, {
    Alias(_, { range }) {
      alias ??= range?.[0] ?? 0
    },
    Map(_, { items }) {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (keys.has(key.value)) twins.push(key.range?.[0] ?? 0)
        keys.add(key.value)
      }
    },
  })
  return { alias, twins }
}

interface Fault {
  readonly message: string
  readonly pos: readonly [number, number]
}

/** In the order of the text where there are twins, for they are found last. */
const withTwins = (faults: readonly Fault[], twins: readonly number[]): readonly Fault[] =>
  twins.length === 0
    ? faults
    : [
        ...faults,
        ...twins.map((offset): Fault => ({ message: 'Map keys must be unique', pos: [offset, offset] })),
      ].sort((a, b) => a.pos[0] - b.pos[0])

/**
 * The tokens of a text. Its parser keeps what is open in an array, so that depth is seen before anything
 * recurses into it: a stack overflow inside a regular expression cannot be caught, it ends the process.
 */
function* shallowTokens(text: string, parser: Parser) {
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > maxOpen) throw new RangeError('nested too deeply')
  }
  yield* parser.end()
}

const firstLine = (message: string): string => message.split('\n', 1)[0]!

function offsetOf(document: Document, keys: readonly (string | number)[], atKey = false): number | undefined {
  let node: unknown = document.contents
  let offset = (node as Node | null)?.range?.[0]
  for (const [index, key] of keys.entries()) {
    let next: unknown
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(key))
      const target = atKey && index === keys.length - 1 ? pair?.key : (pair?.value ?? pair?.key)
      offset = (target as Node | undefined)?.range?.[0] ?? offset
      next = pair?.value
    } else if (isSeq(node)) {
      next = node.items[Number(key)]
      offset = (next as Node | undefined)?.range?.[0] ?? offset
    }
    if (next === undefined) return offset
    node = next
  }
  return offset
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** The pairs of a map by key, made once: some thousand Problems of one map look for its keys. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map)
  if (known !== undefined) return known
  // Backwards, for the first of several is meant.
  const made = new Map(
    map.items
      .filter(({ key }) => isNode(key))
      .map((pair) => [String((pair.key as { value?: unknown }).value), pair] as const)
      .reverse(),
  )
  pairs.set(map, made)
  return made
}
