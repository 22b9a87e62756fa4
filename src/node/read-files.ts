import type { Entry } from '../record/source.js'
import { isCsvFile, readCsvFiles } from './csv-files.js'
import { type ReadRecordsOptions, readRecords } from './read-records.js'
import { readRecordFile } from './record-file.js'
import { isTableFile, readTableFile } from './table-file.js'

/** The name that stands for stdin. */
export const stdin = '-'

export type Entries = AsyncIterable<Entry> | Iterable<Entry>

/**
 * The records of files, one file after another; those of several CSV files together, for they may be the sheets of one
 * form. "-" is stdin.
 *
 * @param instead what a file comes to that is read by others, where it is
 * @example
 * for (const entries of readFiles(['sites.yaml', 'more.csv'], { vocabulary }))
 *   for await (const entry of entries) if ('record' in entry) run.add(entry.record)
 */
export function* readFiles<Instead = never>(
  files: readonly string[],
  options: ReadRecordsOptions,
  instead?: (file: string, options: ReadRecordsOptions) => Instead | undefined,
): Generator<Entries | Instead> {
  const csv = new Set(files.filter(isCsvFile))
  const [first] = csv.size > 1 && options.mapping === undefined ? csv : []
  for (const file of files) {
    if (file === first) yield readCsvFiles([...csv], options)
    else if (first === undefined || !csv.has(file)) yield instead?.(file, options) ?? entriesOf(file, options)
  }
}

function entriesOf(file: string, options: ReadRecordsOptions): Entries {
  if (file === stdin) return readRecords(process.stdin, options)
  return isTableFile(file) ? readTableFile(file, options) : readRecordFile(file, options)
}
