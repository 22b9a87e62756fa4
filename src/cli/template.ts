import { writeFileSync } from 'node:fs'
import type { Language } from '../index.js'
import { toXlsx } from '../io/write-xlsx.js'
import { unreadable } from '../node/text-file.js'
import { templateOf } from '../table/template.js'
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
  const isWorkbook = /\.xlsx$/i.test(out)
  if (!isWorkbook && !/\.csv$/i.test(out)) {
    output.problems([{ code: 'usage', message: `a form is a .xlsx or a .csv file, not "${out}"` }])
    return exit.badInput
  }
  // The first sheet is the form itself; the lists stand beside it, each in a file of its own.
  const files: (readonly [path: string, content: string | Uint8Array])[] = isWorkbook
    ? [[out, await toXlsx(form)]]
    : form.sheets.map(({ name, columns }, index) => [
        index === 0 ? out : out.replace(/\.csv$/i, `.${name}.csv`),
        `\ufeff${columns.map(({ header }) => quoted(header)).join(',')}\r\n`,
      ])
  for (const [path, content] of files) {
    try {
      writeFileSync(path, content)
    } catch (error) {
      output.problems([unreadable(path, error)])
      return exit.badInput
    }
    output.text([`${words.written[lang](path)}\n`])
  }
  return exit.compliant
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
