import { daysOf, isDate, isMonth } from '../dates.js'
import { weekdays } from '../expr/facts.js'
import { readHours } from './hours.js'
import { isRounded, readQuantity } from './quantity.js'
import { commonKeys, isObject, type Json } from './record-problem.js'
import { type Fact, resolveTerm, type Vocabulary } from './vocabulary.js'

// The short way through a record that is as it should be, as most are. The schema asks for every fact
// there could be; this asks only about what the record has.
// INVARIANT: a reader never says what is wrong. It gives what the schema would give, or gives up, and then
// the schema decides; so a form that is missing here is slow and never misread.

/** The value as the schema would give it, or undefined: ask the schema. */
type Read = (value: unknown) => unknown
type ReadEntries = (value: Json) => Json | undefined

/** A reader of one type of record: a copy with its terms as ids, or undefined. */
export function cleanReader(vocabulary: Vocabulary, recordType: string): ReadEntries {
  const facts = vocabulary.facts[recordType] ?? {}
  const read = entries([
    ['record', (value) => (value === recordType ? value : undefined)],
    ['id', (value) => (Number.isSafeInteger(value) ? String(value) : words(value))],
    ['name', orNull(text)],
    ['note', orNull(text)],
    ['within', orNull(words)],
    ['basis', orNull(basis)],
    ['incomplete', orNull(incomplete(facts))],
    ...factReaders(vocabulary, facts),
  ])
  return (value) => {
    const record = read(value)
    return record?.record !== undefined && record.id !== undefined ? record : undefined
  }
}

type Readers = readonly (readonly [key: string, read: Read | undefined])[]

function factReaders(vocabulary: Vocabulary, facts: { readonly [name: string]: Fact }): Readers {
  return Object.entries(facts).map(([name, fact]) => {
    const read = factReader(vocabulary, fact)
    if (!commonKeys.includes(name)) return [name, read && orBlank(read)]
    // Under the name of a common key blanks are no missing values, whatever they are in.
    return [name, fact.type === 'text' ? orNull(text) : undefined]
  })
}

const orNull =
  (read: Read): Read =>
  (value) =>
    value === null ? null : read(value)

const orBlank =
  (read: Read): Read =>
  (value) =>
    value === null || value === '' ? null : read(value)

/** What has some of these keys and no others: a copy, each value asked for once, so that what is read is what was checked. */
function entries(readers: Readers): ReadEntries {
  interface Entry {
    readonly key: string
    readonly read: Read | undefined
    /** What stood behind it last: records of one source have their keys in one order, and a guess is sooner made than a search. */
    next: Entry | undefined
  }
  // INVARIANT: a key is read only where this Map knows it, and in a Map "__proto__" means nothing.
  const byKey = new Map(readers.map(([key, read]): [string, Entry] => [key, { key, read, next: undefined }]))
  const start: Entry = { key: '', read: undefined, next: undefined }
  return (value) => {
    // Copied as a whole: written key by key, V8 makes a slow dictionary of more than a few of them.
    const copy: Json = { ...value }
    // A symbol is no key of a record; only a copy of the whole takes it along.
    if (Object.getOwnPropertySymbols(copy).length > 0) return undefined
    let last = start
    for (const key in copy) {
      let entry = last.next
      if (entry?.key !== key) {
        entry = byKey.get(key)
        if (entry === undefined) return undefined
        last.next = entry
      }
      last = entry
      const given = copy[key]
      const found = entry.read?.(given)
      if (found === undefined) return undefined
      if (found !== given) copy[key] = found
    }
    return copy
  }
}

function factReader(vocabulary: Vocabulary, fact: Fact): Read | undefined {
  switch (fact.type) {
    case 'quantity':
      return quantity(vocabulary, fact)
    case 'yes-no':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'date':
      return day
    case 'milestone':
      return (value) => (typeof value === 'boolean' ? value : dayMonthOrYear(value))
    case 'month':
      return (value) => (isMonth(value) ? value : undefined)
    case 'text':
      return text
    case 'term':
      return term(vocabulary, fact.terms)
    case 'terms':
      return terms(term(vocabulary, fact.terms))
    case 'timetable':
      return timetable
    case 'list':
      return list(vocabulary, fact.members as { readonly [name: string]: Fact })
    default:
      return undefined
  }
}

