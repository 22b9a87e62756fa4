import { weekdays } from '../expr/facts.js'
import { isWithin, type Language, normalized, type Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import { type Field, fieldsOf } from './fields.js'
import { wordsOfRecord } from './recognise.js'
import { headerOf, type Subject, subjectOf, type Target, targetAt } from './target.js'
import { noteOf } from './template-notes.js'
import { wordOfTerm } from './term-words.js'
import { yesNoWords } from './words.js'

// The form to fill in for some standards, as plain data: what writes workbooks takes it from here.
//
// A list of terms is one cell, 沙发、茶几, as offices write it, and not a column for each term: equipment alone
// has a hundred, and every room has its own. One cell also says all that a record can (see term-list.ts): what
// is there, that this is not all, an answer for each item, a judgement of items that no clause names. Columns of
// a check-list ("设施设备：沙发", 是 or 否) have no place for "not all" nor for judgements; whoever prefers them,
// for no word has to be written, asks for `checklists`.

export interface TemplateColumn {
  /** What it is about: "totalArea", "openingHours.mon"; see target.ts. */
  readonly path: string
  readonly header: string
  /** How it is filled in, and the clauses that ask for it; empty where there is nothing to say. */
  readonly note: string
  /** What a cell may say, for a drop-down. */
  readonly values?: readonly string[]
  /** Whether it is filled in with figures. */
  readonly number?: boolean
}

export interface TemplateSheet {
  /** A name that workbooks allow, and that `readSheets` understands. */
  readonly name: string
  readonly record: string
  readonly list?: string
  readonly columns: readonly TemplateColumn[]
}

export interface Template {
  readonly language: Language
  readonly sheets: readonly TemplateSheet[]
}

export interface TemplateOptions {
  /**
   * Whether a list of terms of a record is asked for by a column for each term that requirements name. Where an
   * inspector's judgement counts it stays one column, and in the sheets of lists too.
   */
  readonly checklists?: boolean
}

/**
 * The form for some standards: a sheet for each type of record and for each of their lists, a column for
 * each fact that a requirement reads. `readSheets` understands it as it is.
 *
 * @example
 * templateOf([lounge], vocabulary, 'zh').sheets[0].columns.map(({ header }) => header)
 * //=> ['编号', '名称', '场所类型', '地区', …, '总面积（m²）', …]
 */
export function templateOf(
  standards: readonly Standard[],
  vocabulary: Vocabulary,
  language: Language,
  { checklists = false }: TemplateOptions = {},
): Template {
  const fields = fieldsOf(standards, vocabulary)
  const records = [...new Set(fields.map(({ record }) => record))]
  // Beside a region, what else is given may have to say which one it lies in.
  const lieInside = records.some((record) => holdsRecords(record, vocabulary))
  const context: Context = { standards, vocabulary, language, fields, checklists }
  const sheets = records.flatMap((record): TemplateSheet[] => {
    const subject = subjectOf(vocabulary, record)!
    const lists = Object.keys(subject.facts).filter((name) => fieldsOfList(record, name, fields) !== undefined)
    const common = ['id', 'name', ...(lieInside ? ['within'] : [])]
    const paths = Object.keys(subject.facts).filter((path) => fieldAt(record, path, fields) !== undefined)
    const own = columnsOf([...common, ...paths, ...lists.filter((list) => !paths.includes(list))], subject, context)
    return [
      { name: sheetName(subject, records, context), record, columns: own },
      ...lists.map((list): TemplateSheet => {
        const inner = subjectOf(vocabulary, record, list)!
        const read = Object.keys(inner.facts).filter((path) => fieldAt(record, `${list}[].${path}`, fields))
        const name = sheetName(inner, records, context)
        return { name, record, list, columns: columnsOf(['id', ...read], inner, context) }
      }),
    ]
  })
  return { language, sheets }
}

interface Context {
  readonly standards: readonly Standard[]
  readonly vocabulary: Vocabulary
  readonly language: Language
  readonly fields: readonly Field[]
  readonly checklists: boolean
}

const holdsRecords = (record: string, { facts }: Vocabulary): boolean =>
  Object.values(facts[record] ?? {}).some(({ type }) => type === 'records')

const fieldAt = (record: string, path: string, fields: readonly Field[]): Field | undefined =>
  fields.find((field) => field.record === record && field.path === path)

/** What is read of a list, be it that it is there. */
const fieldsOfList = (record: string, list: string, fields: readonly Field[]): Field | undefined =>
  fields.find(
    (field) =>
      field.record === record &&
      (field.path.startsWith(`${list}[].`) || (field.path === list && field.type === 'list')),
  )

function columnsOf(paths: readonly string[], subject: Subject, context: Context): TemplateColumn[] {
  const { vocabulary, language, fields, checklists } = context
  const fieldOf = (path: string) => fieldAt(subject.record, subject.list ? `${subject.list}[].${path}` : path, fields)
  return paths.flatMap((path) => {
    const field = fieldOf(path)
    const asChecklist = checklists && !subject.list && !field?.judged
    return partsOf(path, subject, asChecklist ? (field?.named ?? []) : []).map((part): TemplateColumn => {
      const target = targetAt(part, subject, vocabulary)!
      const header = headerOf(target, subject, vocabulary, language)
      const values = valuesOf(target, field, vocabulary, language)
      const note = noteOf(target, field, context, subject.list !== undefined)
      const number = target.fact?.type === 'quantity'
      return { path: target.path, header, note, ...(values && { values }), ...(number && { number }) }
    })
  })
}

/** The paths of the columns that a fact takes: one, but for each day of a timetable and each term of a check-list. */
function partsOf(path: string, { facts }: Subject, terms: readonly string[]): readonly string[] {
  const type = Object.hasOwn(facts, path) ? facts[path]!.type : undefined
  if (type === 'timetable') return weekdays.map((day) => `${path}.${day}`)
  return type === 'terms' && terms.length > 0 ? terms.map((term) => `${path}.${term}`) : [path]
}

/** What a cell may say: of terms those first that requirements name, and what lies within them. */
function valuesOf(
  { fact, part }: Target,
  field: Field | undefined,
  vocabulary: Vocabulary,
  language: Language,
): readonly string[] | undefined {
  const answered = fact?.type === 'yes-no' || fact?.type === 'list' || (fact?.type === 'terms' && part !== undefined)
  if (answered) return yesNoWords[language]
  if (fact?.type !== 'term') return undefined
  const section = fact.terms
  const named = field?.named ?? []
  const rank = (id: string) =>
    named.includes(id) ? 0 : named.some((outer) => isWithin(vocabulary, section, id, outer)) ? 1 : 2
  const ids = Object.keys(vocabulary.terms[section] ?? {})
  return [0, 1, 2]
    .flatMap((each) => ids.filter((id) => rank(id) === each))
    .map((id) => wordOfTerm(vocabulary, section, id, language))
}

/** The name of a sheet: what its rows are called, with their record in front where two types have such a list. */
function sheetName({ record, list }: Subject, records: readonly string[], { vocabulary, language }: Context): string {
  const [id, zh = id, en = id] = wordsOfRecord(vocabulary, record)
  const recordName = language === 'zh' ? zh : en
  if (list === undefined) return allowed(recordName!) ?? record
  const label = vocabulary.facts[record]![list]![language]
  const shared = records.some((other) => {
    const fact = other === record ? undefined : vocabulary.facts[other]?.[list]
    return fact?.type === 'list' && normalized(fact[language]) === normalized(label)
  })
  return allowed(shared ? `${recordName}·${label}` : label) ?? (shared ? `${record}·${list}` : list)
}

/** A name as it is, if a workbook takes it. */
const allowed = (name: string): string | undefined =>
  name.length <= 31 && !/[[\]:*?/\\]/.test(name) && !/^'|'$/.test(name) ? name : undefined
