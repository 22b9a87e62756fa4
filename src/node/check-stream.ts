import { availableParallelism } from 'node:os'
import type { Report } from '../report/report.js'
import { startRun } from '../report/run.js'
import { type CheckSetup, runOptions, writerFor } from './check-batch.js'
import { ndjsonChecker, type Sharing } from './ndjson-checker.js'
import type { ReadOptions } from './read-options.js'
import { bytesOf, type Pieces } from './read-records.js'
import { piecesOf } from './record-file.js'
import { noted } from './table-file.js'

/** More threads than this wait for the one that reads and writes. */
const mostWorkers = 8

export interface CheckStreamOptions
  extends Omit<CheckSetup, 'language'>,
    Partial<Pick<CheckSetup, 'language'>>,
    Partial<Sharing>,
    Pick<ReadOptions, 'read'> {
  /** What Problems call the input; the path of a file, or "stdin", where left out. */
  readonly name?: string
}

/** What is written of the records, in UTF-8 and in their order, and the report once all of it was read. */
export interface CheckedStream extends AsyncIterable<Uint8Array> {
  report(): Report
}

/**
 * Checks NDJSON on several threads. What is written, and the report, are those of one thread to the last byte; no more
 * is read ahead than twice as many batches as there are threads. Where a thread crashes, the line that made it is a
 * Problem of the report, and the others are checked. Whoever stops reading ends the threads.
 *
 * @param source the path of a file, or a stream
 * @example
 * const checked = checkStream('sites.ndjson', { ...ruleSets, asOf: '2024-01-15', format: 'ndjson', workers: 2 })
 * for await (const lines of checked) process.stdout.write(lines)
 * checked.report().verdict
 */
export function checkStream(source: string | Pieces, options: CheckStreamOptions): CheckedStream {
  const { workers = Math.min(availableParallelism(), mostWorkers), program, batchBytes, read, name, ...rest } = options
  const { standards, documents, vocabulary, asOf, only, waivers, format, language = 'en', version } = rest
  const setup: CheckSetup = { standards, documents, vocabulary, asOf, only, waivers, format, language, version }
  const run = startRun(runOptions(setup))
  const writer = writerFor(setup)
  const isFile = typeof source === 'string'
  const file = name ?? (isFile ? source : 'stdin')

  async function* written(): AsyncGenerator<Uint8Array> {
    const checker = ndjsonChecker(run, setup, writer, { workers, program, batchBytes })
    const reading: ReadOptions = read === undefined ? {} : { read }
    try {
      yield* encoded(writer.head())
      const pieces = isFile ? piecesOf(source, reading) : noted(bytesOf(source), file, reading)
      // Whoever is given them may keep them.
      for await (const text of checker.check(pieces, file, { input: run.input })) yield new Uint8Array(text)
    } finally {
      await checker.end()
    }
    for (const result of run.finish()) yield* encoded(writer.record(result))
    yield* encoded(writer.tail(run.report()))
  }

  return { report: run.report, [Symbol.asyncIterator]: written }
}

function* encoded(text: string): Generator<Uint8Array> {
  if (text !== '') yield utf8.encode(text)
}

const utf8 = new TextEncoder()
