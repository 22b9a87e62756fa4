import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { heading, table } from './timing.js'

/** KB after gzip that a bundle may have: what it has now, and a tenth more. */
const limits: Readonly<Record<string, number>> = {
  'index.ts, all of it, in a browser': 205,
  'index.ts, compileStandard alone': 16,
  'cli.cjs and its chunks': 300,
}

async function bundled(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    external: ['hucre', 'hucre/*'],
    logLevel: 'error',
  })
  return outputFiles[0]!.contents
}

/** A file of dist/ and all that it may require. */
function withChunks(entry: string): Uint8Array {
  const texts = new Map<string, Buffer>()
  const queue = [entry]
  for (const file of queue) {
    if (texts.has(file)) continue
    const text = readFileSync(`dist/${file}`)
    texts.set(file, text)
    for (const [, name] of text.toString().matchAll(/\b(?:require|import)\("\.\/([^"]+)"\)/g)) queue.push(name!)
  }
  return Buffer.concat([...texts.values()])
}

/** What a page that uses the library loads, and the command line as it is shipped. */
export async function measureSize(): Promise<void> {
  heading('size')
  const sizes: Readonly<Record<string, Uint8Array>> = {
    'index.ts, all of it, in a browser': await bundled(`export * from './src/index.js'`),
    'index.ts, compileStandard alone': await bundled(`export { compileStandard } from './src/index.js'`),
    'cli.cjs and its chunks': withChunks('cli.cjs'),
  }
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(0)
  table(
    ['', 'KB, minified', 'KB, gzip', 'limit'],
    Object.entries(sizes).map(([name, bytes]) => {
      const zipped = gzipSync(bytes).length
      if (zipped / 1024 > limits[name]!) process.exitCode = 1
      const limit = zipped / 1024 > limits[name]! ? `${limits[name]} exceeded` : `${limits[name]}`
      return [name, kilobytes(bytes.length), kilobytes(zipped), limit]
    }),
  )
}
