/** Tells how far long work has come; nothing where nobody watches. */
export interface Progress {
  record(): void
  done(): void
}

const quiet: Progress = { record() {}, done() {} }
/** Work that is done before this many milliseconds needs no telling. */
const soon = 1000
const interval = 200

/** A line on stderr that says how many records were checked and how fast; only on a terminal. */
export function progressOn(stream: NodeJS.WriteStream, words: (records: number, rate: number) => string): Progress {
  if (!stream.isTTY) return quiet
  const start = Date.now()
  let records = 0
  let told = start + soon - interval
  let shown = false
  return {
    record() {
      records++
      // Looking at the clock for every record would cost more than the record.
      if ((records & 255) !== 0) return
      const now = Date.now()
      if (now - told < interval) return
      told = now
      shown = true
      stream.write(`\r\u001b[K${words(records, Math.round((records * 1000) / (now - start)))}`)
    },
    done() {
      if (shown) stream.write('\r\u001b[K')
    },
  }
}
