import type { Problem } from '../problem.js'
import type { Encoding, Input } from '../record/input.js'
import type { Entry } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Mapping } from '../table/mapping.js'

/** Who is told what the reading of an input says beside its records. */
export interface ReadOptions {
  /** What the input was, once it has been read to its end; `Run.input` puts it into the report. */
  input?(input: Input): void
  /** Each piece of it as it is read, for whoever counts or digests the bytes; the piece may be used again afterwards. */
  read?(piece: Uint8Array, file: string): void
}

/** What the reading of a table may need to know, and who is told what it says beside its rows. */
export interface TableOptions extends ReadOptions {
  readonly vocabulary: Vocabulary
  /** Says what the columns of others mean; the headers of a form are understood without. */
  readonly mapping?: Mapping | undefined
  /** The encoding of a CSV file; found out where left out. */
  readonly encoding?: Encoding | undefined
  /** Something worth knowing that cost nothing a standard asks for; `Run.advice` puts it into the report. */
  advice?(advice: Problem): void
}

/** Entries as they are, and behind the last of them how many were records. */
export function* counted(entries: Iterable<Entry>, tell: (records: number) => void): Generator<Entry> {
  let records = 0
  for (const entry of entries) {
    if ('record' in entry) records++
    yield entry
  }
  tell(records)
}
