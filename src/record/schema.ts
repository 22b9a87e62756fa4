import * as z from 'zod'
import { daysOf, isDate, isMonth } from '../dates.js'
import { weekdays } from '../expr/facts.js'
import { didYouMean } from '../suggest.js'
import { readHours } from './hours.js'
import { isRounded, readQuantity } from './quantity.js'
import { type Fact, normalized, resolveTerm, type Vocabulary } from './vocabulary.js'

// The zod schema of a record, built from the facts its vocabulary knows. Keys are strict: a misspelt
// key is an error, for a fact silently lost would be judged as missing, and a list silently taken as
// complete would be judged wrongly.

export type RecordSchema = z.ZodType<Record<string, unknown>>

/** The schema of one type of record: its facts beside the keys that every record has. */
export function recordSchema(vocabulary: Vocabulary, recordType: string): RecordSchema {
  const facts = vocabulary.facts[recordType] ?? {}
  return z.strictObject({
    record: z.literal(recordType),
    id: z.union([z.string().min(1), z.number().int().transform(String)], {
      error: 'an id is a text that is not empty',
    }),
    name: z.string().nullish(),
    note: z.string().nullish(),
    within: z
      .union([z.string().min(1), z.number().int().transform(String)], { error: 'the id of a region expected' })
      .nullish(),
    basis: z.partialRecord(z.string(), z.string().nullish()).nullish(),
    incomplete: incomplete(facts),
    ...factFields(vocabulary, facts),
  }) as RecordSchema
}

function factFields(vocabulary: Vocabulary, facts: { readonly [name: string]: Fact }) {
  const given = Object.entries(facts).filter(([, fact]) => fact.type !== 'records')
  return Object.fromEntries(given.map(([name, fact]) => [name, factSchema(vocabulary, fact).nullish()]))
}

/** The names of lists that are not given in full. */
function incomplete(facts: { readonly [name: string]: Fact }) {
  const lists = Object.keys(facts).filter((name) => /^(terms|list|records)$/.test(facts[name]!.type))
  const list = z.string().superRefine((name, context) => {
    if (lists.includes(name)) return
    const help = didYouMean(name, lists)
    context.addIssue({
      code: 'custom',
      message: `no list is called "${name}"`,
      params: { help, code: 'invalid-value' },
    })
  })
  return z.array(list).nullish()
}

function factSchema(vocabulary: Vocabulary, fact: Fact): z.ZodType {
  switch (fact.type) {
    case 'quantity':
      return quantity(vocabulary, fact)
    case 'yes-no':
      return z.boolean({ error: 'yes or no expected: true or false' })
    case 'date':
      return day
    case 'milestone':
      return z.union(
        [z.boolean(), z.string().refine((text) => daysOf(text) !== undefined, { error: milestoneWords })],
        {
          error: milestoneWords,
        },
      )
    case 'month':
      return z.string({ error: monthWords }).refine(isMonth, { error: monthWords })
    case 'records':
      return z.never()
    case 'text':
      return z.string({ error: 'a text expected' })
    case 'term':
      return term(vocabulary, fact.terms)
    case 'terms':
      return z.union([termList(vocabulary, fact.terms), checklist(vocabulary, fact.terms)], {
        error: 'a list of terms expected, or a checklist such as { sofa: true, chair: null }',
      })
    case 'timetable':
      return timetable
    case 'list':
      return z.array(
        z.strictObject({
          note: z.string().nullish(),
          incomplete: incomplete(fact.members as { readonly [name: string]: Fact }),
          ...factFields(vocabulary, fact.members as { readonly [name: string]: Fact }),
        }),
      )
  }
}

const quantity = (vocabulary: Vocabulary, { unit, digits }: { unit: string; digits?: number | undefined }) => {
  const written = z.union(
    [
      z.number().nonnegative({ error: 'a number below zero is no quantity' }),
      z.string().transform((text, context) => {
        const read = readQuantity(text, vocabulary)
        if (read?.unit === unit) return read.value
        const found = read === undefined ? `"${text}" is no number with a unit` : `"${text}" is in ${read.unit}`
        context.addIssue({ code: 'custom', message: `${found}; write a number, or such as "12 ${unit}"` })
        return z.NEVER
      }),
    ],
    { error: `a number in ${unit} that is not negative expected` },
  )
  if (digits === undefined) return written
  return written.refine((value) => isRounded(value, digits), {
    error: `${unit} rounded to ${digits} digits behind the point expected, as it is published`,
  })
}

