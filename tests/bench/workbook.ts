import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rowsOf, startRun, templateOf } from '../../src/index.js'
import { openTableFile, readTableFile, toXlsx } from '../../src/node.js'
import { centers } from './centers.js'
import { asOf, ruleSets, standard, vocabulary } from './county-center.js'
import { count, forSeconds, heading, interleaved, median, ratios, table } from './timing.js'

// Sites with their rooms and staff, each in a sheet of its own: 100,000 rows in all.

const rows = 100_000

async function readAlone(path: string): Promise<void> {
  const tell = () => {}
  let read = 0
  for (const sheet of await openTableFile(path, { problem: tell, advice: tell }))
    for await (const { cells } of sheet.rows()) read += cells.length > 0 ? 1 : 0
  if (read < rows * 0.99) throw new Error(`${read} rows were read`)
}

async function readAndCheck(path: string): Promise<void> {
  const run = startRun({ ...ruleSets, standards: [standard], asOf, listRecords: false })
  for await (const entry of readTableFile(path, { vocabulary })) {
    if ('problem' in entry) run.problem(entry.problem)
    else run.add(entry.record)
  }
  const { problems } = run.report()
  if (problems.length > 0) throw new Error(problems[0]!.message)
}

export async function measureWorkbook(): Promise<void> {
  const template = templateOf([standard], vocabulary, 'zh')
  const sites: Record<string, unknown>[] = []
  let filled = 0
  for (const site of centers(8_000)) {
    if (filled >= rows) break
    sites.push(site)
    filled += 1 + lengthOf(site.rooms) + lengthOf(site.staff)
  }
  heading(`a workbook of ${count(filled)} rows: ${count(sites.length)} sites with their rooms and staff`)
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-bench-'))
  try {
    const path = join(folder, 'sites.xlsx')
    writeFileSync(path, await toXlsx(template, rowsOf(template, sites, vocabulary)))
    const contenders = { 'reading and checking': () => readAndCheck(path), 'the reader alone': () => readAlone(path) }
    const times = await interleaved(contenders, 1e6, forSeconds(20, 3))
    table(
      ['', 'seconds', 'ratio'],
      Object.entries(times).map(([name, each]) => [
        name,
        median(each).toFixed(2),
        median(ratios(each, times['the reader alone'])).toFixed(2),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
