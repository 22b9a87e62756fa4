import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { Output } from './output.js'

/** Where a report goes. */
export interface Sink {
  write(pieces: Iterable<string | Uint8Array>): void
  close(): void
}

/** Where an output goes; a file is written piece by piece, for it may be longer than a text can be. */
export function sinkFor(file: string | undefined, output: Output): Sink {
  if (file === undefined) return { write: output.text, close() {} }
  const opened = openSync(file, 'w')
  return {
    write(pieces) {
      for (const piece of pieces) writeFileSync(opened, piece)
    },
    close: () => closeSync(opened),
  }
}
