/** Tells how far long work has come; nothing where nobody watches. */
export interface Progress {
  record(): void
  /** How many more bytes of the inputs have been read. */
  read(bytes: number): void
  done(): void
}

/** What is told: records and records a second; seconds that are left, where that can be reckoned. */
export type ProgressWords = (records: number, rate: number, left: number | undefined) => string

const quiet: Progress = { record() {}, read() {}, done() {} }
/** Work that is done before this many milliseconds needs no telling. */
const soon = 1000
const interval = 200

/**
 * A line on stderr that says how many records were checked, how fast, and how long the rest will take; only on a
 * terminal.
 *
 * @param bytes the size of all inputs, where it is known
 * @param now milliseconds
 */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  words: ProgressWords,
  bytes: number | undefined,
  now: () => number = Date.now,
): Progress {
  if (!stream.isTTY) return quiet
  const start = now()
  let records = 0
  let come = 0
  let told = start + soon - interval
  let shown = false
  const left = (elapsed: number): number | undefined =>
    bytes === undefined || come === 0 || come >= bytes ? undefined : Math.ceil((elapsed * (bytes - come)) / come / 1000)
  return {
    record() {
      records++
      // Looking at the clock for every record would cost more than the record.
      if ((records & 255) !== 0) return
      const time = now()
      if (time - told < interval) return
      told = time
      shown = true
      const elapsed = time - start
      stream.write(`\r\u001b[K${words(records, Math.round((records * 1000) / elapsed), left(elapsed))}`)
    },
    read(more) {
      come += more
    },
    done() {
      if (shown) stream.write('\r\u001b[K')
    },
  }
}
