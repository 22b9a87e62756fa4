import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prepare } from './inputs.js'
import { nodeOf, type Runtime } from './nodes.js'

// The command line as it ships, under several versions of Node, time zones and languages of the environment: what it
// writes must be the same to the last byte, in every format.

const majors = [20, 22, 24, 26]
const places = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' },
  { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' },
]
const cli = resolve('dist/cli.cjs')
const cache = 'node_modules/.cache'
const work = join(cache, 'determinism')
const atOnce = 2

interface Run {
  readonly node: Runtime
  readonly environment: (typeof places)[number]
}

/** What a run writes, by name, as digests. */
async function written({ node, environment }: Run): Promise<ReadonlyMap<string, string>> {
  const folder = join(work, `${node.version}-${environment.TZ.replace('/', '-')}`)
  const names = prepare(folder)
  const options = { cwd: folder, env: { PATH: process.env.PATH, ...environment }, timeout: 30_000 }
  const said = await new Promise<string>((settle) =>
    execFile(node.path, [cli, 'check'], options, (error, stdout, stderr) =>
      settle(JSON.stringify([error?.code ?? 0, stdout, stderr])),
    ),
  )
  const digest = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  return new Map([
    ['what it says', digest(said)],
    ...names.map((name) => [name, digest(readFileSync(join(folder, name)))] as const),
  ])
}

async function main(): Promise<number> {
  rmSync(work, { recursive: true, force: true })
  const found = await Promise.allSettled(majors.map((major) => nodeOf(major, join(cache, 'nodes'))))
  const nodes = found.flatMap((each, index) => {
    if (each.status === 'fulfilled') return [each.value]
    console.log(`Node ${majors[index]} is left out: ${(each.reason as Error).message.split('\n', 1)[0]}`)
    return []
  })
  if (nodes.length === 0) return 1
  if (nodes.length === 1) console.log('one version of Node alone is here: it is compared with itself elsewhere')
  const runs = nodes.flatMap((node) => places.map((environment): Run => ({ node, environment })))
  const results: (readonly [Run, ReadonlyMap<string, string>])[] = []
  const left = [...runs]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let run = left.shift(); run !== undefined; run = left.shift()) results.push([run, await written(run)])
    }),
  )
  let differing = 0
  const [first] = results
  for (const name of first![1].keys()) {
    const others = results.filter(([, files]) => files.get(name) !== first![1].get(name))
    if (others.length > 0) differing++
    for (const [run] of others) console.log(`${name}: ${told(run)} writes it otherwise than ${told(first![0])}`)
  }
  const versions = nodes.map(({ version }) => version).join(', ')
  console.log(`${first![1].size} outputs, ${runs.length} runs (Node ${versions}): ${differing} differ; see ${work}`)
  return differing > 0 ? 1 : 0
}

const told = ({ node, environment }: Run): string => `Node ${node.version} under ${environment.TZ}`

main().then((code) => {
  process.exitCode = code
})
