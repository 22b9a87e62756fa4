import { hostileBytes } from './hostile.js'
import { below, oneOf, type Random } from './random.js'
import { type Shape, without } from './shape.js'

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

type Change = (input: Uint8Array, others: readonly Uint8Array[], random: Random) => Uint8Array

const spliced = (input: Uint8Array, at: number, length: number, put: Uint8Array): Uint8Array =>
  concat(input.subarray(0, at), put, input.subarray(at + length))

const changes: readonly Change[] = [
  function flipBit(input, _, random) {
    const changed = Uint8Array.from(input)
    changed[below(input.length, random)]! ^= 1 << below(8, random)
    return changed
  },
  function setByte(input, _, random) {
    const changed = Uint8Array.from(input)
    changed[below(input.length, random)] = below(256, random)
    return changed
  },
  (input, _, random) =>
    spliced(input, below(input.length + 1, random), 0, Uint8Array.from(oneOf(hostileBytes, random))),
  function overwrite(input, _, random) {
    const put = Uint8Array.from(oneOf(hostileBytes, random))
    return spliced(input, below(input.length + 1, random), put.length, put)
  },
  (input, _, random) => spliced(input, below(input.length, random), 1 + below(16, random), new Uint8Array()),
  function repeat(input, _, random) {
    const at = below(input.length, random)
    return spliced(input, at, 0, input.subarray(at, at + 1 + below(64, random)))
  },
  (input, _, random) => input.subarray(0, below(input.length, random)),
  function cross(input, others, random) {
    const other = oneOf(others, random)
    return concat(input.subarray(0, below(input.length, random)), other.subarray(below(other.length, random)))
  },
]

/** Bits, bytes and ranges of a file. */
export const bytes: Shape = {
  ending: 'bin',
  mutate: (input, others, random) =>
    input.length === 0 ? oneOf(others, random) : oneOf(changes, random)(input, others, random),
  *reductions(input) {
    for (const less of without([...input])) yield Uint8Array.from(less)
  },
}
