import type { Encoding } from '../record/input.js'
import { concat, gather } from './pieces.js'

// What text is written in. csv-parse reads UTF-8, so everything else becomes that; UTF-8 itself passes untouched.

export interface Utf8Text {
  /** The text in UTF-8 without a byte order mark; bytes that are no text become U+FFFD when they are decoded. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** What it was written in: known once something outside ASCII, or the end, has been read; undefined until then. */
  encoding(): Encoding | undefined
}

/** How much is looked at to tell UTF-8 from GB18030. */
const sampleBytes = 64 * 1024

const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * Text as UTF-8. Its encoding is the one given; else its byte order mark's; else UTF-8 where that fits; else GB18030.
 * The order matters: any UTF-8 is also valid GB18030, with other characters.
 *
 * @example
 * const text = toUtf8(createReadStream('sites.csv'))
 */
export function toUtf8(source: AsyncIterable<Uint8Array>, given?: Encoding): Utf8Text {
  let encoding = given
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const pieces = source[Symbol.asyncIterator]()
    try {
      let head = await gather(pieces, 3)
      const mark = marks.find((each) => each.bytes.every((byte, at) => head[at] === byte))
      encoding ??= mark?.encoding
      if (mark !== undefined && mark.encoding === encoding) head = head.subarray(mark.bytes.length)
      // ASCII is the same in either, so that the sample begins where it begins to matter.
      while (encoding === undefined && isAscii(head)) {
        yield head
        head = await gather(pieces, 1)
        if (head.length === 0) encoding = 'utf-8'
      }
      if (encoding === undefined) {
        head = concat([head, await gather(pieces, sampleBytes - head.length)])
        encoding = isUtf8(head) ? 'utf-8' : 'gb18030'
      }
      yield* transcode(head, pieces, encoding)
    } finally {
      await pieces.return?.()
    }
  }
  return { bytes: bytes(), encoding: () => encoding }
}

async function* transcode(
  head: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  // The labels of GBK and GB2312 would misread 101 characters in Node; GB18030 reads both.
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: true })
  const encoder = new TextEncoder()
  const next = (): Promise<Uint8Array> => gather(pieces, 1)
  for (let piece = head.length > 0 ? head : await next(); piece.length > 0; piece = await next()) {
    yield decoder === undefined ? piece : encoder.encode(decoder.decode(piece, { stream: true }))
  }
  const rest = decoder?.decode()
  if (rest) yield encoder.encode(rest)
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return false
  return true
}

/** Whether a sample is UTF-8; it may end within a character. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}
