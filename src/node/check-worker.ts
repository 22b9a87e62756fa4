import { parentPort, workerData } from 'node:worker_threads'
import { startRun } from '../report/run.js'
import type { Batch } from './batches.js'
import { type CheckSetup, checkBatch, runOptions, writerFor } from './check-batch.js'
import type { SentPart } from './thread.js'

// The program of a thread: each batch that comes is a part of the dataset, and is answered in its turn.

const setup = workerData as CheckSetup
const options = { ...runOptions(setup), part: true }
const writer = writerFor(setup)

parentPort!.on('message', (batch: Batch) => {
  const run = startRun(options)
  const checked = checkBatch(batch, run, writer)
  const answer: SentPart = { ...checked, report: JSON.stringify(run.report()) }
  parentPort!.postMessage(answer, [checked.text.buffer as ArrayBuffer])
})
