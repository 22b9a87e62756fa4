import type { Language, Vocabulary } from '../record/vocabulary.js'
import type { Field } from './fields.js'

const columns = {
  zh: ['字段', '名称', '类型', '需要它的要求'],
  en: ['field', 'label', 'type', 'needed by'],
} as const

const types: Readonly<Record<Language, Readonly<Record<Field['type'], string>>>> = {
  zh: {
    ...{ quantity: '数量', 'yes-no': '是/否', date: '日期', milestone: '完成日期（或月、年、是、否）', month: '月份' },
    ...{ text: '文字', term: '选一项', terms: '可选多项', timetable: '每周时间表', list: '列表', records: '记录' },
  },
  en: {
    ...{ quantity: 'quantity', 'yes-no': 'yes or no', date: 'day', milestone: 'day, month, year, yes or no' },
    ...{ month: 'month', text: 'text', term: 'one of', terms: 'some of', timetable: 'timetable of a week' },
    ...{ list: 'list', records: 'records' },
  },
}

/** What is short enough to be said on the line of the field. */
const fewTerms = 6

/**
 * The data dictionary as rows of a table, the first its header: one for each field, its record in front
 * where there are several types. Long lists of terms are named here and written out by `termRows`.
 *
 * @example
 * toTable(fieldRows(fieldsOf(standards, vocabulary), vocabulary, 'zh')).join('\n')
 */
export function fieldRows(fields: readonly Field[], vocabulary: Vocabulary, language: Language): readonly string[][] {
  const several = new Set(fields.map(({ record }) => record)).size > 1
  const rows = fields.map((field) => [
    several ? `${field.record}: ${field.path}` : field.path,
    field.label[language],
    typeText(field, vocabulary, language),
    neededBy(field),
  ])
  return [[...columns[language]], ...rows]
}

function typeText({ type, unit, section, terms = [] }: Field, vocabulary: Vocabulary, language: Language): string {
  const text = types[language][type]
  if (unit !== undefined) return `${text}, ${vocabulary.units[unit]?.[language] ?? unit}`
  if (section === undefined) return text
  return `${text}: ${terms.length > fewTerms ? section : terms.map((term) => term[language]).join(' | ')}`
}

/** "jining-2023-24/county-center#total-area"; the standard once for all of its requirements. */
function neededBy(field: Field): string {
  const byStandard = new Map<string, string[]>()
  for (const { standard, requirement } of field.neededBy)
    byStandard.set(standard, [...(byStandard.get(standard) ?? []), requirement ?? 'appliesTo'])
  return [...byStandard].map(([standard, ids]) => `${standard}#${ids.join(',')}`).join(' ')
}

/**
 * The terms of the sections that `fieldRows` only names, one row each: section, id, label. Those that
 * requirements name come with a mark.
 */
export function termRows(fields: readonly Field[], language: Language): readonly string[][] {
  const sections = new Map<string, { readonly terms: NonNullable<Field['terms']>; readonly named: Set<string> }>()
  for (const { section, terms = [], named = [] } of fields) {
    if (section === undefined || terms.length <= fewTerms) continue
    const known = sections.get(section) ?? { terms, named: new Set() }
    sections.set(section, known)
    for (const id of named) known.named.add(id)
  }
  return [...sections].flatMap(([section, { terms, named }]) =>
    terms.map((term) => [section, term.id, term[language], named.has(term.id) ? '*' : '']),
  )
}
