import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { centers } from './centers.js'
import { standard } from './county-center.js'
import { count, heading, measured, median, table } from './timing.js'

const asOf = '2024-01-15'

/** The command line on one thread and on two, in turns. On a machine that does other work the wall says little. */
export async function measureWorkers(records = 50_000, rounds = 3): Promise<void> {
  heading(`threads: NDJSON to NDJSON of ${count(records)} sites on the command line, ${cpus().length} cores`)
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-bench-'))
  const runs = new Map([1, 2].map((workers) => [workers, [] as Awaited<ReturnType<typeof timed>>[]]))
  try {
    const path = join(folder, 'sites.ndjson')
    const some = centers(5_000).map((record) => JSON.stringify(record))
    const lines = Array.from({ length: records }, (_, id) =>
      some[id % some.length]!.replace(/"id":"[^"]*"/, `"id":"${id}"`),
    )
    writeFileSync(path, `${lines.join('\n')}\n`)
    for (let round = 0; round < rounds; round++)
      for (const [workers, times] of runs) times.push(await timed(path, workers))
  } finally {
    rmSync(folder, { recursive: true })
  }
  const of = (workers: number, what: 'wall' | 'seconds' | 'megabytes') =>
    median(runs.get(workers)!.map((each) => each[what]))
  table(
    ['threads', 'seconds', 'times as fast as one', 'seconds of computing', 'MB at most'],
    [1, 2].map((workers) => [
      workers,
      of(workers, 'wall').toFixed(1),
      (of(1, 'wall') / of(workers, 'wall')).toFixed(2),
      of(workers, 'seconds').toFixed(1),
      of(workers, 'megabytes').toFixed(0),
    ]),
  )
}

async function timed(path: string, workers: number) {
  const start = process.hrtime.bigint()
  const options = ['--standard', standard.id, '--as-of', asOf, '--format', 'ndjson', '--workers', `${workers}`]
  const used = await measured(['dist/cli.cjs', 'check', path, ...options])
  return { ...used, wall: Number(process.hrtime.bigint() - start) / 1e9 }
}
