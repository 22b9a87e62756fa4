import { rmSync } from 'node:fs'
import { build } from 'esbuild'
import { shippedRuleSets } from '../../tsup.config.js'

/** The long pass, the process that tries inputs and the command line, bundled into a folder; `remove` takes it away. */
export async function bundled(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = `node_modules/.cache/fuzz/${process.pid}`
  await build({
    entryPoints: { child: 'tests/fuzz/child.ts', cli: 'src/cli/main.ts', long: 'tests/fuzz/long.ts' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'error',
    plugins: [
      {
        name: 'shipped-rule-sets',
        setup(building) {
          building.onResolve({ filter: /^shipped-rule-sets$/ }, () => ({ path: 'shipped', namespace: 'shipped' }))
          building.onLoad({ filter: /.*/, namespace: 'shipped' }, () => ({
            contents: shippedRuleSets(),
            loader: 'text',
          }))
        },
      },
    ],
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
