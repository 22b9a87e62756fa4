// The API's Node half: rule sets and records from files.

import { closeSync, createReadStream, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Encoding } from './io/encoding.js'
import { jsonRecords } from './io/json.js'
import type { Listener } from './io/listener.js'
import { type Line, ndjsonRecords } from './io/ndjson.js'
import type { Sheet } from './io/rows.js'
import { yamlRecords } from './io/yaml.js'
import type { Problem } from './problem.js'
import type { Entry } from './record/source.js'
import type { Vocabulary } from './record/vocabulary.js'
import type { SourceFile } from './standard/file.js'
import { type Lint, lintRuleSets } from './standard/lint.js'
import { type LoadedRuleSets, loadRuleSets } from './standard/load.js'
import type { RuleSets } from './standard/standard.js'
import type { Mapping } from './table/mapping.js'

export type { Encoding } from './io/encoding.js'
export type { Listener } from './io/listener.js'
export type { BadCell, Cell, Row, Sheet } from './io/rows.js'
export { toXlsx } from './io/write-xlsx.js'
export type { Problem } from './problem.js'
export type { Entry, SourceRecord } from './record/source.js'
export type { SourceFile } from './standard/file.js'
export type { Lint } from './standard/lint.js'
export type { LoadedRuleSets } from './standard/load.js'
export type { RuleSets } from './standard/standard.js'

/** The largest JSON file read whole; longer data belong in NDJSON, which streams. */
const maxFileBytes = 128 * 1024 * 1024
/** The longest line of NDJSON: a record is a few kilobytes. */
const maxLineBytes = 16 * 1024 * 1024

/**
 * Loads every rule set below a folder.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { standards, problems } = loadRuleSetsFrom('standards')
 */
export function loadRuleSetsFrom(folder: string, base?: RuleSets): LoadedRuleSets {
  const { files, problems } = readYamlFiles(folder)
  const loaded = loadRuleSets(files, base)
  return { ...loaded, problems: [...problems, ...loaded.problems] }
}

/**
 * Loads every rule set below a folder, and looks for likely slips.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { problems, advice } = lintRuleSetsFrom('standards')
 */
export function lintRuleSetsFrom(folder: string, base?: RuleSets): Lint {
  const { files, problems } = readYamlFiles(folder)
  const linted = lintRuleSets(files, base)
  return { ...linted, problems: [...problems, ...linted.problems] }
}

/**
 * The files of cases below a folder, and whether rule sets lie there too.
 *
 * @example
 * readCaseFiles('fixtures/cases').files.map((file) => runCases(file, ruleSets))
 */
export function readCaseFiles(folder: string): {
  readonly files: readonly SourceFile[]
  readonly problems: readonly Problem[]
  readonly holdsRuleSets: boolean
} {
  const { files, problems } = readYamlFiles(folder)
  const cases = files.filter(({ text }) => /^cases:/m.test(text))
  return { files: cases, problems, holdsRuleSets: cases.length < files.length }
}

function readYamlFiles(folder: string): { readonly files: readonly SourceFile[]; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const files: SourceFile[] = []
  for (const path of yamlFilesBelow(folder, problems)) {
    const text = readTextFile(path)
    if (typeof text === 'string') files.push({ path, text })
    else problems.push(text)
  }
  if (files.length === 0 && problems.length === 0) {
    problems.push({ code: 'unreadable-file', message: 'there is no YAML file in this folder', file: folder })
  }
  return { files, problems }
}

function yamlFilesBelow(folder: string, problems: Problem[]): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    problems.push(unreadable(folder, error))
    return []
  }
}

/**
 * The records of a file, one after another; the ending says what it is: .yaml, .yml, .json, .ndjson, .jsonl.
 * What cannot be read is yielded as a Problem in its place.
 *
 * @example
 * for (const entry of readRecordFile('sites.ndjson')) if ('record' in entry) run.add(entry.record)
 */
export function* readRecordFile(path: string): Generator<Entry> {
  const ending = /\.(ya?ml|json|ndjson|jsonl)$/i.exec(path)?.[1]?.toLowerCase()
  if (ending === undefined) {
    const help = 'records are read from .yaml, .json, .ndjson, .csv and .xlsx files'
    return yield {
      problem: { code: 'unreadable-file', message: 'the ending of the file is none that is known', file: path, help },
    }
  }
  if (ending === 'ndjson' || ending === 'jsonl') return yield* readNdjson(path)
  const text = readTextFile(path)
  if (typeof text !== 'string') return yield { problem: text }
  yield* ending === 'json' ? jsonRecords(text, path) : yamlRecords(text, path)
}

function* readNdjson(path: string): Generator<Entry> {
  try {
    yield* ndjsonRecords(linesOf(path), path)
  } catch (error) {
    yield { problem: unreadable(path, error) }
  }
}

