// Archives are read by their central directory alone, and nothing of one is inflated before the directory is believed.

import { crc32, createInflateRaw } from 'node:zlib'
import { Refusal, saveAgain } from './refusal.js'

/** A file in an archive, as the central directory declares it; sizes in bytes. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

/** The entries of an archive by their names in lower case, which is how parts of a workbook are told apart. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>

/** Beyond these an archive is refused unread. Workbooks of honest offices stay far below. */
export const zipBounds = {
  entries: 10_000,
  /** Of one entry, inflated. */
  entryBytes: 512 * 1024 * 1024,
  /** Of all entries, inflated. */
  totalBytes: 1024 * 1024 * 1024,
  /** Inflated to deflated, for entries of more than 16 MB; sheets shrink to a tenth, and bombs to a thousandth. */
  ratio: 200,
} as const

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/**
 * The directory of an archive.
 * @throws Refusal where there is none, it is damaged, or it declares more than the bounds
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = guarded(() => directoryEnd(view))
  if (count > zipBounds.entries) throw tooLarge(`it holds ${count} files, more than ${zipBounds.entries}`)
  const entries = new Map<string, ZipEntry>()
  let total = 0
  let at = start
  for (let index = 0; index < count; index++) {
    const { entry, end } = guarded(() => entryAt(bytes, view, at))
    check(entry)
    total += entry.size
    if (total > zipBounds.totalBytes)
      throw tooLarge(`its files declare more than ${megabytes(zipBounds.totalBytes)} MB in all`)
    entries.set(entry.name.toLowerCase(), entry)
    at = end
  }
  return entries
}

function check({ name, size, compressedSize, method }: ZipEntry): void {
  if (size > zipBounds.entryBytes)
    throw tooLarge(`${name} declares ${megabytes(size)} MB, more than ${megabytes(zipBounds.entryBytes)}`)
  if (size > 16 * 1024 * 1024 && size > zipBounds.ratio * compressedSize)
    throw tooLarge(`${name} declares ${Math.round(size / compressedSize)} times its compressed size: a zip bomb`)
  if (method === 0 && size !== compressedSize) throw damaged(`the sizes of ${name} contradict each other`)
}

/**
 * What an entry holds, piece by piece; no more than it declares is ever inflated.
 * @throws Refusal where it is damaged or holds anything else than it declares
 */
export async function* inflate(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, method, size, crc } = entry
  const data = packedBytes(bytes, entry)
  if (method !== 0 && method !== 8) throw damaged(`${name} is compressed in a way no workbook is`)
  let found = 0
  let sum = 0
  for await (const piece of method === 0 ? stored(data) : inflated(data, name)) {
    found += piece.length
    if (found > size) throw damaged(`${name} holds more than the ${size} bytes it declares`)
    sum = crc32(piece, sum)
    yield piece
  }
  if (found !== size || sum !== crc) throw damaged(`${name} does not hold what it declares`)
}

/** Small enough to be freed soon, and large enough that few are needed: each costs a turn of the event loop. */
const pieceBytes = 256 * 1024

function* stored(data: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < data.length; at += pieceBytes) yield Buffer.from(data.subarray(at, at + pieceBytes))
}

async function* inflated(data: Uint8Array, name: string): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: pieceBytes })
  stream.end(data)
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch {
    throw damaged(`${name} cannot be decompressed`)
  }
}

/** The record at the end of an archive, which says where its directory is. */
function directoryEnd(view: DataView): { readonly count: number; readonly start: number } {
  // A comment of up to 64 kB may follow it.
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { count, start }
    if (view.getUint32(at - 20, true) !== 0x07064b50) throw new RangeError()
    const wide = wideNumber(view, at - 12)
    return { count: wideNumber(view, wide + 32), start: wideNumber(view, wide + 48) }
  }
  throw damaged('the end of the archive is missing')
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { readonly entry: ZipEntry; readonly end: number } {
  if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError()
  if (view.getUint16(at + 8, true) & 1)
    throw new Refusal('unreadable-file', 'it is encrypted', 'save it with no password')
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const end = extraEnd + view.getUint16(at + 32, true)
  if (end > bytes.length) throw new RangeError()
  // ZIP64, which Apache POI always writes: what does not fit stands in an extra field, in this order.
  let wide = wideField(view, nameEnd, extraEnd)
  const number = (place: number): number => {
    const value = view.getUint32(place, true)
    if (value !== 0xffffffff) return value
    wide += 8
    return wideNumber(view, wide - 8)
  }
  const size = number(at + 24)
  const compressedSize = number(at + 20)
  const offset = number(at + 42)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd))
  const method = view.getUint16(at + 10, true)
  return { entry: { name, method, crc: view.getUint32(at + 16, true), compressedSize, size, offset }, end }
}

/** Where the numbers of a ZIP64 extra field begin; the end of the extra fields where there is none. */
function wideField(view: DataView, start: number, end: number): number {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return at + 4
  }
  return end
}

function wideNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > Number.MAX_SAFE_INTEGER) throw new RangeError()
  return Number(value)
}

/**
 * An entry as it lies in its archive.
 * @throws Refusal where the archive is cut short
 */
export const packedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array =>
  guarded(() => compressedData(bytes, entry))

function compressedData(bytes: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(offset, true) !== 0x04034b50) throw new RangeError()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + compressedSize > bytes.length) throw new RangeError()
  return bytes.subarray(start, start + compressedSize)
}

/** Reads places that a damaged archive may put outside itself. */
function guarded<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof RangeError ? damaged('it is cut short or damaged') : error
  }
}

const damaged = (message: string): Refusal => new Refusal('unreadable-file', message, saveAgain)
const tooLarge = (message: string): Refusal =>
  new Refusal('too-large', message, 'delete pictures and unused rows and columns, or save the sheet as CSV')
