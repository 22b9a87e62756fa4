import { toTable } from '../formats/table.js'
import type { Language } from '../index.js'
import { fieldRows, termRows } from '../table/field-rows.js'
import { fieldsOf } from '../table/fields.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { namedStandards } from './rule-sets.js'

export interface FieldsArguments {
  readonly lang: Language
  readonly standards: readonly string[]
}

/** `clausecheck fields <standard...>`: every fact that some standards read, and which requirements need it. */
export async function fields(
  ids: readonly string[],
  { lang, standards }: FieldsArguments,
  output: Output,
): Promise<number> {
  const named = await namedStandards(ids, standards)
  if (!named.ok) {
    output.problems(named.problems)
    return exit.badInput
  }
  const { vocabulary, chosen } = named.value
  const found = fieldsOf(chosen, vocabulary)
  const tables = [fieldRows(found, vocabulary, lang), termRows(found, lang)].filter((rows) => rows.length > 0)
  output.text([`${tables.map((rows) => toTable(rows).join('\n')).join('\n\n')}\n`])
  return exit.compliant
}
