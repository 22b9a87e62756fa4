import { isDate, never } from '../dates.js'
import { type Facts, type FactType, weekdays } from '../expr/facts.js'
import type { Expr } from '../expr/types.js'
import { factsOf } from '../expr/walk.js'
import type { Belonging } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import { openTerms } from './open-terms.js'
import { isComplete } from './terms.js'

/**
 * A record as the data that a plain JSON Logic implementation reads beside `toPlain`: lists of terms
 * are what is there, a milestone not reached on `asOf` lies on the last day there is. Undefined where
 * anything is missing or open, as a hospital is where a general one is asked for: plain JSON Logic would
 * take it for zero, and pass.
 */
export function plainRecord(
  record: CheckedRecord,
  expr: Expr,
  vocabulary: Vocabulary,
  asOf: string,
): Record<string, unknown> | undefined {
  const facts = factsOfRecord(vocabulary, record.record)
  return plainItem(record, factsOf(expr), facts, { asOf, open: openTerms(expr, facts, vocabulary), at: '' })
}

type Item = Readonly<Record<string, unknown>>

interface Reading {
  readonly asOf: string
  /** The terms that say too little. */
  readonly open: ReadonlyMap<string, ReadonlySet<string>>
  /** What stands before a fact of the item at hand: "sites[]." */
  readonly at: string
}

function plainItem(
  item: Item,
  paths: readonly string[],
  facts: Facts,
  reading: Reading,
): Record<string, unknown> | undefined {
  const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name of new Set(paths.map((path) => path.split(/[.[]/)[0]!))) {
    const inner = paths.filter((path) => path.startsWith(`${name}[].`)).map((path) => path.slice(name.length + 3))
    const fact = facts[name]
    const value = fact && plainValue(item, name, fact, inner, reading)
    if (value === undefined) return undefined
    plain[name] = value
  }
  return plain
}

function plainValue(item: Item, name: string, fact: FactType, inner: readonly string[], reading: Reading): unknown {
  const value = item[name]
  switch (fact.type) {
    case 'milestone':
      if (value === false || (isDate(value) && value > reading.asOf)) return never
      return isDate(value) ? value : undefined
    case 'terms':
      return Array.isArray(value) && isComplete(item, name) ? plainTerms(value) : undefined
    case 'list': {
      const inside = { ...reading, at: `${reading.at}${name}[].` }
      if (fact.records !== undefined) return plainRecords(value as Belonging | undefined, inner, fact.members, inside)
      if (!Array.isArray(value) || !isComplete(item, name)) return undefined
      const members = value.map((member) => plainItem(member as Item, inner, fact.members, inside))
      return members.includes(undefined) ? undefined : members
    }
    case 'term': {
      const known = typeof value === 'string' && value !== ''
      return known && !reading.open.get(reading.at + name)?.has(value) ? value : undefined
    }
    case 'month':
      return typeof value === 'string' ? daysOfMonth(value) : undefined
    case 'timetable': {
      const days = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
      return weekdays.every((day) => typeof days[day] === 'string') ? value : undefined
    }
    default:
      return typeof value === 'object' || value === '' ? undefined : value
  }
}

function plainRecords(
  joined: Belonging | undefined,
  inner: readonly string[],
  facts: Facts,
  reading: Reading,
): readonly unknown[] | undefined {
  if (joined === undefined || !joined.complete || joined.possible.length > 0) return undefined
  const members = joined.sure.map((record) => plainItem(record, inner, facts, reading))
  return members.includes(undefined) ? undefined : members
}

const daysOfMonth = (month: string): Record<string, string> =>
  Object.fromEntries([...Array(28).keys()].map((day) => [day + 1, `${month}-${String(day + 1).padStart(2, '0')}`]))

type Judged = { readonly item: string; readonly accepted?: unknown }

/** What is there by its terms, and beside it what was judged; undefined where a judgement is wanting. */
function plainTerms(items: readonly (string | Judged)[]): readonly unknown[] | undefined {
  if (!items.every((item) => typeof item === 'string' || typeof item.accepted === 'boolean')) return undefined
  return items.flatMap((item) => (typeof item === 'string' ? [item] : [item.item, item]))
}
