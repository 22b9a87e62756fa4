import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import { normalized, type Vocabulary } from '../record/vocabulary.js'
import { placeIn } from './layout.js'
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
 * record that most of its headers speak of, if that is one alone.
 */
export function recogniseSheets(
  sheets: readonly Sheet[],
  vocabulary: Vocabulary,
  problems: Problem[],
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
    return { sheet, found: named.length > 0 ? named : bestOf(sheet, records, vocabulary) }
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
    problems.push({ code: 'invalid-value', message, help, ...placeIn(sheet, 0, sheet.headerLine) })
    return []
  })
}

/** What a sheet of a subject may be called. */
export function namesOf({ record, list }: Subject, vocabulary: Vocabulary): readonly string[] {
  const words = wordsOfRecord(vocabulary, record)
  if (list === undefined) return words
  const { zh, en, aliases = [] } = vocabulary.facts[record]![list]!
  return [list, zh, en, ...aliases, ...words.flatMap((word) => [list, zh, en].map((each) => `${word}·${each}`))]
}

/** The types of record of which a sheet's headers speak most; none where they speak of no fact, or name no record. */
function bestOf({ header }: Sheet, subjects: readonly Subject[], vocabulary: Vocabulary): readonly Subject[] {
  const scored = subjects.map((subject) => {
    const targets = header.flatMap((each) => targetOfHeader(each, subject, vocabulary) ?? [])
    const identified = targets.some(({ path }) => path === 'id')
    return { subject, score: identified ? targets.filter(({ fact }) => fact !== undefined).length : 0 }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? [] : scored.flatMap(({ subject, score }) => (score === best ? [subject] : []))
}
