import { stringify } from 'yaml'
import { isDeeperThan } from '../../src/depth.js'
import { readYaml } from '../../src/yaml.js'
import { hostileNumbers, hostileWords } from './hostile.js'
import { changedText, text } from './mutate-text.js'
import { below, oneOf, type Random } from './random.js'
import { bytesOf, parsedJson, type Shape, textOf } from './shape.js'

// Trees of lists and objects; a key may be "__proto__", which must stay a key.

type Node = object & { [key: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const put = (node: Node, key: string, value: unknown): void =>
  void Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true })

/** A tree with the value at one place made another; left out where that gives undefined, under another key where it gives one. */
function changedAt(
  tree: unknown,
  place: number,
  change: (value: unknown) => readonly unknown[],
  rename?: string,
): unknown {
  let at = 0
  const walk = (value: unknown): readonly unknown[] => {
    const own = at++
    if (own === place && rename === undefined) return change(value)
    if (Array.isArray(value)) return [value.flatMap((each) => walk(each))]
    if (!isNode(value)) return [value]
    const copy: Node = {} as Node
    for (const [key, each] of Object.entries(value)) {
      const renamed = rename !== undefined && at === place ? rename : key
      for (const changed of walk(each).slice(0, 1)) put(copy, renamed, changed)
    }
    return [copy]
  }
  return walk(tree)[0]
}

/** Every value in a tree, in the order of their places. */
function valuesIn(tree: unknown): unknown[] {
  return [tree, ...(isNode(tree) ? Object.values(tree).flatMap(valuesIn) : [])]
}

function nested(value: unknown, depth: number, key: string | undefined): unknown {
  let tree = value
  for (let level = 0; level < depth; level++) {
    const around: Node = (key === undefined ? [] : {}) as Node
    put(around, key ?? '0', tree)
    tree = around
  }
  return tree
}

/** What takes time that grows with the square of a length takes too long of this one. */
const longText = (was: unknown, random: Random): string => {
  // An object whose `toString` is no function is no text.
  const told = isNode(was) ? JSON.stringify(was) : String(was)
  const part = random() < 0.5 ? told : oneOf([...hostileWords, '(', '（', '1', '-', 'a ', ' 、'], random)
  return part
    .slice(0, 1000)
    .repeat(oneOf([2, 50, 100_000], random))
    .slice(0, 100_000)
}

function hostileValue(was: unknown, other: unknown, random: Random): unknown {
  const kind = below(8, random)
  if (kind === 0) return oneOf(hostileNumbers, random)
  if (kind === 1)
    return oneOf<unknown>([null, true, false, [], {}, [null], [[]], { '': null }, { toString: 1, valueOf: 1 }], random)
  if (kind === 2)
    return nested(was, oneOf([1, 2, 31, 33, 100, 300], random), oneOf([undefined, 'a', '__proto__'], random))
  if (kind === 3) return oneOf(valuesIn(other), random)
  if (kind === 4) return longText(was, random)
  if (kind === 5 && typeof was === 'string') return changedText(was, oneOf(hostileWords, random), random)
  if (kind === 6 && typeof was === 'number') return was * oneOf([-1, 10, 0.1, 1.000001], random)
  return oneOf(hostileWords, random)
}

/** Values, keys and members of a tree. */
export function changedTree(tree: unknown, other: unknown, random: Random): unknown {
  const place = below(valuesIn(tree).length, random)
  const kind = below(6, random)
  if (kind === 0) return changedAt(tree, place, (was) => (place === 0 ? [was] : []))
  if (kind === 1) return changedAt(tree, place, (was) => [was, was])
  if (kind === 2) return changedAt(tree, place, (was) => [was], oneOf(hostileWords, random))
  if (kind === 3)
    return changedAt(tree, place, (was) => {
      if (!isNode(was) || Array.isArray(was)) return [hostileValue(was, other, random)]
      const copy = { ...was }
      put(
        copy,
        oneOf([...hostileWords, ...(isNode(other) ? Object.keys(other) : [])], random),
        hostileValue(1, other, random),
      )
      return [copy]
    })
  return changedAt(tree, place, (was) => [hostileValue(was, other, random)])
}

function* smallerTrees(tree: unknown): Generator<unknown> {
  const values = valuesIn(tree)
  for (let place = 1; place < values.length; place++) yield changedAt(tree, place, () => [])
  for (const inner of values) if (isNode(inner) && inner !== tree) yield inner
}

/** JSON writes no number that is not finite; that a text can say one too large is what matters. */
const toJson = (value: unknown): string =>
  (
    JSON.stringify(value, (_, each) => (typeof each === 'number' && !Number.isFinite(each) ? '\u0001' : each)) ?? 'null'
  ).replaceAll('"\\u0001"', '1e400')

function treeShape(
  ending: string,
  read: (source: string) => { readonly value: unknown } | undefined,
  write: (value: unknown) => string,
): Shape {
  return {
    ending,
    mutate(input, others, random) {
      const tree = random() < 0.6 ? read(textOf(input)) : undefined
      // What is deeper is for the program to walk, not for us.
      if (tree === undefined || isDeeperThan(300, tree.value)) return text.mutate(input, others, random)
      const other = read(textOf(oneOf(others, random)))

      return bytesOf(write(changedTree(tree.value, other?.value, random)))
    },
    *reductions(input) {
      const tree = input.length < 200_000 ? read(textOf(input)) : undefined
      if (tree !== undefined && !isDeeperThan(300, tree.value))
        for (const smaller of smallerTrees(tree.value)) yield bytesOf(write(smaller))
      yield* text.reductions(input)
    },
  }
}

/** As we read it ourselves: of what we refuse for its depth the parser would make a night's work. */
const parsedYaml = (source: string): { readonly value: unknown } | undefined => {
  const read = readYaml(source)
  return read.ok ? read.value : undefined
}

export const json = treeShape('json', parsedJson, toJson)
export const yaml = treeShape('yaml', parsedYaml, (value) => stringify(value, { aliasDuplicateObjects: false }))
