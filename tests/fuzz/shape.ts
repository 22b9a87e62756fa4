import type { Random } from './random.js'

/** How the inputs of a target are made, and made smaller. */
export interface Shape {
  /** What a kept input is called after its dot. */
  readonly ending: string
  /** Another input made of one, and maybe of parts of others. */
  mutate(input: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array
  /** Smaller inputs, the much smaller ones first. */
  reductions(input: Uint8Array): Generator<Uint8Array>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const bytesOf = (text: string): Uint8Array => encoder.encode(text)
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

/** A text, as it would be found in a file: one in UTF-8 has no lone surrogates. */
export const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** A list with ever smaller parts of it left out. */
export function* without<T>(list: readonly T[]): Generator<T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < list.length; at += size) yield [...list.slice(0, at), ...list.slice(at + size)]
}
