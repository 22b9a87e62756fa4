// What an expression may read. The record layer says which facts there are; the language only
// needs to know their types.

/** The type of one fact. Quantities are numbers ≥ 0 in `unit`; terms come from a section of the vocabulary. */
export type FactType =
  /**
   * `partOf` names the quantity that this one is a part of, and so can never exceed; `digits` says how many
   * digits behind the point it is rounded to, where it is.
   */
  | {
      readonly type: 'quantity'
      readonly unit: string
      readonly partOf?: string | undefined
      readonly digits?: number | undefined
    }
  | { readonly type: 'yes-no' }
  | { readonly type: 'date' }
  /** `after` names the milestone that must be reached first. */
  | { readonly type: 'milestone'; readonly after?: string | undefined }
  | { readonly type: 'text' }
  | { readonly type: 'term'; readonly terms: string }
  | { readonly type: 'terms'; readonly terms: string }
  | { readonly type: 'timetable' }
  /** A calendar month, "2019-10"; a day of it is a date: "month.28". */
  | { readonly type: 'month' }
  /** `records` names the type of record, where the members are the records of a dataset that belong here. */
  | { readonly type: 'list'; readonly members: Facts; readonly records?: string | undefined }

export type Facts = { readonly [name: string]: FactType }

/** The days of a timetable, as a record spells them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * What can be asked of an item of a list of terms that calls for judgement: what it is, and whether an
 * inspector accepted it as one that counts, though the clause does not name it.
 */
export const itemFacts = (terms: string): Facts => ({ item: { type: 'term', terms }, accepted: { type: 'yes-no' } })

/**
 * The type of the fact at a path, or undefined. A day of a timetable is text, "openingHours.mon"; a day
 * of a month that every month has is a date, "month.28".
 */
export function factAt(path: string, facts: Facts): FactType | undefined {
  const [name = '', ...rest] = path.split('.')
  const found = Object.hasOwn(facts, name) ? facts[name] : undefined
  if (rest.length === 0) return found
  if (rest.length > 1) return undefined
  if (found?.type === 'month') return /^([1-9]|1\d|2[0-8])$/.test(rest[0]!) ? { type: 'date' } : undefined
  if (found?.type !== 'timetable') return undefined
  return weekdays.some((day) => day === rest[0]) ? { type: 'text' } : undefined
}

/** The facts of the members of a list, "staff" or, of lists inside lists, "regions[].sites". */
export function membersAt(path: string, facts: Facts): Facts {
  let members = facts
  for (const name of path.split('[].')) {
    const list = factAt(name, members)
    members = list?.type === 'list' ? list.members : {}
  }
  return members
}
