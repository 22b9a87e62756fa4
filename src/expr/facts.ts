// What an expression may read. The record layer says which facts there are; the language only
// needs to know their types.

/** The type of one fact. Quantities are numbers ≥ 0 in `unit`; terms come from a section of the vocabulary. */
export type FactType =
  /** `partOf` names the quantity that this one is a part of, and so can never exceed. */
  | { readonly type: 'quantity'; readonly unit: string; readonly partOf?: string | undefined }
  | { readonly type: 'yes-no' }
  | { readonly type: 'date' }
  /** `after` names the milestone that must be reached first. */
  | { readonly type: 'milestone'; readonly after?: string | undefined }
  | { readonly type: 'text' }
  | { readonly type: 'term'; readonly terms: string }
  | { readonly type: 'terms'; readonly terms: string }
  | { readonly type: 'timetable' }
  | { readonly type: 'list'; readonly members: Facts }

export type Facts = { readonly [name: string]: FactType }

/** The days of a timetable, as a record spells them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** What a list of terms may hold beside terms: an item the vocabulary does not name, accepted by an inspector or not. */
export const unlistedFacts: Facts = { accepted: { type: 'yes-no' } }

/**
 * The type of the fact at a path, or undefined. A day of a timetable is text: "openingHours.mon".
 */
export function factAt(path: string, facts: Facts): FactType | undefined {
  const [name = '', ...rest] = path.split('.')
  const found = Object.hasOwn(facts, name) ? facts[name] : undefined
  if (rest.length === 0) return found
  if (found?.type !== 'timetable' || rest.length > 1) return undefined
  return weekdays.some((day) => day === rest[0]) ? { type: 'text' } : undefined
}
