import type { Facts, FactType } from '../../src/expr/facts.js'
import type { Expr } from '../../src/expr/types.js'
import { asOf } from './generators.js'

// What is known of a fact, and everything that it may turn out to be, as far as that can make a difference.

type Json = Record<string, unknown>

/** What is given of one fact, and what it may turn out to be. */
export interface Given {
  readonly partial: unknown
  readonly completions: readonly unknown[]
}

export const days = ['2021-01-10', '2021-06-14', asOf, '2021-06-16', '2021-12-31']
const everyDay = ['0001-01-01', '2021-01-01', '2021-01-31', '2021-06-01', ...days, '9999-12-31']
const later = everyDay.filter((day) => day > asOf)
export const words = ['w', 'x', 'y', 'z']
const inside: Readonly<Record<string, readonly string[]>> = { u: ['x', 'v', 'y', 'z', 'u'], v: ['y', 'z', 'v'] }
/** As good as any number. */
export const many = 1e9

/** Numbers that a comparison could turn on, and what lies beside them. */
export function turningPoints(expr: Expr, seen = new Set<number>()): Set<number> {
  if (typeof expr === 'number') for (const each of [expr - 1, expr, expr + 1]) if (each >= 0) seen.add(each)
  if (typeof expr === 'object') for (const each of Object.values(expr)) turningPoints(each as Expr, seen)
  return seen
}

const known = (value: unknown): Given => ({ partial: value, completions: [value] })

export function givenOf({ type }: FactType, choose: () => number, numbers: readonly number[]): Given {
  const choice = choose()
  const open = choice >= 8
  const pick = <T>(from: readonly T[]): T => from[choose() % from.length]!
  switch (type) {
    case 'quantity':
      return open ? { partial: pick([undefined, null]), completions: numbers } : known(pick([0, 1, 2, 3, 4, 5, 6]))
    case 'yes-no':
      return open ? { partial: pick([undefined, null]), completions: [true, false] } : known(pick([true, false]))
    case 'term': {
      // A word may be one that nobody asks about, and no two of those need be the same.
      if (open) return { partial: undefined, completions: [...words, 'other', `other-${choose()}-${choose()}`] }
      const word = pick([...words, 'u', 'v'])
      return { partial: word, completions: inside[word] ?? [word] }
    }
    case 'terms':
      return open ? { partial: undefined, completions: [[], words] } : known(words.filter(() => choose() % 2 === 0))
    case 'date':
      return open ? { partial: undefined, completions: everyDay } : known(pick(days))
    default:
      return milestoneOf(pick([...days, true, false, '2021-01', '2021-06', ...(open ? [undefined] : [])]))
  }
}

function milestoneOf(value: string | boolean | undefined): Given {
  if (value === undefined) return { partial: value, completions: everyDay }
  if (value === true) return { partial: value, completions: everyDay.filter((day) => day <= asOf) }
  if (value === false || value > asOf) return { partial: value, completions: later }
  if (value.length === 10) return known(value)
  // What of a month lies ahead is a plan, and may slip.
  const inMonth = everyDay.filter((day) => day.startsWith(value) || (value === '2021-06' && day > asOf))
  return { partial: value, completions: inMonth }
}

/** More sorts of members than this nobody has the time for. */
const mostSorts = 24

/**
 * All members that a list may have besides: so many of each sort that could make a difference; undefined
 * where there are too many sorts.
 */
export function furtherMembers(members: Facts, numbers: readonly number[]): readonly (readonly Json[])[] | undefined {
  const domain: Readonly<Record<string, readonly unknown[]>> = {
    quantity: numbers,
    'yes-no': [true, false],
    term: [...words, 'other'],
    terms: [[], words],
    date: everyDay,
    milestone: everyDay,
  }
  let sorts: Json[] = [{}]
  for (const [name, { type }] of Object.entries(members))
    if (sorts.length <= mostSorts)
      sorts = sorts.flatMap((sort) => domain[type]!.map((value) => ({ ...sort, [name]: value })))
  if (sorts.length > mostSorts) return undefined
  const alike = [1, 2, 3, 4, 5, 6, 7, 8, 9, 300].flatMap((times) => sorts.map((sort) => Array<Json>(times).fill(sort)))
  // Of a list whose words are counted, members with a word of their own.
  const term = Object.keys(members).find((name) => members[name]!.type === 'term')
  const unlike =
    term === undefined
      ? []
      : sorts.map((sort) => Array.from({ length: 300 }, (_, index) => ({ ...sort, [term]: `own-${index}` })))
  return [[], ...alike, ...unlike]
}
