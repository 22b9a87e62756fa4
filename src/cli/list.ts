import { toStandardList } from '../formats/standards-text.js'
import type { Language } from '../index.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export interface ListArguments {
  readonly standards: readonly string[]
  readonly lang: Language
}

/** `clausecheck list`: a line for each standard that is loaded. */
export async function list({ standards, lang }: ListArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  output.problems(problems)
  output.text([toStandardList(ruleSets, lang)])
  return problems.length > 0 ? exit.badInput : exit.compliant
}
