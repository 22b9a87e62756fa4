import { concat } from '../io/pieces.js'
import type { Problem } from '../problem.js'
import { maxLineBytes } from './lines.js'
import { unreadable } from './text-file.js'

/** Some whole lines of an input. */
export interface Batch {
  readonly file: string
  /** How many lines of the input stand before them. */
  readonly before: number
  readonly bytes: Uint8Array
}

/** So many bytes are some dozen records: little to hold, and much beside what sending them costs. */
export const usualBatchBytes = 128 * 1024

/** Of short lines no more: what is written of a record may be hundreds of times as long. */
const mostLines = 100

/** Cuts bytes that come piece by piece behind line breaks. */
export interface BatchCutter {
  /** The batches that end in the next piece. A piece may be reused. */
  push(piece: Uint8Array): readonly Batch[]
  /**
   * The last batch, where something is left.
   *
   * @param isBroken whether the bytes broke off, so that a line without an end is none
   */
  end(isBroken?: boolean): readonly Batch[]
}

export function batchCutter(file: string, size: number): BatchCutter {
  let parts: Uint8Array[] = []
  let length = 0
  /** How much of it is whole lines. */
  let whole = 0
  let before = 0
  let lines = 0
  /** How much there is of the line that has no end yet, kept or not. */
  let open = 0
  function keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    parts.push(Uint8Array.prototype.slice.call(bytes))
    length += bytes.length
  }
  function cut(upTo: number): Batch {
    const batch = { file, before, bytes: concat(parts).subarray(0, upTo) }
    before += lines
    lines = 0
    parts = []
    length = 0
    whole = 0
    return batch
  }
  return {
    push(piece) {
      const batches: Batch[] = []
      let end = piece.indexOf(10)
      // Of a line that is too long no more is kept than shows that it is.
      let from = open <= maxLineBytes ? 0 : end < 0 ? piece.length : end
      if (end < 0) open += piece.length - from
      for (; end >= 0; end = piece.indexOf(10, end + 1)) {
        lines++
        open = piece.length - end - 1
        whole = length + end + 1 - from
        if (whole < size && lines < mostLines) continue
        keep(piece.subarray(from, end + 1))
        from = end + 1
        batches.push(cut(length))
      }
      keep(piece.subarray(from))
      return batches
    },
    end(isBroken = false) {
      const upTo = isBroken ? whole : length
      return upTo > 0 ? [cut(upTo)] : []
    },
  }
}

/** The batches of an input; behind the last of them the Problem that it broke off with, if it did. */
export async function* batchesOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  size: number,
): AsyncGenerator<Batch | Problem> {
  const cutter = batchCutter(file, size)
  let problem: Problem | undefined
  try {
    for await (const piece of pieces) yield* cutter.push(piece)
  } catch (error) {
    problem = unreadable(file, error)
  }
  yield* cutter.end(problem !== undefined)
  if (problem !== undefined) yield problem
}

/** Each line of a batch as a batch. */
export function* linesOf({ file, before, bytes }: Batch): Generator<Batch> {
  let line = before
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const next = end < 0 ? bytes.length : end + 1
    // Not a view: what is sent to a thread is all that lies behind one.
    yield { file, before: line, bytes: bytes.slice(start, next) }
    start = next
  }
}
