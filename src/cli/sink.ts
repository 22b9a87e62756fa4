import { closeSync, openSync, writeFileSync } from 'node:fs'
import { unreadable } from '../node/text-file.js'
import type { Problem, Result } from '../problem.js'
import type { Output } from './output.js'

/** Where a report goes. */
export interface Sink {
  write(pieces: Iterable<string | Uint8Array>): void
  close(): void
}

/** Where outputs go; every file that cannot be opened is a Problem. */
export function sinksFor(outputs: readonly { readonly file?: string | undefined }[], output: Output): Result<Sink[]> {
  const problems: Problem[] = []
  const sinks = outputs.flatMap(({ file }) => {
    try {
      return [sinkFor(file, output)]
    } catch (error) {
      problems.push(unreadable(file!, error))
      return []
    }
  })
  if (problems.length === 0) return { ok: true, value: sinks }
  for (const sink of sinks) sink.close()
  return { ok: false, problems }
}

/** Where an output goes; a file is written piece by piece, for it may be longer than a text can be. */
function sinkFor(file: string | undefined, output: Output): Sink {
  if (file === undefined) return { write: output.text, close() {} }
  const opened = openSync(file, 'w')
  return {
    write(pieces) {
      for (const piece of pieces) writeFileSync(opened, piece)
    },
    close: () => closeSync(opened),
  }
}
