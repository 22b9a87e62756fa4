import type { Problem } from '../index.js'
import { readCaseFiles } from '../node/rule-set-files.js'
import { runCases } from '../report/cases.js'
import { exit } from './exit.js'
import type { ListArguments } from './list.js'
import { mutate } from './mutate.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'
import { words } from './words.js'

export interface TestArguments extends ListArguments {
  readonly mutate?: boolean
}

/** `clausecheck test [folder]`: runs the cases below a folder; failures as Problems, then what is not tried, then the count. */
export async function test(folder: string, options: TestArguments, output: Output): Promise<number> {
  const { standards, lang } = options
  const { files, problems: unread, ruleSetFiles } = readCaseFiles(folder)
  const folders = ruleSetFiles.length > 0 ? [...standards, folder] : standards
  const { ruleSets, problems } = await ruleSetsWith(folders)
  const failures: Problem[] = [...unread, ...problems]
  let passed = 0
  let failed = 0
  const runs = files.flatMap((file) => {
    const run = runCases(file, ruleSets)
    if ('cases' in run) return [{ path: file.path, ...run }]
    failures.push(...run.problems)
    return []
  })
  for (const { path, standard, cases, untried } of runs) {
    for (const each of cases) {
      if (each.failures.length === 0) passed++
      else failed++
      failures.push(...each.failures)
    }
    // What one file of cases leaves out may be tried in another.
    const others = runs.filter((each) => each.standard === standard && each.path !== path)
    for (const { requirement, status } of untried) {
      const isLeftOut = (each: (typeof runs)[number]) =>
        each.untried.some((one) => one.requirement === requirement && one.status === status)
      if (others.every(isLeftOut)) output.text([`${path}: ${words.untried[lang]} ${requirement} (${status})\n`])
    }
  }
  output.problems(failures)
  output.text([`${passed} passed, ${failed} failed\n`])
  if (failed > 0) return exit.nonCompliant
  if (failures.length > 0 || passed === 0) return exit.badInput
  return options.mutate ? mutate(folders, files, ruleSets, lang, output) : exit.compliant
}
