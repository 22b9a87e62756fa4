import type { Language, Problem } from '../index.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'
import { words } from './words.js'

export interface LintArguments {
  readonly lang: Language
}

/** `clausecheck lint <folders...>`: what keeps rule sets from loading, and what is likely a slip in those that load. */
export async function lint(folders: readonly string[], { lang }: LintArguments, output: Output): Promise<number> {
  const { lintRuleSetsFrom } = await import('../node/rule-set-files.js')
  let { ruleSets } = await ruleSetsWith([])
  const problems: Problem[] = []
  const advice: Problem[] = []
  for (const folder of folders) {
    const linted = lintRuleSetsFrom(folder, ruleSets)
    ruleSets = linted
    problems.push(...linted.problems)
    advice.push(...linted.advice)
  }
  output.problems([...problems, ...advice])
  output.text([`${words.linted[lang](problems.length, advice.length)}\n`])
  if (problems.length > 0) return exit.badInput
  return advice.length > 0 ? exit.nonCompliant : exit.compliant
}
