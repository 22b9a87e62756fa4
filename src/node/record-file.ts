import { closeSync, openSync, readSync } from 'node:fs'
import { jsonRecords } from '../io/json.js'
import { type Line, ndjsonRecords } from '../io/ndjson.js'
import { yamlRecords } from '../io/yaml.js'
import type { InputFormat } from '../record/input.js'
import type { Entry } from '../record/source.js'
import { lineSplitter } from './lines.js'
import { counted, type ReadOptions } from './read-options.js'
import { readTextFile, unreadable } from './text-file.js'

const formats: Readonly<Record<string, Extract<InputFormat, 'ndjson' | 'json' | 'yaml'>>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
}

/** Whether a file is NDJSON, by its ending. */
export const isNdjsonFile = (path: string): boolean => /\.(ndjson|jsonl)$/i.test(path)

/**
 * The records of a file, one after another; the ending says what it is: .yaml, .yml, .json, .ndjson, .jsonl.
 * What cannot be read is yielded as a Problem in its place.
 *
 * @example
 * for (const entry of readRecordFile('sites.ndjson')) if ('record' in entry) run.add(entry.record)
 */
export function* readRecordFile(path: string, options: ReadOptions = {}): Generator<Entry> {
  const format = formats[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '']
  if (format === undefined) {
    const help = 'records are read from .yaml, .json, .ndjson, .csv and .xlsx files'
    return yield {
      problem: { code: 'unreadable-file', message: 'the ending of the file is none that is known', file: path, help },
    }
  }
  const tell = (records: number): void => options.input?.({ file: path, format, encoding: 'utf-8', records })
  if (format === 'ndjson') return yield* readNdjson(path, tell, options)
  const text = readTextFile(path, options)
  if (typeof text !== 'string') return yield { problem: text }
  yield* counted(format === 'json' ? jsonRecords(text, path) : yamlRecords(text, path), tell)
}

function* readNdjson(path: string, tell: (records: number) => void, options: ReadOptions): Generator<Entry> {
  try {
    yield* counted(ndjsonRecords(linesOf(path, options), path), tell)
  } catch (error) {
    yield { problem: unreadable(path, error) }
  }
}

/** The lines of a file, read piece by piece; what keeps one from being read in its place. */
function* linesOf(path: string, options: ReadOptions): Generator<Line> {
  const lines = lineSplitter()
  for (const piece of piecesOf(path, options)) yield* lines.push(piece)
  yield* lines.end()
}

/** The bytes of a file, piece by piece; each holds until the next is asked for. */
export function* piecesOf(path: string, options: ReadOptions): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(1 << 16)
    // What is empty was read, too.
    options.read?.(buffer.subarray(0, 0), path)
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const piece = buffer.subarray(0, read)
      options.read?.(piece, path)
      yield piece
    }
  } finally {
    closeSync(file)
  }
}