/** The lines of a file, read piece by piece; what keeps one from being read in its place. */
function* linesOf(path: string): Generator<Line> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(1 << 16)
    let rest: Buffer[] = []
    let length = 0
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      let start = 0
      for (let end = buffer.indexOf(10); end >= 0 && end < read; end = buffer.indexOf(10, start)) {
        yield lineOf([...rest, buffer.subarray(start, end)], length + end - start)
        rest = []
        length = 0
        start = end + 1
      }
      length += read - start
      // Of a line that is too long only the length is kept.
      if (length > maxLineBytes) rest = []
      else rest.push(Buffer.from(buffer.subarray(start, read)))
    }
    if (length > 0) yield lineOf(rest, length)
  } finally {
    closeSync(file)
  }
}

function lineOf(parts: readonly Uint8Array[], length: number): Line {
  if (length > maxLineBytes) {
    return {
      code: 'too-large',
      message: `the line is longer than ${maxLineBytes / 1024 / 1024} MB; a record has a few kilobytes`,
    }
  }
  try {
    return utf8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  } catch {
    return { code: 'unreadable-file', message: 'the line is not in UTF-8' }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a file in UTF-8, or the Problem that kept it from being read. */
export function readTextFile(path: string): string | Problem {
  try {
    const { size } = statSync(path)
    if (size > maxFileBytes) {
      const help = 'give the records as NDJSON, one per line; it is read piece by piece'
      return {
        code: 'too-large',
        message: `the file has ${Math.round(size / 1024 / 1024)} MB, more than ${maxFileBytes / 1024 / 1024}`,
        file: path,
        help,
      }
    }
    return utf8.decode(readFileSync(path))
  } catch (error) {
    return unreadable(path, error)
  }
}

const errorWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is a file, not a folder',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not in UTF-8',
}

function unreadable(file: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException
  return {
    code: error instanceof RangeError ? 'too-large' : 'unreadable-file',
    message: errorWords[code ?? ''] ?? message.split('\n', 1)[0]!,
    file,
  }
}

/** What the reading of a table may need to know, and who is told what it says beside its rows. */
export interface TableOptions {
  readonly vocabulary: Vocabulary
  /** Says what the columns of others mean; the headers of a form are understood without. */
  readonly mapping?: Mapping | undefined
  /** The encoding of a CSV file; found out where left out. */
  readonly encoding?: Encoding | undefined
  /** Something worth knowing that cost no data: the encoding that was found, a hidden sheet passed over. */
  advice?(advice: Problem): void
}

const tableEnding = /\.(csv|tsv|xlsx|xlsm|xls|et)$/i

/** Whether a file is read as a table, by its ending. */
export const isTableFile = (path: string): boolean => tableEnding.test(path)

/**
 * The sheets of a table file, .csv, .tsv, .xlsx or .xlsm; what cannot be read is told to the listener.
 *
 * @example
 * const [sheet] = await openTableFile('sites.csv', { problem: console.error, advice: console.warn })
 */
export async function openTableFile(path: string, listener: Listener, encoding?: Encoding): Promise<readonly Sheet[]> {
  try {
    if (/\.(csv|tsv)$/i.test(path)) {
      const { csvSheet } = await import('./io/csv.js')
      const { sheet } = await csvSheet(createReadStream(path), path, { ...listener, ...(encoding && { encoding }) })
      return sheet === undefined ? [] : [sheet]
    }
    const { xlsxSheets } = await import('./io/xlsx.js')
    const { maxWorkbookBytes } = await import('./io/workbook.js')
    const { size } = statSync(path)
    if (size > maxWorkbookBytes) {
      const message = `the workbook has ${Math.round(size / 1024 / 1024)} MB, more than ${maxWorkbookBytes / 1024 / 1024}`
      listener.problem({ code: 'too-large', message, file: path, help: 'save its sheet as CSV' })
      return []
    }
    const sheets: Sheet[] = []
    for await (const sheet of xlsxSheets(readFileSync(path), path, listener)) sheets.push(sheet)
    return sheets
  } catch (error) {
    listener.problem(unreadable(path, error))
    return []
  }
}

/**
 * The records of a table file, one after another; what cannot be read is yielded as a Problem when it is met.
 *
 * @example
 * for await (const entry of readTableFile('sites.xlsx', { vocabulary })) if ('record' in entry) run.add(entry.record)
 */
export async function* readTableFile(path: string, options: TableOptions): AsyncGenerator<Entry> {
  const { vocabulary, mapping, encoding } = options
  const met: Problem[] = []
  const advice = (each: Problem) => options.advice?.(each)
  const sheets = await openTableFile(path, { problem: (each) => met.push(each), advice }, encoding)
  const { readSheets } = await import('./table/read-sheets.js')
  let found = false
  try {
    for await (const entry of readSheets(sheets, { vocabulary, file: path, ...(mapping && { mapping }) })) {
      found = true
      for (const problem of met.splice(0)) yield { problem }
      yield entry
    }
  } catch (error) {
    met.push(unreadable(path, error))
  }
  if (!found && met.length === 0)
    met.push({ code: 'empty-file', message: 'there is no record in the table', file: path })
  for (const problem of met) yield { problem }
}
