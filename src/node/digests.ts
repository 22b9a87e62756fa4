import { createHash, type Hash } from 'node:crypto'
import type { FileDigest } from '../report/receipt.js'

/** The digests of files, made of the bytes as they are read. */
export interface Digests {
  /** As `ReadOptions.read`. */
  read(piece: Uint8Array, file: string): void
  /** What was read of a file so far; null where nothing could be. */
  of(file: string): FileDigest | null
  /** In the order they were read. */
  list(): readonly FileDigest[]
}

/**
 * Takes digests while files are read, for a receipt.
 *
 * @example
 * const digests = startDigests()
 * for (const entry of readRecordFile('sites.ndjson', digests)) if ('record' in entry) run.add(entry.record)
 * digests.of('sites.ndjson') //=> { file: 'sites.ndjson', bytes: 1830, sha256: '9f86d081…' }
 */
export function startDigests(): Digests {
  const known = new Map<string, { readonly hash: Hash; bytes: number }>()
  const of = (file: string): FileDigest | null => {
    const found = known.get(file)
    // A digest that was asked for takes no more: a copy may be asked at any time.
    return found ? { file, bytes: found.bytes, sha256: found.hash.copy().digest('hex') } : null
  }
  return {
    read(piece, file) {
      let found = known.get(file)
      if (found === undefined) {
        found = { hash: createHash('sha256'), bytes: 0 }
        known.set(file, found)
      }
      found.hash.update(piece)
      found.bytes += piece.length
    },
    of,
    list: () => [...known.keys()].map((file) => of(file)!),
  }
}
