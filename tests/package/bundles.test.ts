import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// What ships, where it has to run.

const site = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', totalArea: '60 m²' }
const script = `
  import { checkRecords, loadRuleSets, yamlRecords } from './dist/index.js'
  import * as ruleSets from './dist/standards.js'
  const fromValue = checkRecords([{ value: ${JSON.stringify(site)} }], { ...ruleSets, asOf: '2021-09-30' })
  const [entry] = yamlRecords(${JSON.stringify(`- ${JSON.stringify(site)}\n`)}, 'sites.yaml')
  const fromYaml = checkRecords([entry.record], { ...ruleSets, asOf: '2021-09-30' })
  const { problems } = loadRuleSets([{ path: 'vocabulary.yaml', text: 'terms: { a: { b: { zh: 乙 } } }' }])
  globalThis.answer = JSON.stringify([fromValue.verdict, fromYaml.verdict, problems[0]])
`
const answer = [
  'undetermined',
  'undetermined',
  { code: 'missing-key', message: '"en" is missing', file: 'vocabulary.yaml', line: 1, column: 18 },
]

/** The script with all it imports in one text. A module of Node among that is an error of esbuild's. */
async function bundleForBrowsers(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}

test('clausecheck bundles for browsers, and checks records where there is no Node', async () => {
  const code = await bundleForBrowsers()
  // A bare context: the language alone, and of what browsers add to it only what is used.
  const context = vm.createContext({ structuredClone, TextEncoder, TextDecoder })
  vm.runInContext(code, context)
  expect(JSON.parse(context.answer)).toEqual(answer)
})

test('it works where the page forbids evaluating strings, and does not even try to', async () => {
  const code = await bundleForBrowsers()
  const context = vm.createContext(
    { structuredClone, TextEncoder, TextDecoder, attempts: 0 },
    { codeGeneration: { strings: false } },
  )
  vm.runInContext(countAttempts, context)
  vm.runInContext(code, context)
  expect(JSON.parse(context.answer)).toEqual(answer)
  expect(context.attempts).toBe(0)
})

/**
 * Counts the texts given to `eval` and `Function`, those whose failure is caught among them. An empty
 * text does not count: zod tries one when it is loaded, to see whether it may; we let it compile none.
 */
const countAttempts = `
  globalThis.attempts = 0
  const count = (texts) => { if (texts.some((text) => text !== '')) globalThis.attempts++ }
  const watch = (target) => new Proxy(target, {
    apply: (...call) => (count(call[2]), Reflect.apply(...call)),
    construct: (...call) => (count(call[1]), Reflect.construct(...call)),
  })
  globalThis.Function = watch(Function)
  globalThis.eval = watch(eval)
`

const forbidden = '--disallow-code-generation-from-strings'
const options = { encoding: 'utf8', env: { PATH: process.env.PATH, LANG: 'C' } } as const

test('the modules evaluate no strings in Node', () => {
  const watched = `${countAttempts}
    ${script.replaceAll(/import (?:\* as )?(.+) from '(.+)'/g, (_, names: string, path: string) => {
      return `const ${names} = await import('${pathToFileURL(path)}')`
    })}
    console.log(JSON.stringify({ answer: JSON.parse(globalThis.answer), attempts: globalThis.attempts }))`
  const { stdout } = spawnSync(process.execPath, [forbidden, '--input-type=module', '--eval', watched], options)
  expect(JSON.parse(stdout)).toEqual({ answer, attempts: 0 })
})

test('the command line evaluates no strings', () => {
  const preload = `data:text/javascript,${encodeURIComponent(
    `${countAttempts}; process.on('exit', () => console.log('attempts: ' + globalThis.attempts))`,
  )}`
  const argv = ['check', 'fixtures/records/jiaxing-2021-sites.yaml', '--as-of', '2021-09-30']
  const { stdout } = spawnSync(process.execPath, [forbidden, '--import', preload, 'dist/cli.cjs', ...argv], options)
  expect(stdout).toMatch(/^Verdict: undetermined .* 44 records.*attempts: 0\n$/s)
})

test('importing the shipped rule sets loads neither a YAML reader nor a schema library', () => {
  const loaded = modulesOf('dist/standards.js')
  expect([...loaded.packages]).toEqual([])
  expect(JSON.stringify([...loaded.texts])).not.toMatch(/class Lexer|_zod\b/)
})

/** The files that a module of dist/ imports, and the packages. */
function modulesOf(entry: string) {
  const texts = new Map<string, string>()
  const packages = new Set<string>()
  const queue = [entry]
  for (const path of queue) {
    if (texts.has(path)) continue
    const text = readFileSync(path, 'utf8')
    texts.set(path, text)
    for (const [, name] of text.matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm)) {
      if (name!.startsWith('.')) queue.push(`dist/${name!.slice(2)}`)
      else packages.add(name!)
    }
  }
  return { texts, packages }
}
