import { weekdays } from '../expr/facts.js'
import { type Fact, type Language, normalized, resolveUnit, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { termNamed, wordsOfSection } from './term-words.js'
import { type CommonColumn, commonColumns, listedWords, weekdayWords } from './words.js'

// What a column is about. A target is written as a path: "totalArea", "equipment.sofa" (one term of a
// check-list), "openingHours.mon", "rooms" (in the sheet of the records: whether the sheet of rooms has all).

export type Facts = { readonly [name: string]: Fact }

export interface Target {
  readonly path: string
  /** The key of the record. */
  readonly key: string
  /** Undefined for a column that every record has: id, name, within, note. */
  readonly fact: Fact | undefined
  /** A term's id, or a weekday. */
  readonly part?: string
}

/** What the rows of a sheet are: records of a type, or the members of one of their lists. */
export interface Subject {
  readonly record: string
  readonly list?: string | undefined
  readonly facts: Facts
  /** The columns it has beside its facts. */
  readonly common: readonly CommonColumn[]
}

/** The subject of a type of record, or of a list of it; undefined where the vocabulary knows none. */
export function subjectOf({ facts: known }: Vocabulary, record: string, list?: string): Subject | undefined {
  const facts = Object.hasOwn(known, record) ? known[record]! : undefined
  if (facts === undefined) return undefined
  if (list === undefined) return { record, facts, common: ['id', 'name', 'within', 'note'] }
  const fact = Object.hasOwn(facts, list) ? facts[list] : undefined
  return fact?.type === 'list' ? { record, list, facts: fact.members as Facts, common: ['id', 'note'] } : undefined
}

/** The target of a path, or undefined. */
export function targetAt(path: string, { facts, common }: Subject, vocabulary: Vocabulary): Target | undefined {
  if ((common as readonly string[]).includes(path) && !Object.hasOwn(facts, path))
    return { path, key: path, fact: undefined }
  const [key = '', ...rest] = path.split('.')
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined
  if (fact === undefined || fact.type === 'records') return undefined
  const part = rest.join('.')
  if (rest.length === 0) return fact.type === 'timetable' ? undefined : { path, key, fact }
  if (fact.type === 'terms') {
    const id = termNamed(vocabulary, fact.terms, part)
    return id === undefined ? undefined : { path: `${key}.${id}`, key, fact, part: id }
  }
  return fact.type === 'timetable' && (weekdays as readonly string[]).includes(part)
    ? { path, key, fact, part }
    : undefined
}

/** The path that a misspelt one may have meant, as a help. */
export function helpForPath(path: string, { facts, common }: Subject, vocabulary: Vocabulary): string | undefined {
  const [key = '', ...rest] = path.split('.')
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined
  if (fact === undefined) return didYouMean(path, [...Object.keys(facts), ...common])
  if (fact.type === 'timetable') return `one column for each day: ${weekdays.map((day) => `${key}.${day}`).join(', ')}`
  return fact.type === 'terms' ? didYouMean(rest.join('.'), wordsOfSection(vocabulary, fact.terms)) : undefined
}

/** More than any header opens: looking behind each of very many takes minutes. */
const mostBrackets = 8

/**
 * What a header says in the words of a vocabulary: an id, a label in either language or an alias, behind a
 * quantity its unit in brackets, behind a check-list or a timetable its item. A word of two facts is neither.
 *
 * @example
 * targetOfHeader('总面积（㎡）', subject, vocabulary)?.path //=> 'totalArea'
 */
export function targetOfHeader(header: string, subject: Subject, vocabulary: Vocabulary): Target | undefined {
  const index = headersOf(subject)
  const named = (word: string) => targetAt(index.get(normalized(word)) ?? '', subject, vocabulary)
  const whole = named(header) ?? targetAt(header.trim(), subject, vocabulary)
  if (whole !== undefined) return whole
  for (const { index: at } of [...header.matchAll(/[(（[【]/g)].slice(0, mostBrackets)) {
    const measured = named(header.slice(0, at))
    const unit = header.slice(at + 1).replace(/[)）\]】]\s*$/, '')
    if (measured?.fact?.type === 'quantity' && resolveUnit(vocabulary, unit) === measured.fact.unit) return measured
  }
  const [, name = '', item = ''] = /^([^:：]+)[:：](.+)$/.exec(header.trim()) ?? []
  const key = index.get(normalized(name)) ?? ''
  const type = Object.hasOwn(subject.facts, key) ? subject.facts[key]!.type : undefined
  if (type === 'list') return (Object.values(listedWords) as string[]).includes(item.trim()) ? named(name) : undefined
  return targetAt(`${key}.${type === 'timetable' ? weekdayOf(item) : item.trim()}`, subject, vocabulary)
}

/** The id of a weekday, from its id or a name. */
function weekdayOf(word: string): string {
  const plain = normalized(word)
    .replace(/^(星期|礼拜)/, '周')
    .replace(/^周天$/, '周日')
  const index = Object.values(weekdayWords)
    .map((words) => words.findIndex((each) => normalized(each) === plain))
    .find((at) => at >= 0)
  return index === undefined ? word.trim() : weekdays[index]!
}

/** No key: what a word of two facts names. */
const ambiguous = ''
const headers = new WeakMap<Facts, Map<string, string>>()

/** The keys that headers name. A fact's id names it before another's label does; a word of two facts names none. */
export function headersOf({ facts, common }: Subject): ReadonlyMap<string, string> {
  const known = headers.get(facts)
  if (known !== undefined) return known
  const index = new Map<string, string>()
  const add = (word: string, key: string) => {
    const other = index.get(normalized(word))
    index.set(normalized(word), other === undefined || other === key ? key : ambiguous)
  }
  const given = Object.entries(facts).filter(([, { type }]) => type !== 'records')
  for (const [key, { zh, en, aliases = [] }] of given) for (const word of [zh, en, ...aliases]) add(word, key)
  const beside = common.filter((key) => !Object.hasOwn(facts, key))
  for (const key of beside) for (const word of [...commonColumns[key].zh, ...commonColumns[key].en]) add(word, key)
  for (const key of [...beside, ...given.map(([name]) => name)]) index.set(normalized(key), key)
  headers.set(facts, index)
  return index
}

/** The header that templates print for a target, in a language: its label where that is understood, or its path. */
export function headerOf(target: Target, subject: Subject, vocabulary: Vocabulary, language: Language): string {
  const written = writtenHeader(target, vocabulary, language)
  return targetOfHeader(written, subject, vocabulary)?.path === target.path ? written : target.path
}

function writtenHeader({ key, fact, part }: Target, vocabulary: Vocabulary, language: Language): string {
  const colon = language === 'zh' ? '：' : ': '
  if (fact === undefined) return commonColumns[key as CommonColumn][language][0]
  const label = fact[language]
  switch (fact.type) {
    case 'quantity': {
      const unit = vocabulary.units[fact.unit]?.[language] ?? fact.unit
      return language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`
    }
    case 'timetable':
      return `${label}${colon}${weekdayWords[language][(weekdays as readonly string[]).indexOf(part!)]}`
    case 'list':
      return `${label}${colon}${listedWords[language]}`
    default:
      return part === undefined || fact.type !== 'terms'
        ? label
        : `${label}${colon}${vocabulary.terms[fact.terms]?.[part]?.[language] ?? part}`
  }
}
