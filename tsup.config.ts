import { mkdirSync, writeFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import { configJsonSchema } from './src/cli/config.js'
import { loadRuleSetsFrom } from './src/node.js'
import { toProblemText } from './src/problem.js'
import { jsonSchemaOf } from './src/schemas/json-schemas.js'
import { jsonSchemaNames, outputSchemaNames } from './src/standard/json-schema-names.js'

/** The rule sets of standards/ as JSON text; throws with every Problem where one does not load. */
export function shippedRuleSets(): string {
  const { problems, ...ruleSets } = loadRuleSetsFrom('standards')
  if (problems.length > 0) throw new Error(`the standards do not load:\n${problems.map(toProblemText).join('\n')}`)
  return JSON.stringify(ruleSets)
}

async function writeRuleSets(): Promise<void> {
  writeFileSync('dist/rule-sets.json', shippedRuleSets())
}

/** dist/schemas/*.json: what an editor checks the files of authors against, and a program our reports. */
async function writeJsonSchemas(): Promise<void> {
  const { vocabulary } = loadRuleSetsFrom('standards')
  mkdirSync('dist/schemas', { recursive: true })
  const write = (name: string, schema: unknown) =>
    writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
  for (const name of [...jsonSchemaNames, ...outputSchemaNames]) write(name, jsonSchemaOf(name, vocabulary))
  write('config', configJsonSchema())
}

/** A plugin that gives the module "shipped-rule-sets" its contents. */
const ruleSetsFrom = (contents: () => string, loader: 'text' | 'js'): NonNullable<Options['esbuildPlugins']> => [
  {
    name: 'shipped-rule-sets',
    setup(build) {
      build.onResolve({ filter: /^shipped-rule-sets$/ }, () => ({ path: 'shipped-rule-sets', namespace: 'shipped' }))
      build.onLoad({ filter: /.*/, namespace: 'shipped' }, () => ({ contents: contents(), loader }))
    },
  },
]

/** The command line reads the rule sets from the file beside it: only what uses them pays for them. */
const besideCommand = `module.exports = require('fs').readFileSync(require('path').join(__dirname, 'rule-sets.json'), 'utf8')`

/**
 * A plugin that makes CommonJS of chunks: esbuild splits ES modules only, and Node is slower to start those. What a
 * command asks for is then required, but for hucre, which ships ES modules alone.
 */
const chunksAsCommonJs: NonNullable<Options['plugins']>[number] = {
  name: 'chunks-as-commonjs',
  renderChunk: (code) =>
    transform(code, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      minify: true,
      supported: { 'dynamic-import': /\bimport\("hucre/.test(code) },
    }),
}

const shared: Options = {
  target: 'node20',
  esbuildOptions(options) {
    // UMD builds require by computed names, which no ESM bundle can carry.
    options.mainFields = ['module', 'main']
    options.charset = 'utf8'
    // Where there is none, nobody asks for it.
    options.logOverride = { 'empty-import-meta': 'silent' }
  },
}

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', node: 'src/node.ts', standards: 'src/standards.ts' },
    format: ['esm', 'cjs'],
    esbuildPlugins: ruleSetsFrom(shippedRuleSets, 'text'),
    // tsup sets `baseUrl` while it makes types, which TypeScript 6 deprecates.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
    onSuccess: writeJsonSchemas,
  },
  {
    ...shared,
    // A chunk for what each command needs: to read what it does not takes longer than most of what it does.
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    outExtension: () => ({ js: '.cjs' }),
    define: { 'import.meta.url': 'undefined' },
    plugins: [chunksAsCommonJs],
    esbuildPlugins: ruleSetsFrom(() => besideCommand, 'js'),
    // hucre reads workbooks where somebody has installed it.
    noExternal: [/^(?!hucre)/],
    minify: true,
    onSuccess: writeRuleSets,
  },
  {
    ...shared,
    // What threads run, in one file: it is started by its path, and must find all it needs.
    entry: { 'check-worker': 'src/node/check-worker.ts' },
    format: ['cjs'],
    noExternal: [/^(?!hucre)/],
    minify: true,
  },
])
