import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ndjsonReader } from '../io/ndjson.js'
import type { Problem } from '../problem.js'
import { type Run, startRun } from '../report/run.js'
import { type Batch, batchesOf, usualBatchBytes } from './batches.js'
import { type CheckedBatch, type CheckSetup, checkBatch, runOptions, type Writer } from './check-batch.js'
import type { ReadOptions } from './read-options.js'
import { type Answer, startThreads } from './threads.js'

/** Checks NDJSON in a run, here or on threads: what comes out is the same. */
export interface NdjsonChecker {
  /**
   * What is written of the records, in their order; each piece holds until the next is asked for. No more is read
   * ahead than the threads have at hand.
   */
  check(
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    file: string,
    options: NdjsonCheckOptions,
  ): AsyncGenerator<Uint8Array>
  end(): Promise<void>
}

export interface NdjsonCheckOptions extends Pick<ReadOptions, 'input'> {
  /** Told of each record that was checked. */
  checked?(): void
}

/** How the work is shared out. */
export interface Sharing {
  readonly workers: number
  /** The file of check-worker; the one beside this where left out. */
  readonly program?: string | undefined
  /** How many bytes of lines are checked at once. */
  readonly batchBytes?: number | undefined
}

/** Of each thread no more batches wait than the one it has at hand and the next. */
const batchesAhead = 2

export function ndjsonChecker(run: Run, setup: CheckSetup, writer: Writer, sharing: Sharing): NdjsonChecker {
  const { workers, program = programBeside(), batchBytes = usualBatchBytes } = sharing
  // What cannot be checked at all need not be shared out, to be told again by each thread.
  const isUsable = startRun(runOptions(setup)).report().problems.length === 0
  const threads = workers > 1 && program && isUsable ? startThreads(setup, program, workers) : undefined

  /** What texts were written in that nobody needs any more. */
  const rooms: ArrayBuffer[] = []

  /** What came of a part, added to the run. */
  function settled(answer: Answer): CheckedBatch {
    if ('problem' in answer) {
      run.problem(answer.problem)
      return { text: new Uint8Array(), records: 0, isBlank: false }
    }
    const { batch, part } = answer
    // A thread cannot know that another had a record before.
    if (run.repeats(part.report)) return checkBatch(batch, run, writer, part.text.buffer)
    run.absorb(part.report)
    return part
  }

  async function* checkedBatches(batches: AsyncIterable<Batch | Problem>): AsyncGenerator<CheckedBatch | Problem> {
    const under: Promise<readonly Answer[]>[] = []
    let problem: Problem | undefined
    for await (const batch of batches) {
      if ('code' in batch) problem = batch
      else if (threads === undefined) yield checkBatch(batch, run, writer, rooms.pop())
      else {
        const answers = threads.check(batch, rooms.pop())
        // It is met when it is waited for, and others may have to be waited for before.
        answers.catch(() => {})
        under.push(answers)
        if (under.length >= workers * batchesAhead) yield* (await under.shift()!).map(settled)
      }
    }
    for (const answers of under) yield* (await answers).map(settled)
    if (problem !== undefined) yield problem
  }

  return {
    async *check(pieces, file, { input, checked }) {
      let records = 0
      let isBlank = true
      for await (const batch of checkedBatches(batchesOf(pieces, file, batchBytes))) {
        if ('code' in batch) return run.problem(batch)
        records += batch.records
        isBlank &&= batch.isBlank
        for (let record = 0; record < batch.records; record++) checked?.()
        if (batch.text.length > 0) yield batch.text
        if (rooms.length < workers * batchesAhead) rooms.push(batch.text.buffer)
      }
      for (const entry of isBlank ? ndjsonReader(file).end() : []) if ('problem' in entry) run.problem(entry.problem)
      input?.({ file, format: 'ndjson', encoding: 'utf-8', records })
    },
    end: async () => threads?.end(),
  }
}

/** The program of the threads, which lies beside this one in the package; a bundle may have left it behind. */
function programBeside(): string | undefined {
  // Built as CommonJS, a module has no `import.meta`.
  const here = import.meta.url === undefined ? module.filename : fileURLToPath(import.meta.url)
  const program = join(dirname(here), 'check-worker.cjs')
  return existsSync(program) ? program : undefined
}
