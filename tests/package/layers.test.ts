import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

// The table of imports: a layer sees those below it in this list, and of its own what it holds itself.

const order = ['cli', 'node', 'index', 'formats', 'report', 'evaluate', 'standard', 'kinds', 'record', 'expr']
// Archives and XML are on the ground, for reports are written with them, and so are tables.
const ground = ['yaml', 'suggest', 'dates', 'problem', 'printable', 'depth', 'xml', 'archive']

/** What each layer may import, where that is not simply all that is below it. */
const special: Readonly<Record<string, readonly string[]>> = {
  // A command reaches past index.ts and node.ts for what it needs: with those its chunk would hold everything.
  cli: ['index', 'node', 'standards', 'schemas', 'table', 'io', 'formats', 'report', 'standard', 'record', ...ground],
  io: ['record', 'yaml', 'problem', 'depth', 'xml', 'archive'],
  table: ['io', 'standard', 'record', 'expr', 'yaml', 'suggest', 'dates', 'problem'],
  node: ['index', 'table', 'io', ...below('index')],
  schemas: ['table', ...below('index')],
  index: ['schemas', 'table', 'io', ...below('index')],
  standards: ['standard', 'record'],
  // The specification knows nothing of what is held against it.
  reference: ['record', 'expr', 'dates'],
  report: ['reference', ...below('report')],
  expr: [],
  // The ground stands on itself: a Problem is what reading YAML ends in.
  yaml: ['problem', 'depth'],
  problem: ['printable'],
}

function below(layer: string): string[] {
  const all = [...order, ...ground]
  return all.slice(all.indexOf(layer) + 1)
}

const allowed = (layer: string): readonly string[] => special[layer] ?? (ground.includes(layer) ? [] : below(layer))

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.d)\.ts$/.test(path))
  .map((path) => normalize(path))

const imports: readonly Import[] = files.flatMap((from) =>
  ts
    .preProcessFile(readFileSync(join('src', from), 'utf8'))
    .importedFiles.map(({ fileName }) => ({ from, to: resolved(from, fileName) })),
)
const inside = imports.filter(({ to }) => to.endsWith('.ts'))

/** A file of src/ for a relative import, the name itself for a package. */
function resolved(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name)).replace(/\.js$/, '.ts') : name
}

const layerOf = (path: string): string => path.split(/[\\/]/)[0]!.replace(/\.ts$/, '')
const words = ({ from, to }: Import): string => `${from} > ${to}`

test('every file of src/ belongs to a layer', () => {
  const known = [...order, ...ground, 'io', 'table', 'schemas', 'standards', 'reference']
  expect(files.filter((path) => !known.includes(layerOf(path)))).toEqual([])
  expect(known.filter((layer) => !files.some((path) => layerOf(path) === layer))).toEqual([])
})

test('imports run downwards only', () => {
  const wrong = inside.filter(({ from, to }) => {
    return layerOf(from) !== layerOf(to) && !allowed(layerOf(from)).includes(layerOf(to))
  })
  expect(wrong.map(words)).toEqual([])
})

test('nothing outside src/ is imported but the name and version of the package', () => {
  const outside = imports.filter(({ to }) => to.startsWith('..'))
  expect(outside.map(words)).toEqual(['cli/main.ts > ../package.json'])
})

test('what is imported is there', () => {
  expect(inside.filter(({ to }) => !files.includes(to)).map(words)).toEqual([])
})

test('no file imports itself, by whatever way round', () => {
  const cycles = files.flatMap((file) => {
    const way = wayBack(file)
    return way === undefined ? [] : [way.join(' > ')]
  })
  expect(cycles).toEqual([])
})

/** The files on the way from a file back to itself. */
function wayBack(start: string): string[] | undefined {
  const seen = new Set<string>()
  const ways = [[start]]
  for (const way of ways) {
    for (const { from, to } of inside) {
      if (from !== way.at(-1)) continue
      if (to === start) return [...way, to]
      if (!seen.has(to)) ways.push([...way, to])
      seen.add(to)
    }
  }
  return undefined
}

test('what the API reaches imports no module of Node', () => {
  const reached = new Set(['index.ts', 'standards.ts'])
  for (const from of reached) for (const each of inside) if (each.from === from) reached.add(each.to)
  const builtin = imports.filter(({ from, to }) => reached.has(from) && to.startsWith('node:'))
  expect(reached.size).toBeGreaterThan(50)
  expect(builtin.map(words)).toEqual([])
})

test('the shipped rule sets are data: of what is below they import types alone', () => {
  const { outputText } = ts.transpileModule(readFileSync('src/standards.ts', 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  })
  const loaded = ts.preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName)
  expect(loaded).toEqual(['shipped-rule-sets'])
})
