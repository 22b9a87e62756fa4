import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import { normalized, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { type Layout, layOut, type Notes, placeIn } from './layout.js'
import type { MappedSheet, Mapping } from './mapping.js'
import { subjectOf, type Target, targetAt } from './target.js'

/** The sheets that a mapping speaks of, laid out as it says; the others are left alone. */
export function layOutAsMapped(
  sheets: readonly Sheet[],
  mapping: Mapping,
  vocabulary: Vocabulary,
  notes: Notes,
): readonly Layout[] {
  const { problems } = notes
  return mapping.sheets.flatMap((mapped) => {
    const sheet = sheetOf(mapped, sheets, problems)
    const subject = subjectOf(vocabulary, mapped.record, mapped.list)
    if (sheet === undefined || subject === undefined) return []
    const targets = Object.entries(mapped.columns).map(([header, path]): [string, Target] => [
      normalized(header),
      targetAt(path, subject, vocabulary)!,
    ])
    reportAbsent(mapped, sheet, problems)
    const told = {
      id: mapped.id,
      columns: new Map(targets),
      ignore: new Set(mapped.ignore.map(normalized)),
      constants: mapped.constants,
      ...(mapped.repeatId !== undefined && { repeatId: mapped.repeatId }),
    }
    return layOut(sheet, subject, vocabulary, notes, told) ?? []
  })
}

function sheetOf({ sheet: name }: MappedSheet, sheets: readonly Sheet[], problems: Problem[]): Sheet | undefined {
  const names = sheets.map((each) => each.name)
  const found = name === undefined ? [...sheets] : sheets.filter((each) => normalized(each.name) === normalized(name))
  if (found.length === 1) return found[0]
  const message =
    name === undefined
      ? `the mapping names no sheet, and there are ${sheets.length}`
      : `${found.length === 0 ? 'no sheet is' : 'several sheets are'} called "${name}"`
  const help = (name === undefined ? undefined : didYouMean(name, names)) ?? `there are: ${names.join(', ') || 'none'}`
  problems.push({ code: 'invalid-value', message, help })
  return undefined
}

/** A column that a mapping speaks of and a sheet does not have: its fact would be missing, and nobody would know why. */
function reportAbsent({ columns }: MappedSheet, sheet: Sheet, problems: Problem[]): void {
  const headers = sheet.header.map(normalized)
  for (const header of Object.keys(columns)) {
    if (headers.includes(normalized(header))) continue
    const message = `the sheet has no column "${header}", of which the mapping speaks`
    const help = didYouMean(header, sheet.header)
    problems.push({ code: 'missing-key', message, ...(help && { help }), ...placeIn(sheet, 0, sheet.headerLine) })
  }
}
