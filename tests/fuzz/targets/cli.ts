import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { Script } from 'node:vm'
import { json } from '../mutate-tree.js'
import { demand, demandPlain, untouched } from '../properties.js'
import { bytesOf, parsedJson, textOf } from '../shape.js'
import type { Target } from '../target.js'

const site = JSON.stringify(untouched('a'))
const files: Readonly<Record<string, string>> = {
  'a.ndjson': `${site}\n`,
  'a.yaml': `- ${site}\n`,
  'a.json': `[${site}, {}]`,
  'a.csv': 'id,siteType,region\na,health-lounge,nanhu\n',
  'a.xlsx': 'PK',
  'broken.json': '[',
  'data/b.yaml': site.replace('"a"', '"b"'),
  'mapping.yaml': 'sheets: [{ record: site, id: id, columns: { region: region } }]\n',
  'waivers.yaml': '[]\n',
  'clausecheck.config.yaml': 'files: [data/*.yaml]\n',
  'rules/vocabulary.yaml': 'facts: { site: { lit: { type: yes-no, zh: 采光, en: lit } } }\n',
}

const honest: readonly (readonly string[])[] = [
  ['check'],
  ['check', 'a.ndjson', '--as-of', '2021-10-15', '--format', 'json'],
  [
    'check',
    'a.yaml',
    'data/*.yaml',
    '--standard',
    'jiaxing-2021-33/health-lounge',
    '--fail-on',
    'unknown',
    '--cross-check',
  ],
  ['check', 'a.csv', '--mapping', 'mapping.yaml', '--encoding', 'gb18030', '--lang', 'zh', '--out', 'out.txt'],
  ['check', '-', '--input-format', 'ndjson', '--waivers', 'waivers.yaml', '--format=xlsx', '--out=out.xlsx'],
  ['check', 'a.xlsx', '--annotate', 'b.xlsx', '--config', 'clausecheck.config.yaml', '--standards', 'rules'],
  ['fields', 'jiaxing-2021-33/health-lounge', '--lang', 'zh'],
  ['template', 'jiaxing-2021-33/health-lounge', '--out', 'form.xlsx', '--checklists'],
  ['map', 'a.csv', '--standard', 'jiaxing-2021-33/health-lounge'],
  ['init'],
  ['list', '--standards', 'rules'],
  ['show', 'jiaxing-2021-33/health-lounge/menu-hours'],
  ['trace', 'jiaxing-2021-33', '--source', 'a.yaml'],
  ['test', 'data', '--mutate'],
  ['lint', 'rules', 'data'],
  ['schema', 'record'],
  ['--version'],
  ['check', '--help'],
]

/** Arguments of the command line, in a folder with files; the command runs in this process. */
export const cli: Target = {
  name: 'cli',
  shape: json,
  inputs: 15,
  seeds: () => honest.map((args) => bytesOf(JSON.stringify(args))),
  async try(input) {
    const args = argumentsIn(textOf(input))
    if (args === undefined) return
    const folder = mkdtempSync(join(tmpdir(), 'clausecheck-fuzz-'))
    try {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
      const { said, told, code } = await run(args, folder)
      demand([0, 1, 2, 3].includes(code), `exit ${code}: ${told}`)
      demandPlain(told, args.join(' '))
      demand(!told.includes('internal-error'), told)
      demand(code !== 3 || told.trim() !== '', `it fails without a word: ${said}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** What a shell could give as arguments, and would write nowhere but into the folder. */
function argumentsIn(source: string): string[] | undefined {
  const value = parsedJson(source)?.value
  if (!Array.isArray(value)) return undefined
  const args = value
    .flat(3)
    .map((each) => textOf(bytesOf((typeof each === 'object' ? '' : String(each)).replaceAll('\0', ''))))
  return args.some((each) => each.length > 10_000 || /(^|=|[{,(|!])\s*[/~\\]|\.\./.test(each)) ? undefined : args
}

let script: { readonly run: (...inside: unknown[]) => void; readonly require: NodeJS.Require } | undefined

/** Runs the bundled command line once more from its beginning. */
async function run(args: readonly string[], folder: string) {
  const path = process.argv[2]!
  // It begins with a line for the shell.
  const source = `(function (exports, require, module) {${readFileSync(path, 'utf8').replace(/^#!.*/, '')}\n})`
  script ??= {
    run: new Script(source, { filename: path }).runInThisContext(),
    require: createRequire(join(process.cwd(), path)),
  }
  const said: string[] = []
  const told: string[] = []
  const before = {
    argv: process.argv,
    folder: process.cwd(),
    stdin: Object.getOwnPropertyDescriptor(process, 'stdin')!,
  }
  const restored = [listening(process.stdout, said), listening(process.stderr, told)]
  process.env.LC_ALL = 'C'
  process.argv = [process.execPath, path, ...args]
  process.exitCode = undefined
  process.chdir(folder)
  Object.defineProperty(process, 'stdin', { configurable: true, get: () => Readable.from([Buffer.from(`${site}\n`)]) })
  try {
    const module = { exports: {} }
    script.run(module.exports, script.require, module)
    while (process.exitCode === undefined) await new Promise((resume) => setImmediate(resume))
    return { said: said.join(''), told: told.join(''), code: Number(process.exitCode) }
  } finally {
    for (const restore of restored) restore()
    Object.defineProperty(process, 'stdin', before.stdin)
    process.argv = before.argv
    process.chdir(before.folder)
    process.exitCode = undefined
  }
}

/** Gathers what is written to a stream; gives what ends that. */
function listening(stream: NodeJS.WriteStream, written: string[]): () => void {
  const { write } = stream
  stream.write = (piece: unknown) => {
    written.push(String(piece))
    return true
  }
  return () => {
    stream.write = write
    stream.removeAllListeners('error')
  }
}
