import { dayInChina, type Format, formats, type Language, startRun } from '../index.js'
import { readRecordFile } from '../node.js'
import { exit, exitCodeOf, type FailOn } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export interface CheckArguments {
  readonly standard: readonly string[]
  readonly asOf?: string
  readonly format: keyof typeof formats
  readonly failOn: FailOn
  readonly standards: readonly string[]
  readonly lang: Language
}

/** `clausecheck check`: the report on stdout, the Problems on stderr; gives the exit code. */
export async function check(files: readonly string[], options: CheckArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(options.standards)
  if (problems.length > 0) {
    output.problems(problems)
    return exit.badInput
  }
  const format: Format = formats[options.format]
  const writing = { ...ruleSets, language: options.lang, colour: output.colour }
  // What is written record by record, or not at all, need not be kept.
  const keep = format.writeRecord ? () => false : format.keep
  const run = startRun({
    ...ruleSets,
    asOf: options.asOf ?? dayInChina(new Date()),
    only: options.standard,
    ...(keep && { keep }),
    listRecords: !format.writeRecord,
  })
  for (const file of files) {
    for (const entry of readRecordFile(file)) {
      if ('problem' in entry) run.problem(entry.problem)
      else {
        const result = run.add(entry.record)
        if (result !== undefined) output.text(format.writeRecord?.(result, writing) ?? [])
      }
    }
  }
  for (const result of run.finish()) output.text(format.writeRecord?.(result, writing) ?? [])
  const report = run.report()
  output.problems(report.problems)
  if (!format.writeRecord && (report.records.length > 0 || options.format === 'json')) {
    output.text(format.write(report, writing))
  }
  return exitCodeOf(report, options.failOn)
}
