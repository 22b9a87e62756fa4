import type { Line } from '../io/ndjson.js'
import { decoded } from './text-file.js'

/** The longest line of NDJSON: a record is a few kilobytes. */
export const maxLineBytes = 16 * 1024 * 1024

/** Makes lines of bytes that come piece by piece, of a file or of a stream. */
export interface LineSplitter {
  /** The lines that end in the next piece; what keeps one from being read stands in its place. A piece may be reused. */
  push(piece: Uint8Array): readonly Line[]
  /** The last line, where it has no end of its own. */
  end(): readonly Line[]
}

export function lineSplitter(): LineSplitter {
  let rest: Uint8Array[] = []
  let length = 0
  return {
    push(piece) {
      const lines: Line[] = []
      let start = 0
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
        lines.push(lineOf([...rest, piece.subarray(start, end)], length + end - start))
        rest = []
        length = 0
        start = end + 1
      }
      length += piece.length - start
      // Of a line that is too long only the length is kept.
      if (length > maxLineBytes) rest = []
      else if (start < piece.length) rest.push(Uint8Array.prototype.slice.call(piece, start))
      return lines
    },
    end: () => (length > 0 ? [lineOf(rest, length)] : []),
  }
}

function lineOf(parts: readonly Uint8Array[], length: number): Line {
  if (length > maxLineBytes) {
    return {
      code: 'too-large',
      message: `the line is longer than ${maxLineBytes / 1024 / 1024} MB; a record has a few kilobytes`,
    }
  }
  try {
    return decoded(parts.length === 1 ? parts[0]! : Buffer.concat(parts))
  } catch {
    return { code: 'unreadable-file', message: 'the line is not in UTF-8' }
  }
}
