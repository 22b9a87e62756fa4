import { mkdirSync, writeFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'
import { loadRuleSetsFrom } from './src/node.js'
import { toProblemText } from './src/problem.js'
import { jsonSchemaOf } from './src/report/json-schemas.js'
import { jsonSchemaNames } from './src/standard/json-schema-names.js'

/** The rule sets of standards/ as JSON text; throws with every Problem where one does not load. */
export function shippedRuleSets(): string {
  const { problems, ...ruleSets } = loadRuleSetsFrom('standards')
  if (problems.length > 0) throw new Error(`the standards do not load:\n${problems.map(toProblemText).join('\n')}`)
  return JSON.stringify(ruleSets)
}

/** dist/schemas/*.json: what an editor checks the files of authors against. */
async function writeJsonSchemas(): Promise<void> {
  const { vocabulary } = loadRuleSetsFrom('standards')
  mkdirSync('dist/schemas', { recursive: true })
  for (const name of jsonSchemaNames) {
    writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(jsonSchemaOf(name, vocabulary), null, 2)}\n`)
  }
}

const plugins: NonNullable<Options['esbuildPlugins']> = [
  {
    name: 'shipped-rule-sets',
    setup(build) {
      build.onResolve({ filter: /^shipped-rule-sets$/ }, () => ({ path: 'shipped-rule-sets', namespace: 'shipped' }))
      build.onLoad({ filter: /.*/, namespace: 'shipped' }, () => ({ contents: shippedRuleSets(), loader: 'text' }))
    },
  },
]

const shared: Options = {
  target: 'node20',
  esbuildPlugins: plugins,
  esbuildOptions(options) {
    // UMD builds require by computed names, which no ESM bundle can carry.
    options.mainFields = ['module', 'main']
    options.charset = 'utf8'
  },
}

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', node: 'src/node.ts', standards: 'src/standards.ts' },
    format: ['esm', 'cjs'],
    // tsup sets `baseUrl` while it makes types, which TypeScript 6 deprecates.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
    onSuccess: writeJsonSchemas,
  },
  {
    ...shared,
    entry: { cli: 'src/cli/main.ts' },
    format: ['cjs'],
    noExternal: [/.*/],
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
  },
])
