import type { Sheet } from '../io/rows.js'
import { normalized, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { type Notes, placeIn } from './layout.js'
import { type Subject, subjectOf, targetOfHeader } from './target.js'

// What sheets hold that nobody told of: by their names, else by their headers.

/** The words for a type of record: its id, and what lists of such records are called. */
export const wordsOfRecord = (vocabulary: Vocabulary, record: string): readonly string[] => [
  record,
  ...Object.values(vocabulary.facts)
    .flatMap((facts) => Object.values(facts))
    .flatMap((fact) =>
      fact.type === 'records' && fact.record === record ? [fact.zh, fact.en, ...(fact.aliases ?? [])] : [],
    ),
]

/** The lists of a type of record that have sheets of their own. */
export const listsOf = (vocabulary: Vocabulary, record: string): readonly string[] =>
  Object.entries(vocabulary.facts[record] ?? {}).flatMap(([name, { type }]) => (type === 'list' ? [name] : []))

export interface Recognised {
  readonly sheet: Sheet
  readonly subject: Subject
}

/**
 * The subject of each sheet that has headers. A sheet of no name everybody knows is taken for the type of
 * record, or the list, that most of its headers speak of, if that is one alone; between several its file's name decides.
 */
export function recogniseSheets(
  sheets: readonly Sheet[],
  vocabulary: Vocabulary,
  { problems, advice }: Notes,
): readonly Recognised[] {
  const filled = sheets.filter(({ header }) => header.some((each) => each.trim() !== ''))
  const records = Object.keys(vocabulary.facts).map((record) => subjectOf(vocabulary, record)!)
  const lists = records.flatMap(({ record }) =>
    listsOf(vocabulary, record).map((list) => subjectOf(vocabulary, record, list)!),
  )
  const fits = ({ name }: Sheet, subjects: readonly Subject[]) =>
    subjects.filter((subject) => namesOf(subject, vocabulary).some((word) => normalized(word) === normalized(name)))
  const byName = (sheet: Sheet) => {
    const found = fits(sheet, records)
    return found.length > 0 ? found : fits(sheet, lists)
  }
  const known = filled.map((sheet) => {
    const named = byName(sheet)
    return { sheet, found: named.length > 0 ? named : byHeaders(sheet, records, lists, vocabulary) }
  })
  // A list that two types of record have belongs to the one whose records are there.
  const given = new Set(known.flatMap(({ found }) => (found.length === 1 && !found[0]!.list ? [found[0]!.record] : [])))
  return known.flatMap(({ sheet, found }) => {
    const among = found.length > 1 ? found.filter(({ record }) => given.has(record)) : found
    const [subject, other] = among.length > 0 ? among : found
    if (subject !== undefined && other === undefined) return [{ sheet, subject }]
    const title = sheet.name === '' ? 'this table' : `the sheet "${sheet.name}"`
    const message = `what the rows of ${title} are cannot be told`
    const help = `name the sheet ${records.map(({ record }) => record).join(', ')} or as a list, or say it in a mapping`
    const place = placeIn(sheet, 0, sheet.headerLine)
    if (given.size > 0 && !saysAnything(sheet, [...records, ...lists], vocabulary))
      advice.push({ code: 'unreadable-file', message: `${message}; it is passed over`, help, ...place })
    else problems.push({ code: 'invalid-value', message, help, ...place })
    return []
  })
}

/** Whether a sheet is called nearly as one that is known, or any of its columns is a fact of anything. */
function saysAnything(sheet: Sheet, subjects: readonly Subject[], vocabulary: Vocabulary): boolean {
  const names = subjects.flatMap((subject) => namesOf(subject, vocabulary))
  const called = normalized(sheet.name)
  if (names.some((name) => name.length > 1 && called.includes(normalized(name)))) return true
  if (called.length > 2 && didYouMean(called, names) !== undefined) return true
  return subjects.some((subject) =>
    sheet.header.some((header) => targetOfHeader(header, subject, vocabulary)?.fact !== undefined),
  )
}

/** What a sheet of a subject may be called. */
export function namesOf({ record, list }: Subject, vocabulary: Vocabulary): readonly string[] {
  const words = wordsOfRecord(vocabulary, record)
  if (list === undefined) return words
  const { zh, en, aliases = [] } = vocabulary.facts[record]![list]!
  return [list, zh, en, ...aliases, ...words.flatMap((word) => [list, zh, en].map((each) => `${word}·${each}`))]
}

/** Whether some sheets hold lists, and so are the parts of one form. */
export const holdsLists = (sheets: readonly Sheet[], vocabulary: Vocabulary): boolean =>
  recogniseSheets(sheets, vocabulary, { problems: [], advice: [] }).some(({ subject }) => subject.list !== undefined)

/** What a sheet's headers say that its rows are: records, unless they say more of a list. */
function byHeaders(
  sheet: Sheet,
  records: readonly Subject[],
  lists: readonly Subject[],
  vocabulary: Vocabulary,
): readonly Subject[] {
  const [record, list] = [bestOf(sheet, records, vocabulary), bestOf(sheet, lists, vocabulary)]
  const { subjects } = list.score > record.score ? list : record
  if (subjects.length === 1 || sheet.file === undefined) return subjects
  const words = wordsOfFile(sheet.file)
  const among = subjects.length > 0 ? subjects : [...records, ...lists]
  const named = among.filter((subject) => namesOf(subject, vocabulary).some((name) => words.has(normalized(name))))
  return named.length > 0 ? named : subjects
}

/** What the name of a file may say of it: "data/form.房间.csv" is called "form.房间", "form" and "房间". */
function wordsOfFile(file: string): ReadonlySet<string> {
  const name = /([^\\/]*?)(\.[^.\\/]*)?$/.exec(file)![1]!
  return new Set([name, ...name.split('.'), ...name.split(/[.\s_-]+/)].map(normalized))
}

/** The subjects of which a sheet's headers speak most; none where they speak of no fact, or name no record. */
function bestOf(
  { header }: Sheet,
  subjects: readonly Subject[],
  vocabulary: Vocabulary,
): { readonly score: number; readonly subjects: readonly Subject[] } {
  const scored = subjects.map((subject) => {
    const targets = header.flatMap((each) => targetOfHeader(each, subject, vocabulary) ?? [])
    const identified = targets.some(({ path }) => path === 'id')
    return { subject, score: identified ? targets.filter(({ fact }) => fact !== undefined).length : 0 }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return {
    score: best,
    subjects: best === 0 ? [] : scored.flatMap(({ subject, score }) => (score === best ? [subject] : [])),
  }
}
