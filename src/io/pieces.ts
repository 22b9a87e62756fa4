// Bytes that come piece by piece.

/** The next pieces as one, of so many bytes or more; of less only at the end, of none after it. */
export async function gather(pieces: AsyncIterator<Uint8Array>, atLeast: number): Promise<Uint8Array> {
  const found: Uint8Array[] = []
  for (let length = 0; length < atLeast; ) {
    const next = await pieces.next()
    if (next.done) break
    found.push(next.value)
    length += next.value.length
  }
  return found.length === 1 ? found[0]! : concat(found)
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** What was read ahead, and then the rest, which is let go of when nobody reads on. */
export async function* chain(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
