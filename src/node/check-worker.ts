import { parentPort, workerData } from 'node:worker_threads'
import { startRun } from '../report/run.js'
import { type CheckSetup, checkBatch, runOptions, writerFor } from './check-batch.js'
import type { SentBatch, SentPart } from './thread.js'

// The program of a thread: each batch that comes is a part of the dataset, and is answered in its turn.

const setup = workerData as CheckSetup
const options = { ...runOptions(setup), part: true }
const writer = writerFor(setup)

parentPort!.on('message', ({ batch, room }: SentBatch) => {
  const run = startRun(options)
  const checked = checkBatch(batch, run, writer, room)
  const answer: SentPart = { ...checked, report: JSON.stringify(run.report()) }
  parentPort!.postMessage(answer, [checked.text.buffer])
})
