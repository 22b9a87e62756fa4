import type { Run } from '../index.js'
import { type CheckSetup, type StreamFormatName, writerFor } from '../node/check-batch.js'
import { ndjsonChecker } from '../node/ndjson-checker.js'
import { stdin } from '../node/read-files.js'
import { bytesOf, type ReadRecordsOptions } from '../node/read-records.js'
import { isNdjsonFile, piecesOf } from '../node/record-file.js'
import { noted } from '../node/table-file.js'

/** Threads that check what is NDJSON among the inputs. */
export interface Threads {
  /** What is written of an input; undefined where it is no NDJSON, and others read it. */
  check(file: string, reading: ReadRecordsOptions): AsyncGenerator<Uint8Array> | undefined
  end(): Promise<void>
}

/** @param checked is told of each record */
export function threadsFor(
  run: Run,
  setup: CheckSetup & { readonly format: StreamFormatName },
  workers: number,
  checked: () => void,
): Threads {
  const checker = ndjsonChecker(run, setup, writerFor(setup), { workers })
  return {
    check(file, reading) {
      const options = { ...reading, checked }
      if (isNdjsonFile(file)) return checker.check(piecesOf(file, reading), file, options)
      // What stdin gives is told from its first bytes, unless somebody says it.
      if (file !== stdin || reading.format !== 'ndjson') return undefined
      return checker.check(noted(bytesOf(process.stdin), 'stdin', reading), 'stdin', options)
    },
    end: checker.end,
  }
}
