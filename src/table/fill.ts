import type { Cell } from '../io/rows.js'
import type { Language, Vocabulary } from '../record/vocabulary.js'
import { type Subject, subjectOf, type Target, targetAt } from './target.js'
import type { Template, TemplateSheet } from './template.js'
import { type TermList, writeTermList } from './term-list.js'
import { wordOfTerm } from './term-words.js'
import { closedWords, yesNoWords } from './words.js'

type Json = Readonly<Record<string, unknown>>

/**
 * The rows of each sheet of a template for some records, in the order of its sheets; records of other types
 * are left out. What `readSheets` makes of them are the same records, in the facts that the template has.
 *
 * @example
 * rowsOf(template, [{ record: 'site', id: 'a', totalArea: 150 }], vocabulary)[0] //=> [['a', null, …, 150, …]]
 */
export function rowsOf(template: Template, records: readonly Json[], vocabulary: Vocabulary): readonly Cell[][][] {
  return template.sheets.map((sheet) => {
    const subject = subjectOf(vocabulary, sheet.record, sheet.list)
    if (subject === undefined) return []
    return records
      .filter(({ record }) => record === sheet.record)
      .flatMap((record) => rowsOfRecord(record, sheet, subject, vocabulary, template.language))
  })
}

function rowsOfRecord(
  record: Json,
  { list, columns }: TemplateSheet,
  subject: Subject,
  vocabulary: Vocabulary,
  language: Language,
): Cell[][] {
  const items = list === undefined ? [record] : ((record[list] as readonly Json[] | null | undefined) ?? [])
  return items.map((item) =>
    columns.map(({ path }): Cell => {
      if (path === 'id') return record.id as Cell
      const target = targetAt(path, subject, vocabulary)!
      return cellOf(item, target, vocabulary, language)
    }),
  )
}

function cellOf(item: Json, { key, fact, part }: Target, vocabulary: Vocabulary, language: Language): Cell {
  const value = item[key]
  const [yes, no] = yesNoWords[language]
  const open = ((item.incomplete as readonly string[] | null | undefined) ?? []).includes(key)
  if (fact?.type === 'list') return !Array.isArray(value) ? null : open ? no : yes
  if (value === null || value === undefined) return null
  const given = part === undefined ? value : partOf(value, part, open)
  if (given === null || given === undefined) return null
  if (typeof given === 'boolean') return given ? yes : no
  if (fact?.type === 'timetable') return given === 'closed' ? closedWords[language] : String(given)
  if (fact?.type === 'terms') {
    const list = { value: given as TermList['value'], open }
    return writeTermList(list, fact.terms, vocabulary, language)
  }
  if (fact?.type === 'term') return wordOfTerm(vocabulary, fact.terms, String(given), language)
  return typeof given === 'number' ? given : String(given)
}

/** One item of a check-list or timetable; what a list that is not open leaves out is not there. */
function partOf(value: unknown, part: string, open: boolean): unknown {
  if (!Array.isArray(value)) return (value as Json)[part]
  return value.includes(part) || (open ? null : false)
}
