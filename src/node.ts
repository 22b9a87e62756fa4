// The API's Node half: rule sets and records from files and streams.

export { type AnnotatedWorkbook, annotateXlsx, type CellNote } from './io/annotate-xlsx.js'
export { deflate } from './io/deflate.js'
export type { Listener } from './io/listener.js'
export type { BadCell, Cell, Row, Sheet } from './io/rows.js'
export { toXlsx } from './io/write-xlsx.js'
export { writeAnnotatedFile } from './node/annotated-file.js'
export type { CheckSetup, StreamFormatName } from './node/check-batch.js'
export { type CheckedStream, type CheckStreamOptions, checkStream } from './node/check-stream.js'
export { isCsvFile, readCsvFiles } from './node/csv-files.js'
export { type Digests, startDigests } from './node/digests.js'
export { type Entries, readFiles, stdin } from './node/read-files.js'
export type { ReadOptions, TableOptions } from './node/read-options.js'
export { type Pieces, type ReadRecordsOptions, readRecords } from './node/read-records.js'
export { type ReceiptOptions, type StartedReceipt, startReceipt, writeReceipt } from './node/receipt.js'
export { readRecordFile } from './node/record-file.js'
export { type Replay, type ReplayOptions, replay } from './node/replay.js'
export {
  type LoadedFolders,
  lintRuleSetsFrom,
  loadFolders,
  loadRuleSetsFrom,
  readCaseFiles,
} from './node/rule-set-files.js'
export { isTableFile, openTableFile, readTableFile } from './node/table-file.js'
export { readTextFile } from './node/text-file.js'
export type { Problem } from './problem.js'
export type { Encoding, Input, InputFormat } from './record/input.js'
export type { Entry, SourceRecord } from './record/source.js'
export type { SourceFile } from './standard/file.js'
export type { Lint } from './standard/lint.js'
export type { LoadedRuleSets } from './standard/load.js'
export type { RuleSets } from './standard/standard.js'
