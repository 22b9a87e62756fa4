// Zip archives as they are written, piece by piece: sizes stand behind each file, so that none is held whole.

/** Deflates a piece of something longer: a raw stream flushed to a whole byte, with no last block. */
export type Deflate = (piece: Uint8Array) => Uint8Array

/** A file of an archive that was deflated before; sizes in bytes. */
export interface PackedFile {
  readonly name: string
  /** 0 where it is stored as it is, 8 where it is deflated. */
  readonly method: number
  readonly crc: number
  readonly size: number
}

interface Written extends PackedFile {
  readonly packedSize: number
  readonly offset: number
  readonly flags: number
}

const sizesBehind = 8
const namesInUtf8 = 0x800

/**
 * Writes an archive: `begin`, `add` and `end` for each file, or `copy`, and `close` at last. Each gives the bytes to
 * write next. The same files give the same bytes whenever they are written: all bear the day on which time begins.
 *
 * @example
 * const zip = new ArchiveWriter()
 * Buffer.concat([zip.begin('a.txt'), zip.add(bytes), zip.end(), zip.close()])
 */
export class ArchiveWriter {
  readonly #deflate: Deflate
  readonly #files: Written[] = []
  #offset = 0
  #open = { name: '', offset: 0, crc: 0, size: 0, packedSize: 0 }

  /** @param deflate how it is done where the program runs; nothing is compressed where left out */
  constructor(deflate: Deflate = storedBlocks) {
    this.#deflate = deflate
  }

  begin(name: string): Uint8Array {
    this.#open = { name, offset: this.#offset, crc: 0, size: 0, packedSize: 0 }
    return this.#advance(localHeader({ name, method: 8, crc: 0, size: 0 }, 0, sizesBehind))
  }

  add(piece: Uint8Array): Uint8Array {
    this.#open.crc = crc32(piece, this.#open.crc)
    this.#open.size += piece.length
    return this.#pack(this.#deflate(piece))
  }

  end(): Uint8Array {
    const last = this.#pack(lastBlock)
    const { name, offset, crc, size, packedSize } = this.#open
    this.#files.push({ name, method: 8, crc, size, packedSize, offset, flags: sizesBehind })
    return this.#advance(joined([last, numbers([0x08074b50, 4], [crc, 4], [packedSize, 4], [size, 4])]), last.length)
  }

  /** A file from another archive, not unpacked. */
  copy(file: PackedFile, packed: Uint8Array): Uint8Array[] {
    this.#files.push({ ...file, packedSize: packed.length, offset: this.#offset, flags: 0 })
    return [this.#advance(localHeader(file, packed.length, 0)), this.#advance(packed)]
  }

  /** The directory, with which an archive ends. */
  close(): Uint8Array {
    const entries = this.#files.map((file) => {
      const head = numbers([0x02014b50, 4], [20, 2], ...about(file, file.packedSize, file.flags))
      return joined([head, numbers([0, 2], [0, 2], [0, 2], [0, 4], [file.offset, 4]), utf8(file.name)])
    })
    const count = entries.length
    const size = entries.reduce((sum, { length }) => sum + length, 0)
    const end = numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [this.#offset, 4], [0, 2])
    return joined([...entries, end])
  }

  #pack(bytes: Uint8Array): Uint8Array {
    this.#open.packedSize += bytes.length
    return this.#advance(bytes)
  }

  /** @param counted how many of the bytes the offset knows of already */
  #advance(bytes: Uint8Array, counted = 0): Uint8Array {
    this.#offset += bytes.length - counted
    if (this.#offset > 0xffffffff) throw new RangeError('an archive of more than 4 GB')
    return bytes
  }
}

type Field = readonly [value: number, bytes: number]

/** What both headers of a file say of it; its day is the first of 1980. */
function about({ name, method, crc, size }: PackedFile, packedSize: number, flags: number): readonly Field[] {
  const nameSize = utf8(name).length
  const all = nameSize === name.length ? flags : flags | namesInUtf8
  const sizes = [crc, packedSize, size].map((value): Field => [value, 4])
  return [[20, 2], [all, 2], [method, 2], [0, 2], [0x21, 2], ...sizes, [nameSize, 2], [0, 2]]
}

const localHeader = (file: PackedFile, packedSize: number, flags: number): Uint8Array =>
  joined([numbers([0x04034b50, 4], ...about(file, packedSize, flags)), utf8(file.name)])

/** Numbers one after another, their lowest bytes first. */
function numbers(...fields: readonly Field[]): Uint8Array {
  const bytes = fields.flatMap(([value, length]) => Array.from({ length }, (_, at) => (value >>> (8 * at)) & 0xff))
  return Uint8Array.from(bytes)
}

const encoder = new TextEncoder()
const utf8 = (text: string): Uint8Array => encoder.encode(text)

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** How a deflated stream ends that has no last block yet: with one that is empty. */
const lastBlock = Uint8Array.of(0x03, 0x00)
const mostInBlock = 0xffff

/** Deflate that compresses nothing. */
function storedBlocks(piece: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < piece.length; at += mostInBlock) {
    const block = piece.subarray(at, at + mostInBlock)
    blocks.push(numbers([0, 1], [block.length, 2], [~block.length & 0xffff, 2]), block)
  }
  return joined(blocks)
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 0xff]!
  return ~crc >>> 0
}
