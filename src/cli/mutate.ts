import type { Language, RuleSets, SourceFile } from '../index.js'
import { readCaseFiles } from '../node/rule-set-files.js'
import { runMutants } from '../report/mutation.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { words } from './words.js'

/** `clausecheck test --mutate`: the slips in the standards of some folders that no case notices, and the score of each. */
export function mutate(
  folders: readonly string[],
  caseFiles: readonly SourceFile[],
  ruleSets: RuleSets,
  lang: Language,
  output: Output,
): number {
  let noticed = 0
  let all = 0
  for (const file of folders.flatMap((folder) => readCaseFiles(folder).ruleSetFiles)) {
    const run = runMutants(file, caseFiles, ruleSets)
    if (run === undefined) continue
    const { standard, mutants, survivors } = run
    for (const { file, line, column, requirement, at, before, after } of survivors) {
      const what = words.slip[lang](before, after)
      output.text([`${file}:${line}:${column} ${[requirement, at].filter(Boolean).join(' ')}: ${what}\n`])
    }
    output.text([`${standard}: ${words.noticed[lang](mutants - survivors.length, mutants)}\n`])
    noticed += mutants - survivors.length
    all += mutants
  }
  if (all === 0) {
    const help = 'name the folder of the standards with --standards'
    output.problems([{ code: 'usage', message: 'there is no standard to mutate in these folders', help }])
    return exit.badInput
  }
  output.text([`${words.noticed[lang](noticed, all)}\n`])
  return noticed < all ? exit.nonCompliant : exit.compliant
}
