import { readFileSync, statSync } from 'node:fs'
import type { Problem } from '../problem.js'
import type { ReadOptions } from './read-options.js'

/** The largest JSON file read whole; longer data belong in NDJSON, which streams. */
export const maxTextBytes = 128 * 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes in UTF-8 as text; a byte order mark is left out. Throws where they are none. */
export const decoded = (bytes: Uint8Array): string => utf8.decode(bytes)

/** The text of a file in UTF-8, or the Problem that kept it from being read. */
export function readTextFile(path: string, options: Pick<ReadOptions, 'read'> = {}): string | Problem {
  try {
    const { size } = statSync(path)
    if (size > maxTextBytes) return tooLong(size, path)
    const bytes = readFileSync(path)
    options.read?.(bytes, path)
    return decoded(bytes)
  } catch (error) {
    return unreadable(path, error)
  }
}

export const tooLong = (bytes: number, file: string): Problem => ({
  code: 'too-large',
  message: `the file has ${inMegabytes(bytes)} MB, more than ${inMegabytes(maxTextBytes)}`,
  file,
  help: 'give the records as NDJSON, one per line; it is read piece by piece',
})

export const inMegabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

const errorWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is a file, not a folder',
  ELOOP: 'it is a link that leads back to itself',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not in UTF-8',
}

/** What reading a file failed with, as its Problem. */
export function unreadable(file: string, error: unknown): Problem {
  // How long a text may be, and what is said of it, differs from one Node to the next.
  if (error instanceof RangeError) return { code: 'too-large', message: 'it is more than can be read at once', file }
  const { code, message } = error as NodeJS.ErrnoException
  return {
    code: 'unreadable-file',
    message: errorWords[code ?? ''] ?? message.split('\n', 1)[0]!,
    file,
  }
}
