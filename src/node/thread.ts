import { Worker } from 'node:worker_threads'
import type { Batch } from './batches.js'
import type { CheckedBatch, CheckedPart, CheckSetup } from './check-batch.js'

/** What a thread is asked. */
export interface SentBatch {
  readonly batch: Batch
  /** Where it may write; it comes back with the text. */
  readonly room: ArrayBuffer | undefined
}

/** What a thread answers. Its report is JSON: of that, unlike of a clone, equal short texts are kept once. */
export interface SentPart extends CheckedBatch {
  readonly report: string
}

/** A thread that checks batches, one after another. */
export interface Thread {
  /** How many batches it has still to check. */
  load(): number
  /** Rejected with what ended the thread, where it ends first. */
  check(batch: Batch, room?: ArrayBuffer): Promise<CheckedPart>
  end(): Promise<void>
}

/** @param program the file of check-worker */
export function startThread(setup: CheckSetup, program: string): Thread {
  const worker = new Worker(program, { workerData: setup })
  const asked: { resolve(part: CheckedPart): void; reject(cause: Error): void }[] = []
  let ended: Error | undefined
  worker.on('message', ({ report, ...checked }: SentPart) => {
    asked.shift()!.resolve({ ...checked, report: JSON.parse(report) })
    // A reader who went away without a word keeps no process alive.
    if (asked.length === 0) worker.unref()
  })
  worker.on('error', (cause: unknown) => {
    ended = cause instanceof Error ? cause : new Error(String(cause))
  })
  worker.on('exit', (code) => {
    ended ??= new Error(`it ended with code ${code}`)
    for (const { reject } of asked.splice(0)) reject(ended)
  })
  return {
    load: () => asked.length,
    check(batch, room) {
      if (ended !== undefined) return Promise.reject(ended)
      return new Promise((resolve, reject) => {
        asked.push({ resolve, reject })
        worker.ref()
        const sent: SentBatch = { batch, room }
        worker.postMessage(sent, room ? [room] : [])
      })
    },
    async end() {
      await worker.terminate()
    },
  }
}
