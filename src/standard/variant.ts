import { dayAfter, dayBefore, periodsUntil, type Recurrence } from '../dates.js'
import type { Keys } from './file.js'

/** A value with one place written differently: what stood there, and what stands there now. */
export interface Variant {
  readonly keys: Keys
  readonly before: unknown
  /** Undefined where it was left out. */
  readonly after: unknown
  /** The whole value as it is now. */
  readonly value: unknown
}

/** A term that some words of a section do not name. */
export type Another = (words: readonly unknown[]) => string | undefined

/** A variant of a part, seen from the whole. */
export const seenFrom = ({ keys, before, after }: Variant, key: string | number, value: unknown): Variant => ({
  keys: [key, ...keys],
  before,
  after,
  value,
})

/** A written number with one more and one less in its last digit. */
export function nudged(text: string): string[] {
  const digits = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  return [1, -1].map((by) => (Number(text) + by * 10 ** -digits).toFixed(digits))
}

/** From this day on a day stands for "at any time": no record has one so far away to tell its neighbours apart. */
const anyTime = '2900-01-01'

/** Which days a date is held against: any of a period, or the same one of every month. */
export interface Rhythm {
  readonly every?: Recurrence
  readonly nth?: number
}

/** The nearest days before and after that say something else. */
export function neighbours(day: string, { every, nth }: Rhythm = {}): string[] {
  if (day >= anyTime) return []
  if (nth !== undefined) return [nearest(dayAfter(day), nth, dayAfter), dayBefore(nearest(day, nth, dayBefore))]
  const { from, until } = every === undefined ? { from: day, until: day } : periodsUntil(every, day, day)[0]!
  return [dayAfter(until), dayBefore(from)]
}

/** The nth of a month that is reached first from a day on, that day included. */
const nearest = (day: string, nth: number, step: (day: string) => string): string =>
  Number(day.slice(8)) === nth ? day : nearest(step(day), nth, step)
