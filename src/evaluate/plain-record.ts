import { never } from '../dates.js'
import { type Facts, type FactType, weekdays } from '../expr/facts.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import { isComplete } from './fact.js'

/**
 * A record as the data that a plain JSON Logic implementation reads beside `toPlain`: lists of terms
 * are what is there, a milestone not reached on `asOf` lies on the last day there is. Undefined where
 * anything is missing or open: plain JSON Logic would take it for zero, and pass.
 */
export function plainRecord(
  record: CheckedRecord,
  paths: readonly string[],
  vocabulary: Vocabulary,
  asOf: string,
): Record<string, unknown> | undefined {
  const facts = factsOfRecord(vocabulary, record.record)
  return plainItem(record, paths, facts, asOf)
}

type Item = Readonly<Record<string, unknown>>

function plainItem(
  item: Item,
  paths: readonly string[],
  facts: Facts,
  asOf: string,
): Record<string, unknown> | undefined {
  const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name of new Set(paths.map((path) => path.split(/[.[]/)[0]!))) {
    const inner = paths.filter((path) => path.startsWith(`${name}[].`)).map((path) => path.slice(name.length + 3))
    const fact = facts[name]
    const value = fact && plainValue(item, name, fact, inner, asOf)
    if (value === undefined) return undefined
    plain[name] = value
  }
  return plain
}

function plainValue(item: Item, name: string, fact: FactType, inner: readonly string[], asOf: string): unknown {
  const value = item[name]
  switch (fact.type) {
    case 'milestone':
      if (value === false || (typeof value === 'string' && value > asOf)) return never
      return typeof value === 'string' ? value : undefined
    case 'terms':
      return Array.isArray(value) && isComplete(item, name) && value.every(isJudged) ? value : undefined
    case 'list': {
      if (!Array.isArray(value) || !isComplete(item, name)) return undefined
      const members = value.map((member) => plainItem(member as Item, inner, fact.members, asOf))
      return members.includes(undefined) ? undefined : members
    }
    case 'timetable': {
      const days = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
      return weekdays.every((day) => typeof days[day] === 'string') ? value : undefined
    }
    default:
      return typeof value === 'object' || value === '' ? undefined : value
  }
}

/** A term, or an unlisted item that somebody has judged. */
const isJudged = (item: unknown): boolean =>
  typeof item === 'string' || typeof (item as { accepted?: unknown } | null)?.accepted === 'boolean'
