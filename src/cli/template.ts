import { writeFileSync } from 'node:fs'
import { type Language, templateOf } from '../index.js'
import { toXlsx } from '../node.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { namedStandards } from './rule-sets.js'
import { words } from './words.js'

export interface TemplateArguments {
  readonly out: string
  readonly lang: Language
  readonly standards: readonly string[]
  readonly checklists?: boolean
}

/** `clausecheck template <standard...> --out FILE`: the form to fill in, a workbook or a CSV file for each sheet. */
export async function template(
  ids: readonly string[],
  { out, lang, standards, checklists }: TemplateArguments,
  output: Output,
): Promise<number> {
  const named = await namedStandards(ids, standards)
  if (!named.ok) {
    output.problems(named.problems)
    return exit.badInput
  }
  const { vocabulary, chosen } = named.value
  const form = templateOf(chosen, vocabulary, lang, { ...(checklists && { checklists }) })
  if (/\.xlsx$/i.test(out)) {
    writeFileSync(out, await toXlsx(form))
    output.text([`${words.written[lang](out)}\n`])
    return exit.compliant
  }
  if (!/\.csv$/i.test(out)) {
    output.problems([{ code: 'usage', message: `a form is a .xlsx or a .csv file, not "${out}"` }])
    return exit.badInput
  }
  for (const [index, { name, columns }] of form.sheets.entries()) {
    // The first sheet is the form itself; the lists stand beside it, each in a file of its own.
    const path = index === 0 ? out : out.replace(/\.csv$/i, `.${name}.csv`)
    writeFileSync(path, `\ufeff${columns.map(({ header }) => quoted(header)).join(',')}\r\n`)
    output.text([`${words.written[lang](path)}\n`])
  }
  return exit.compliant
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
