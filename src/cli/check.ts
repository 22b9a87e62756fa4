import { dayInChina, formats, type Language, startRun } from '../index.js'
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
  const run = startRun({
    ...ruleSets,
    asOf: options.asOf ?? dayInChina(new Date()),
    ...(options.standard.length > 0 && { only: options.standard }),
  })
  for (const file of files) {
    for (const entry of readRecordFile(file)) {
      if ('record' in entry) run.add(entry.record)
      else run.problem(entry.problem)
    }
  }
  const report = run.report()
  output.problems(report.problems)
  if (report.records.length > 0 || options.format === 'json') {
    output.text(formats[options.format](report, { ...ruleSets, language: options.lang, colour: output.colour }))
  }
  return exitCodeOf(report, options.failOn)
}
