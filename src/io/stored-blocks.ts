/** How deflate carries what it cannot compress: blocks of up to 65,535 bytes, each after five bytes of its own. */
const blockBytes = 65_531
/** Sixteen blocks: what hucre takes from an archive at a time, so that it need not put pieces together. */
const chunkBytes = 16 * (blockBytes + 5)

/** How many bytes some bytes take as stored blocks. */
export const storedSize = (size: number): number => size + 5 * Math.ceil(size / blockBytes)

/** The first bytes of some pieces as a deflate stream that compresses nothing, in chunks of a megabyte. */
export async function* storedBlocks(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  let room = 0
  let chunk = new Uint8Array(Math.min(chunkBytes, storedSize(left)))
  let at = 0
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length && left > 0; ) {
      if (room === 0) {
        if (at === chunk.length) {
          yield chunk
          chunk = new Uint8Array(Math.min(chunkBytes, storedSize(left)))
          at = 0
        }
        room = Math.min(blockBytes, left)
        const isLast = room === left ? 1 : 0
        chunk.set([isLast, room & 0xff, room >> 8, ~room & 0xff, (~room >> 8) & 0xff], at)
        at += 5
      }
      const part = piece.subarray(from, from + room)
      chunk.set(part, at)
      at += part.length
      from += part.length
      room -= part.length
      left -= part.length
    }
    if (left === 0) break
  }
  if (at > 0) yield chunk.subarray(0, at)
}
