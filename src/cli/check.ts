import { closeSync, openSync, writeSync } from 'node:fs'
import {
  dayInChina,
  type Format,
  type FormatName,
  formats,
  type Language,
  type Mapping,
  type Problem,
  readMapping,
  startRun,
  type Vocabulary,
} from '../index.js'
import { type Encoding, isTableFile, readRecordFile, readTableFile, readTextFile } from '../node.js'
import { type Config, configHere, configName, readConfig } from './config.js'
import { exit, exitCodeOf, type FailOn } from './exit.js'
import { inputsOf } from './inputs.js'
import type { Output } from './output.js'
import { progressOn } from './progress.js'
import { ruleSetsWith } from './rule-sets.js'
import { words } from './words.js'

export interface CheckArguments {
  readonly standard: readonly string[]
  readonly asOf?: string
  readonly format: FormatName
  readonly out?: string
  readonly failOn: FailOn
  readonly standards: readonly string[]
  readonly lang: Language
  readonly config?: string
  readonly mapping?: string
  readonly encoding?: Encoding
}

/** What is checked, and what becomes of it: the arguments, and what a configuration says beside them. */
interface Settings {
  readonly files: readonly string[]
  readonly standards: readonly string[]
  readonly only: readonly string[]
  readonly asOf: string
  readonly failOn: FailOn
  readonly language: Language
  readonly outputs: readonly { readonly format: FormatName; readonly file?: string | undefined }[]
}

/**
 * `clausecheck check`: the report on stdout or in files, the Problems on stderr; gives the exit code.
 *
 * @param given whether an option was given, and is no default
 */
export async function check(
  files: readonly string[],
  options: CheckArguments,
  given: (option: keyof CheckArguments) => boolean,
  output: Output,
): Promise<number> {
  const read = settingsOf(files, options, given)
  if (Array.isArray(read)) {
    output.problems(read)
    return exit.badInput
  }
  const settings = read as Settings
  const { ruleSets, problems } = await ruleSetsWith(settings.standards)
  if (problems.length > 0) {
    output.problems(problems)
    return exit.badInput
  }
  const mapping = options.mapping === undefined ? undefined : mappingAt(options.mapping, ruleSets.vocabulary)
  if (Array.isArray(mapping)) {
    output.problems(mapping)
    return exit.badInput
  }
  const reading = {
    mapping: mapping as Mapping | undefined,
    encoding: options.encoding,
    advice: (each: Problem) => output.problems([each]),
  }
  const { outputs, language } = settings
  const wanted = outputs.map(({ format }): Format => formats[format])
  const writing = { ...ruleSets, language, colour: output.colour && outputs.every(({ file }) => file === undefined) }
  // What is written record by record, or not at all, need not be kept.
  const [single] = wanted
  const streamed = wanted.length === 1 && single?.writeRecord !== undefined
  const keep = streamed ? undefined : keepFor(wanted)
  const run = startRun({
    ...ruleSets,
    asOf: settings.asOf,
    only: settings.only,
    ...(keep && { keep }),
    listRecords: !streamed,
  })
  const sinks = outputs.map(({ file }) => sinkFor(file, output))
  if (streamed) sinks[0]!.write(single!.writeHead?.(writing) ?? [])
  const progress = progressOn(process.stderr, words.progress[language])
  const inputs = inputsOf(settings.files)
  for (const problem of inputs.problems) run.problem(problem)
  for (const file of inputs.files) {
    const entries = isTableFile(file)
      ? readTableFile(file, { ...reading, vocabulary: ruleSets.vocabulary })
      : readRecordFile(file)
    for await (const entry of entries) {
      progress.record()
      if ('problem' in entry) run.problem(entry.problem)
      else {
        const result = run.add(entry.record)
        if (streamed && result !== undefined) sinks[0]!.write(single!.writeRecord!(result, writing))
      }
    }
  }
  for (const result of run.finish()) if (streamed) sinks[0]!.write(single!.writeRecord!(result, writing))
  const report = run.report()
  progress.done()
  output.problems(report.problems)
  if (streamed) sinks[0]!.write(single!.writeTail?.(report, writing) ?? [])
  for (const [index, { format }] of outputs.entries()) {
    const isEmpty = report.records.length === 0 && format === 'text'
    if (!streamed && !isEmpty) sinks[index]!.write(wanted[index]!.write(report, writing))
    sinks[index]!.close()
  }
  return exitCodeOf(report, settings.failOn)
}

function settingsOf(
  files: readonly string[],
  options: CheckArguments,
  given: (option: keyof CheckArguments) => boolean,
): Settings | Problem[] {
  const path = options.config ?? (files.length === 0 ? configHere() : undefined)
  if (path === undefined && files.length === 0) {
    const help = `clausecheck check FILE, or write a ${configName} (clausecheck init)`
    return [{ code: 'usage', message: 'no file is named', help }]
  }
  const config = path === undefined ? undefined : configAt(path)
  if (Array.isArray(config)) return config
  const known = config as Config | undefined
  const asked = given('format') || options.out !== undefined
  return {
    files: files.length > 0 ? files : known!.files,
    standards: [...(known?.standards ?? []), ...options.standards],
    only: given('standard') ? options.standard : (known?.only ?? []),
    asOf: options.asOf ?? known?.asOf ?? dayInChina(new Date()),
    failOn: given('failOn') ? options.failOn : ((known?.failOn as FailOn | undefined) ?? options.failOn),
    language: given('lang') ? options.lang : (known?.lang ?? options.lang),
    outputs:
      asked || known === undefined
        ? [{ format: options.format, file: options.out }]
        : (known.outputs as Settings['outputs']),
  }
}

function mappingAt(path: string, vocabulary: Vocabulary): Mapping | Problem[] {
  const text = readTextFile(path)
  if (typeof text !== 'string') return [text]
  const mapping = readMapping(text, path, vocabulary)
  return mapping.ok ? mapping.value : [...mapping.problems]
}

function configAt(path: string): Config | Problem[] {
  const text = readTextFile(path)
  if (typeof text !== 'string') return [text]
  const config = readConfig(text, path)
  return config.ok ? config.value : [...config.problems]
}

/** What any of several formats needs of a report; all of it where one does. */
function keepFor(wanted: readonly Format[]): Format['keep'] {
  const keeps = wanted.map(({ keep }) => keep)
  if (keeps.includes(undefined)) return undefined
  return (finding, index) => keeps.some((keep) => keep!(finding, index))
}

interface Sink {
  write(pieces: Iterable<string>): void
  close(): void
}

/** Where an output goes; a file is written piece by piece, for it may be longer than a text can be. */
function sinkFor(file: string | undefined, output: Output): Sink {
  if (file === undefined) return { write: output.text, close() {} }
  const opened = openSync(file, 'w')
  return {
    write(pieces) {
      for (const piece of pieces) writeSync(opened, piece)
    },
    close: () => closeSync(opened),
  }
}
