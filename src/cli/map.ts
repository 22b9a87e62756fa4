import type { Language, Problem } from '../index.js'
import { openTableFile } from '../node/table-file.js'
import { proposeMapping } from '../table/propose-mapping.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export interface MapArguments {
  readonly standard: readonly string[]
  readonly lang: Language
  readonly standards: readonly string[]
}

/** `clausecheck map FILE`: proposes a mapping for a table that others made, from its headers. */
export async function map(file: string, { standard, lang, standards }: MapArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  const met: Problem[] = [...problems]
  const sheets = await openTableFile(file, { problem: (each) => met.push(each), advice() {} })
  output.problems(met)
  if (sheets.length === 0) return exit.badInput
  const asked = ruleSets.standards.filter(({ id }) => standard.length === 0 || standard.includes(id))
  output.text([proposeMapping(sheets, asked, ruleSets.vocabulary, lang)])
  return exit.compliant
}
