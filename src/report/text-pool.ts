import { numberList } from './number-list.js'

/**
 * Texts, each kept once and told by a number. They are kept as bytes: a million short texts and a Map of them are
 * several times as large, and V8 makes its heap half as large again as what it has to keep.
 */
export interface TextPool {
  /** The number of a text, from 0 as they come; one that is there keeps its number. */
  add(text: string): number
  find(text: string): number | undefined
  at(number: number): string
  size(): number
}

/** So that nobody can write down texts that all fall on one place of the table. */
const seed = Math.floor(Math.random() * 2 ** 32)

export function textPool(): TextPool {
  let bytes = new Uint8Array(1024)
  const ends = numberList()
  /** One more than the number of a text, where its hash falls or next behind; 0 is free. Never more than half full. */
  let table = new Uint32Array(128)

  const beginOf = (number: number): number => (number === 0 ? 0 : ends.at(number - 1))
  const used = (): number => beginOf(ends.length())

  /** Where in the table a text stands, or would stand, that lies behind all others. */
  function slotOf(begin: number, end: number): number {
    const mask = table.length - 1
    let slot = hashOf(bytes, begin, end) & mask
    for (; table[slot] !== 0; slot = (slot + 1) & mask) if (isThere(table[slot]! - 1, begin, end)) break
    return slot
  }

  function isThere(number: number, begin: number, end: number): boolean {
    const shift = begin - beginOf(number)
    if (end - shift !== ends.at(number)) return false
    for (let at = begin; at < end; at++) if (bytes[at] !== bytes[at - shift]) return false
    return true
  }

  /** Writes a text behind all others, and gives where it ends. */
  function write(text: string): number {
    const begin = used()
    if (bytes.length - begin < text.length * 3) {
      const larger = new Uint8Array(2 * bytes.length + text.length * 3)
      larger.set(bytes)
      bytes = larger
    }
    return encode(text, bytes, begin)
  }

  function enlarge(): void {
    const mask = 2 * table.length - 1
    table = new Uint32Array(mask + 1)
    for (let number = 0; number < ends.length(); number++) {
      let slot = hashOf(bytes, beginOf(number), ends.at(number)) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = number + 1
    }
  }

  return {
    add(text) {
      const end = write(text)
      const slot = slotOf(used(), end)
      const known = table[slot]!
      if (known !== 0) return known - 1
      ends.push(end)
      table[slot] = ends.length()
      if (ends.length() * 2 > table.length) enlarge()
      return ends.length() - 1
    },
    find(text) {
      const known = table[slotOf(used(), write(text))]!
      return known === 0 ? undefined : known - 1
    },
    at: (number) => decode(bytes, beginOf(number), ends.at(number)),
    size: () => ends.length(),
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, begin: number, end: number): number {
  let hash = seed
  for (let at = begin; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  return hash ^ (hash >>> 15)
}

// As UTF-8, but each half of a pair by itself: a text may hold one without the other, and no two texts are the same.

function encode(text: string, into: Uint8Array, begin: number): number {
  let at = begin
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) into[at++] = unit
    else if (unit < 0x800) {
      into[at++] = 0xc0 | (unit >> 6)
      into[at++] = 0x80 | (unit & 0x3f)
    } else {
      into[at++] = 0xe0 | (unit >> 12)
      into[at++] = 0x80 | ((unit >> 6) & 0x3f)
      into[at++] = 0x80 | (unit & 0x3f)
    }
  }
  return at
}

function decode(bytes: Uint8Array, begin: number, end: number): string {
  let text = ''
  for (let at = begin; at < end; ) {
    const byte = bytes[at++]!
    if (byte < 0x80) text += String.fromCharCode(byte)
    else if (byte < 0xe0) text += String.fromCharCode(((byte & 0x1f) << 6) | (bytes[at++]! & 0x3f))
    else text += String.fromCharCode(((byte & 0xf) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f))
  }
  return text
}
