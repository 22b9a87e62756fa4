import { type Problem, runCases } from '../index.js'
import { readCaseFiles } from '../node.js'
import { exit } from './exit.js'
import type { ListArguments } from './list.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'
import { words } from './words.js'

/** `clausecheck test [folder]`: runs the cases below a folder; failures as Problems, then what is not tried, then the count. */
export async function test(folder: string, { standards, lang }: ListArguments, output: Output): Promise<number> {
  const { files, problems: unread, holdsRuleSets } = readCaseFiles(folder)
  const { ruleSets, problems } = await ruleSetsWith(holdsRuleSets ? [...standards, folder] : standards)
  const failures: Problem[] = [...unread, ...problems]
  let passed = 0
  let failed = 0
  for (const file of files) {
    const run = runCases(file, ruleSets)
    if ('problems' in run) {
      failures.push(...run.problems)
      continue
    }
    for (const each of run.cases) {
      if (each.failures.length === 0) passed++
      else failed++
      failures.push(...each.failures)
    }
    for (const { requirement, status } of run.untried) {
      output.text([`${file.path}: ${words.untried[lang]} ${requirement} (${status})\n`])
    }
  }
  output.problems(failures)
  output.text([`${passed} passed, ${failed} failed\n`])
  if (failed > 0) return exit.nonCompliant
  return failures.length > 0 || passed === 0 ? exit.badInput : exit.compliant
}
