import { type Entry, formats, ndjsonRecords, startRun } from '../../src/index.js'
import { centers } from './centers.js'
import { asOf, ruleSets, standard } from './county-center.js'
import { forSeconds, heading, interleaved, median, ratios, table } from './timing.js'

// From lines of records to lines of findings, beside JSON.parse of the same lines and JSON.stringify of the
// same findings, with nothing between the two.

const writing = { ...ruleSets, language: 'zh', colour: false } as const

/** The lines of findings on some lines of records, in pieces. */
export function* checkLines(lines: readonly string[]): Generator<string> {
  const run = startRun({ ...ruleSets, standards: [standard], asOf, listRecords: false })
  for (const entry of ndjsonRecords(lines, 'sites.ndjson') as Iterable<Entry>) {
    if ('problem' in entry) throw new Error(entry.problem.message)
    const result = run.add(entry.record)
    if (result !== undefined) yield* formats.ndjson.writeRecord!(result, writing) as Iterable<string>
  }
  const { problems } = run.report()
  if (problems.length > 0) throw new Error(problems[0]!.message)
}

export function ndjsonContenders(records: number) {
  const lines = centers(records).map((record) => JSON.stringify(record))
  const findings = [...checkLines(lines)].flatMap((piece) =>
    piece
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  if (findings.length !== records * 27) throw new Error(`${findings.length} findings on ${records} records`)
  return {
    clausecheck() {
      let bytes = 0
      for (const piece of checkLines(lines)) bytes += piece.length
      if (bytes === 0) throw new Error('nothing was written')
    },
    'parse and stringify'() {
      let bytes = 0
      for (const line of lines) bytes += (JSON.parse(line) as { id: string }).id.length
      for (const finding of findings) bytes += JSON.stringify(finding).length + 1
      if (bytes === 0) throw new Error('nothing was written')
    },
  }
}

export async function measureNdjson(): Promise<void> {
  heading('NDJSON of sites to NDJSON of findings, with their messages')
  // No more: the findings to be written by the other side lie in the same heap, and every collection goes through them.
  const records = 1_000
  const times = await interleaved(ndjsonContenders(records), records, forSeconds(15, 20))
  table(
    ['', 'µs a site', 'ratio'],
    Object.entries(times).map(([name, each]) => [
      name,
      median(each).toFixed(1),
      median(ratios(each, times['parse and stringify'])).toFixed(2),
    ]),
  )
}