const text: Read = (value) => (typeof value === 'string' ? value : undefined)

const words: Read = (value) => (value === '' ? undefined : text(value))

const basis: Read = (value) => {
  if (!isObject(value) || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return undefined
  const copy: Json = { ...value }
  const isFine = (key: string | symbol) =>
    typeof key === 'string' && key !== '__proto__' && typeof (copy[key] ?? '') === 'string'
  return Reflect.ownKeys(copy).every(isFine) ? copy : undefined
}

function incomplete(facts: { readonly [name: string]: Fact }): Read {
  const lists = new Set<unknown>(Object.keys(facts).filter((name) => /^(terms|list|records)$/.test(facts[name]!.type)))
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const copy = [...value]
    return copy.every((each) => lists.has(each)) ? copy : undefined
  }
}

const quantity =
  (vocabulary: Vocabulary, { unit, digits }: { unit: string; digits?: number | undefined }): Read =>
  (value) => {
    if (typeof value === 'number') return value >= 0 && value < Infinity && isRounded(value, digits) ? value : undefined
    const read = typeof value === 'string' ? readQuantity(value, vocabulary) : undefined
    return read?.unit === unit && isRounded(read.value, digits) ? read.value : undefined
  }

/**
 * Texts that are right as they stand. Telling whether a day exists takes longer than reading all the rest,
 * and a few days come again and again: those seen are remembered, up to a bound.
 */
function remembered(isRight: (text: string) => boolean): Read {
  const seen = new Set<unknown>()
  return (value) => {
    if (seen.has(value)) return value
    if (typeof value !== 'string' || !isRight(value)) return undefined
    if (seen.size >= 4096) seen.clear()
    seen.add(value)
    return value
  }
}

const day = remembered(isDate)
const dayMonthOrYear = remembered((text) => daysOf(text) !== undefined)

/** The vocabulary's own spellings are looked up as they stand; only others are brought into their normal form. */
function term(vocabulary: Vocabulary, section: string): Read {
  const ids = new Map<unknown, string>()
  for (const [id, { zh, aliases = [] }] of Object.entries(vocabulary.terms[section] ?? {}))
    for (const word of [id, zh, ...aliases]) ids.set(word, resolveTerm(vocabulary, section, word)!)
  return (word) => ids.get(word) ?? (typeof word === 'string' ? resolveTerm(vocabulary, section, word) : undefined)
}

/** Terms by their words, or a checklist; items with a judgement are left to the schema. */
const terms =
  (term: Read): Read =>
  (value) => {
    if (!Array.isArray(value)) return isObject(value) ? checklist(term, value) : undefined
    const ids: unknown[] = []
    for (const word of value) {
      const id = term(word)
      if (id === undefined) return undefined
      // There are never more of them than the section has terms.
      if (!ids.includes(id)) ids.push(id)
    }
    return ids
  }

function checklist(term: Read, value: Json): Json | undefined {
  const read: Json = {}
  for (const [word, answer] of Object.entries(value)) {
    const id = term(word) as string | undefined
    if (id === undefined || Object.hasOwn(read, id)) return undefined
    if (typeof answer !== 'boolean' && answer !== null) return undefined
    read[id] = answer
  }
  return read
}

/** Most places open at one of a few hours, which are right as they stand. */
const usualHours = remembered((text) => readHours(text) === text)
const hours: Read = (value) => usualHours(value) ?? (typeof value === 'string' ? readHours(value) : undefined)
const week = entries(weekdays.map((weekday) => [weekday, orBlank(hours)]))
const timetable: Read = (value) => (isObject(value) ? week(value) : undefined)

function list(vocabulary: Vocabulary, members: { readonly [name: string]: Fact }): Read {
  const read = entries([
    ['note', orNull(text)],
    ['incomplete', orNull(incomplete(members))],
    ...factReaders(vocabulary, members),
  ])
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const items: Json[] = []
    for (const each of value) {
      const item = isObject(each) ? read(each) : undefined
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }
}