const milestoneWords = 'the day it was reached expected, such as "2021-09-30", or the month or year, or true or false'
const monthWords = 'a month expected, such as "2019-10"'

const day = z
  .string({ error: 'a day expected, such as "2021-09-30"' })
  .refine(isDate, { error: 'no such day; write it as "2021-09-30"' })

const term = (vocabulary: Vocabulary, section: string) =>
  z.string({ error: `a term of "${section}" expected` }).transform((word, context) => {
    const id = resolveTerm(vocabulary, section, word)
    if (id !== undefined) return id
    context.addIssue(unknownTerm(vocabulary, section, word))
    return z.NEVER
  })

function unknownTerm(vocabulary: Vocabulary, section: string, word: string) {
  return {
    code: 'custom' as const,
    message: `no term of "${section}" is called "${word}"`,
    params: { help: didYouMean(word, wordsIn(vocabulary.terms[section] ?? {})) },
  }
}

const wordsKnown = new WeakMap<object, readonly string[]>()

/** What records may call some terms; listed once, for a record may misspell thousands. */
function wordsIn(terms: Vocabulary['terms'][string]): readonly string[] {
  const known = wordsKnown.get(terms)
  if (known !== undefined) return known
  const words = Object.entries(terms).flatMap(([id, { zh, aliases = [] }]) => [id, zh, ...aliases])
  wordsKnown.set(terms, words)
  return words
}

/** An item with an inspector's judgement: whether it counts where a clause does not name it, or not yet judged. */
const judged = z.strictObject({
  item: z.string({ error: 'an item without a name: give { item: its name, accepted: true or false }' }).min(1),
  accepted: z.boolean().nullish(),
})

/**
 * What is there: terms, and items that the vocabulary may or may not name with a judgement of them.
 * Nothing counts twice: what is given again, by whatever name, is one; unlike judgements leave it unjudged.
 */
const termList = (vocabulary: Vocabulary, section: string) =>
  z.array(z.union([term(vocabulary, section), judged])).transform((items) => {
    const read = new Map<string, string | z.infer<typeof judged>>()
    for (const each of items) {
      const item = typeof each === 'string' ? each : (resolveTerm(vocabulary, section, each.item) ?? each.item)
      const key = typeof each === 'string' ? each : normalized(item)
      const before = read.get(key)
      if (typeof each === 'string') read.set(key, before ?? each)
      else if (typeof before === 'object' && before.accepted !== each.accepted) read.set(key, { item, accepted: null })
      else read.set(key, { ...each, item })
    }
    return [...read.values()]
  })

/** Item by item: there (true), not there (false), not known (null, or not mentioned). */
const checklist = (vocabulary: Vocabulary, section: string) =>
  z
    .record(z.string(), z.boolean({ error: 'yes or no expected: true, false or null' }).nullable())
    .transform((items, context) => {
      const read: Record<string, boolean | null> = {}
      const words = new Map<string, string>()
      for (const [word, answer] of Object.entries(items)) {
        const id = resolveTerm(vocabulary, section, word)
        const twin = id === undefined ? undefined : words.get(id)
        if (id === undefined) context.addIssue({ ...unknownTerm(vocabulary, section, word), path: [word] })
        else if (twin !== undefined && read[id] !== answer) {
          const message = `"${twin}" and "${word}" are one term, answered differently`
          for (const path of [[twin], [word]]) context.addIssue({ code: 'custom', message, path })
        } else {
          read[id] = answer
          words.set(id, word)
        }
      }
      return read
    })

/** Opening hours of a day, "09:00-17:00", several spans with a blank between, or "closed". */
const hours = z
  .string({ error: 'opening hours expected, such as "09:00-17:00" or "closed"' })
  .transform((text, context) => {
    const read = readHours(text)
    if (read !== undefined) return read
    context.addIssue({
      code: 'custom',
      message: `"${text}" are no opening hours; write "09:00-17:00", "09:00-11:30 13:00-17:00" or "closed"`,
    })
    return z.NEVER
  })

const timetable = z.strictObject(Object.fromEntries(weekdays.map((weekday) => [weekday, hours.nullish()])))
