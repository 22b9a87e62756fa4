import { formats } from '../formats/index.js'
import type { ApplyJsonLogic, Format, Mapping, RecordResult, Result, RuleSets, Vocabulary, Waiver } from '../index.js'
import { deflate } from '../io/deflate.js'
import { startDigests } from '../node/digests.js'
import { readFiles } from '../node/read-files.js'
import { startReceipt, writeReceipt } from '../node/receipt.js'
import { readTextFile } from '../node/text-file.js'
import type { ReadOptions, ReadRecordsOptions, StreamFormatName } from '../node.js'
import { startRun } from '../report/run.js'
import { annotationOf } from './annotate.js'
import { exit, exitCodeOf } from './exit.js'
import { bytesOf, inputsOf } from './inputs.js'
import type { Output } from './output.js'
import { progressOn } from './progress.js'
import { clashOf } from './receipt.js'
import { ruleSetsWith } from './rule-sets.js'
import { type CheckArguments, settingsOf } from './settings.js'
import { sinksFor } from './sink.js'
import { threadsFor } from './threads.js'
import { words } from './words.js'

/**
 * `clausecheck check`: the report on stdout or in files, the Problems on stderr; gives the exit code.
 *
 * @param given whether an option was given, and is no default
 */
export async function check(
  files: readonly string[],
  options: CheckArguments,
  given: (option: keyof CheckArguments) => boolean,
  shell: Output,
): Promise<number> {
  const digests = startDigests()
  const read = await settingsOf(files, options, given, digests)
  if (!read.ok) {
    shell.problems(read.problems)
    return exit.badInput
  }
  const settings = read.value
  const output = shell.in(settings.language)
  const { ruleSets, problems, folders } = await ruleSetsWith(settings.standards)
  if (problems.length > 0) {
    output.problems(problems)
    return exit.badInput
  }
  const mapping =
    settings.mapping === undefined ? undefined : await mappingAt(settings.mapping, ruleSets.vocabulary, digests)
  if (mapping?.ok === false) {
    output.problems(mapping.problems)
    return exit.badInput
  }
  const waivers = settings.waivers === undefined ? undefined : await waiversAt(settings.waivers, ruleSets, digests)
  if (waivers?.ok === false) {
    output.problems(waivers.problems)
    return exit.badInput
  }
  const homeless = settings.outputs.find(({ format, file }) => 'binary' in formats[format] && file === undefined)
  if (homeless !== undefined) {
    const { format } = homeless
    const message = `a report in the format ${format} is no text: it goes into a file`
    output.problems([{ code: 'usage', message, help: `--out report.${format}` }])
    return exit.badInput
  }
  const { outputs, language } = settings
  const wanted = outputs.map(({ format }): Format => formats[format])
  const colour = output.colour && outputs.every(({ file }) => file === undefined)
  const waived = waivers && { waivers: waivers.value }
  const writing = { ...ruleSets, ...waived, language, colour, deflate, version: options.version }
  // What is written record by record, or not at all, need not be kept.
  const [single] = wanted
  const streamed = wanted.length === 1 && single?.writeRecord !== undefined
  const writers = wanted.map((format) => (streamed ? undefined : format.startWriting?.(writing)))
  const inputs = inputsOf(settings.files)
  const clash = clashOf(settings, inputs.files)
  if (clash !== undefined) {
    output.problems([clash])
    return exit.badInput
  }
  const annotation = annotationOf(settings.annotate, inputs.files, outputs, writing)
  if (annotation !== undefined && 'code' in annotation) {
    output.problems([annotation])
    return exit.badInput
  }
  const keep = streamed ? undefined : keepFor([...wanted, ...(annotation ? [annotation] : [])])
  const { version, crossCheck = false } = options
  const named = { files: inputs.files, unread: inputs.problems }
  const receipt =
    settings.receipt === undefined
      ? undefined
      : startReceipt({ ...settings, ...ruleSets, ...named, folders, version, crossCheck, digests })
  // What is written as it comes need not be made again for the receipt.
  const isWritten = streamed && single === formats.ndjson
  const run = startRun({
    ...ruleSets,
    ...waived,
    ...(receipt && !isWritten && { see: receipt.see }),
    asOf: settings.asOf,
    only: settings.only,
    ...(keep && { keep }),
    ...(options.crossCheck && { crossCheck: (await import('json-logic-js')).default.apply as ApplyJsonLogic }),
    listRecords: !streamed && writers.includes(undefined),
  })
  const opened = sinksFor(outputs, output)
  if (!opened.ok) {
    output.problems(opened.problems)
    return exit.badInput
  }
  const sinks = opened.value
  if (streamed) sinks[0]!.write(single!.writeHead?.(writing) ?? [])
  const tell = (result: RecordResult): Promise<void> | undefined => {
    annotation?.add(result)
    for (const [index, writer] of writers.entries())
      if (writer !== undefined) sinks[index]!.write(writer.record(result))
    if (!streamed) return output.taken(mostHeld)
    const pieces = [...single!.writeRecord!(result, writing)]
    if (isWritten) for (const lines of pieces) receipt?.wrote(lines)
    sinks[0]!.write(pieces)
    return output.taken(mostHeld)
  }
  for (const problem of inputs.problems) run.problem(problem)
  const progress = progressOn(process.stderr, words.progress[language], bytesOf(inputs.files))
  const reading: ReadRecordsOptions = {
    vocabulary: ruleSets.vocabulary,
    mapping: mapping?.value,
    encoding: settings.encoding,
    format: settings.inputFormat,
    advice: run.advice,
    input: run.input,
    read(piece, file) {
      progress.read(piece.length)
      if (receipt !== undefined) digests.read(piece, file)
    },
  }
  // What asks for the results themselves, and not for what is written of them, has them made in this thread.
  const isShared = settings.workers > 1 && streamed && !annotation && !crossCheck && (!receipt || isWritten)
  const setup = { ...ruleSets, ...waived, asOf: settings.asOf, only: settings.only, language, version }
  const threads = isShared
    ? threadsFor(run, { ...setup, format: outputs[0]!.format as StreamFormatName }, settings.workers, progress.record)
    : undefined
  for (const entries of readFiles(inputs.files, reading, threads?.check)) {
    for await (const entry of entries) {
      if (entry instanceof Uint8Array) {
        if (isWritten) receipt?.wrote(entry)
        sinks[0]!.write([entry])
        // Another will be written where this one is.
        await output.taken(0)
        continue
      }
      progress.record()
      if ('problem' in entry) run.problem(entry.problem)
      else {
        const result = run.add(entry.record)
        if (result !== undefined) await tell(result)
      }
    }
  }
  await threads?.end()
  for (const result of run.finish()) await tell(result)
  const report = run.report()
  const taken = receipt?.receiptOf(report)
  const receipted = taken === undefined ? writing : { ...writing, receipt: taken }
  progress.done()
  output.problems(report.problems)
  output.advice(report.advice)
  if (streamed) sinks[0]!.write(single!.writeTail?.(report, writing) ?? [])
  for (const [index, { format }] of outputs.entries()) {
    const isEmpty = format === 'text' && Object.values(report.verdicts).every((count) => count === 0)
    if (!streamed && !isEmpty)
      sinks[index]!.write(writers[index]?.end(report) ?? wanted[index]!.write(report, receipted))
    sinks[index]!.close()
  }
  const { problem, advice } = (await annotation?.write()) ?? {}
  if (advice !== undefined) output.advice([advice])
  const unwritten = [problem, taken && writeReceipt(settings.receipt!, taken)].filter((each) => each !== undefined)
  output.problems(unwritten)
  return unwritten.length > 0 ? exit.badInput : exitCodeOf(report, settings.failOn)
}

/** More bytes than these do not wait for a reader who is slower: no more is read until they are taken. */
const mostHeld = 1024 * 1024

type Reading = Pick<ReadOptions, 'read'>

// Readers of what is seldom given are loaded where it is: they bring the schemas of rule sets with them.

async function mappingAt(path: string, vocabulary: Vocabulary, reading: Reading): Promise<Result<Mapping>> {
  const text = readTextFile(path, reading)
  const { readMapping } = await import('../table/mapping.js')
  return typeof text === 'string' ? readMapping(text, path, vocabulary) : { ok: false, problems: [text] }
}

async function waiversAt(path: string, ruleSets: RuleSets, reading: Reading): Promise<Result<readonly Waiver[]>> {
  const text = readTextFile(path, reading)
  const { readWaivers } = await import('../report/waiver.js')
  return typeof text === 'string' ? readWaivers(text, path, ruleSets) : { ok: false, problems: [text] }
}

/** What any of several formats needs of a report; all of it where one does. */
function keepFor(wanted: readonly Pick<Format, 'keep'>[]): Format['keep'] {
  const keeps = wanted.map(({ keep }) => keep)
  if (keeps.includes(undefined)) return undefined
  return (finding, index) => keeps.some((keep) => keep!(finding, index))
}
