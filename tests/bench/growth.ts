import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileStandard } from '../../src/index.js'
import type { CheckedRecord } from '../../src/record/read.js'
import { centers } from './centers.js'
import { asOf, standard, vocabulary } from './county-center.js'
import { count, forSeconds, heading, interleaved, measured, median, table } from './timing.js'

/** The command line on a file of NDJSON, its findings written as NDJSON to nowhere. */
export async function measureRecords(): Promise<void> {
  heading('growth with the number of records: NDJSON to NDJSON on the command line, in a process of its own')
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-bench-'))
  const rows: (readonly string[])[] = []
  const lines = centers(20_000).map((record) => JSON.stringify(record))
  try {
    for (const records of [1_000, 10_000, 100_000, 1_000_000]) {
      const path = join(folder, `${records}.ndjson`)
      writeRecords(path, lines, records)
      const options = ['--standard', standard.id, '--as-of', asOf, '--format', 'ndjson']
      const { seconds, megabytes } = await measured(['dist/cli.cjs', 'check', path, ...options])
      rmSync(path)
      rows.push([count(records), seconds.toFixed(1), ((seconds * 1e6) / records).toFixed(0), megabytes.toFixed(0)])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  table(['records', 'seconds', 'µs a record', 'MB at most'], rows)
}

/** The same sites again and again, each time with ids of their own. */
function writeRecords(path: string, lines: readonly string[], records: number): void {
  const file = openSync(path, 'w')
  for (let start = 0; start < records; start += lines.length) {
    const some = lines.slice(0, Math.min(lines.length, records - start))
    writeSync(file, some.map((line, index) => `${line.replace(/"id":"[^"]*"/, `"id":"${start + index}"`)}\n`).join(''))
  }
  closeSync(file)
}

/** Copies of the requirements that ask for a little more each time, so that none is worked out with another. */
function withRequirements(wanted: number) {
  const requirements = Array.from({ length: wanted }, (_, index) => {
    const original = standard.requirements[index % standard.requirements.length]!
    const copy = Math.floor(index / standard.requirements.length)
    return { ...original, id: `${original.id}-${copy}`, check: varied(original.check, copy) }
  })
  return { ...standard, requirements }
}

function varied<T>(value: T, copy: number): T {
  if (copy === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((each) => (typeof each === 'number' ? each + copy / 1000 : varied(each, copy)))
    return (value.every((each) => typeof each === 'string') ? [...items, `none-${copy}`] : items) as T
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, varied(each, copy)])) as T
}

export async function measureRequirements(): Promise<void> {
  heading('growth with the number of requirements, full findings')
  const sizes = [10, 27, 100, 300, 1_000]
  const records = centers(200)
  const standards = sizes.map((size) => compileStandard(withRequirements(size), vocabulary))
  const contenders = Object.fromEntries(
    standards.map((compiled, index) => [
      `${sizes[index]}`,
      () => {
        for (const record of records) compiled.check(record as CheckedRecord, asOf)
      },
    ]),
  )
  await interleaved(contenders, records.length, (round) => round < 3)
  const times = await interleaved(contenders, records.length, forSeconds(10, 5))
  table(
    ['requirements', 'µs a record', 'µs a requirement'],
    sizes.map((size) => {
      const each = median(times[`${size}`]!)
      return [count(size), each.toFixed(1), (each / size).toFixed(3)]
    }),
  )
}
