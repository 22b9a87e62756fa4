import { beforeAll, dayAfter, daysOf, never } from '../dates.js'
import { type FactType, factAt } from '../expr/facts.js'
import { termsInside } from '../record/terms-inside.js'
import type { Interval, Item, Scope, Value, Word } from './scope.js'

// What a record says of one fact. What is not there, left blank or of another type says nothing.

const anyDay: Interval = { low: beforeAll, high: never }
const exactly = (value: number | string): Interval => ({ low: value, high: value })
export const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null

/** A value that was given and that nobody can use; it says nothing. */
export const isUnusable = (value: unknown): value is { readonly reason: unknown } =>
  isObject(value) && 'unusable' in value

/** Contradicts another fact: which of the two is wrong nobody knows, so neither says anything of the other. */
const isContradicted = (value: unknown): boolean => isUnusable(value) && value.reason === 'ambiguous'

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The number, the day or the word of a fact. */
export function valueAt(path: string, scope: Scope): Value {
  const [name = '', part] = path.split('.')
  const given = scope.item[name]
  const fact = factAt(path, scope.facts)!
  if (fact.type === 'quantity') return quantity(given, fact, scope)
  if (fact.type === 'milestone') return milestone(given, fact, scope)
  if (part !== undefined && fact.type === 'date') return isText(given) ? exactly(dayOf(given, part)) : anyDay
  const value = part === undefined ? given : isObject(given) && !isUnusable(given) ? given[part] : undefined
  if (fact.type === 'date') return isText(value) ? exactly(value) : anyDay
  return isText(value) ? wordOf(value, fact, scope) : null
}

const wordOf = (word: string, fact: FactType, { vocabulary }: Scope): Word => ({
  word,
  narrower: fact.type === 'term' ? termsInside(vocabulary, fact.terms, word) : [],
})

const dayOf = (month: string, day: string): string => `${month}-${day.padStart(2, '0')}`

/** Never negative, and no more than the whole that it is a part of. */
function quantity(value: unknown, { partOf }: Extract<FactType, { type: 'quantity' }>, scope: Scope): Interval {
  if (typeof value === 'number') return exactly(value)
  const whole = partOf === undefined || isContradicted(value) ? null : (valueAt(partOf, scope) as Interval)
  return { low: 0, high: whole?.high ?? Infinity }
}

/** The day on which something was or will be done; not before what must come first. */
function milestone(value: unknown, { after }: Extract<FactType, { type: 'milestone' }>, scope: Scope): Interval {
  const own = dayDone(value, scope.asOf)
  const first = after === undefined || isContradicted(value) ? null : (valueAt(after, scope) as Interval)
  if (first === null || first.low <= own.low) return own
  // Done before what must come first: one of the two is wrong.
  return first.low > own.high ? anyDay : { low: first.low, high: own.high }
}

/** Done, not done, or a day, a month or a year: what lies ahead is a plan, and plans change. */
function dayDone(value: unknown, asOf: string): Interval {
  if (value === true) return { low: beforeAll, high: asOf }
  if (value === false) return { low: dayAfter(asOf), high: never }
  const days = isText(value) ? daysOf(value) : undefined
  if (days === undefined) return anyDay
  return { low: days.from > asOf ? dayAfter(asOf) : days.from, high: days.until > asOf ? never : days.until }
}

/** Whether a list of terms holds one: null where it is neither given nor ruled out. */
export function holdsTerm(name: string, term: string, { item }: Scope): boolean | null {
  const value = item[name]
  if (Array.isArray(value)) {
    const isThere = value.some((each: unknown) => each === term || (isObject(each) && each.item === term))
    return isThere || (isComplete(name, item) ? false : null)
  }
  // A checklist says yes or no of each term that it mentions.
  const answer = isObject(value) && !isUnusable(value) && Object.hasOwn(value, term) ? value[term] : null
  return typeof answer === 'boolean' ? answer : null
}

/** A list that is given is all there is, unless what it stands in says otherwise. */
export const isComplete = (name: string, { incomplete }: Item): boolean =>
  !(Array.isArray(incomplete) && incomplete.includes(name))
