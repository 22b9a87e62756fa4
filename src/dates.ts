import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addDays } from 'date-fns/addDays'
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'

// The only date arithmetic in clausecheck. Dates are civil days, "YYYY-MM-DD", ordered as text;
// everything runs in UTC, so that no time zone of the machine moves a day.

// Not UTCDate, which makes formatters of Intl when it is loaded: that takes longer than loading all else here.
const utc = (value: Date | number | string): Date => new UTCDateMini(+new Date(value))

/** Before and after every day there is: the bounds of a day nobody knows, or that never came. */
export const beforeAll = '0000-00-00'
export const never = '9999-99-99'

const shape = /^\d{4}-\d{2}-\d{2}$/

/**
 * Whether a value is a day that exists, as "YYYY-MM-DD".
 *
 * @example
 * isDate('2024-02-29') //=> true
 * isDate('2023-02-29') //=> false
 */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !shape.test(value) || value < '0001') return false
  const day = new Date(`${value}T00:00:00Z`)
  // The 31st of February becomes a day of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/**
 * The day after.
 *
 * @example
 * dayAfter('2021-09-30') //=> '2021-10-01'
 */
export function dayAfter(date: string): string {
  return date >= '9999-12-31' ? never : lightFormat(addDays(parseISO(date, { in: utc }), 1), 'yyyy-MM-dd')
}

/** The day before. */
export const dayBefore = (date: string): string => lightFormat(addDays(parseISO(date, { in: utc }), -1), 'yyyy-MM-dd')

/** The civil day in China, which has kept UTC+8 all the year since 1992, at an instant: what "today" means to the documents. */
export const dayInChina = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** A stretch of days, both ends included, and how it is called: "2023", "2023-H1", "2023-06", "2023-W05". */
export interface Period {
  readonly name: string
  readonly from: string
  readonly until: string
}

/** How often something recurs. A week begins on Monday. */
export const recurrences = ['year', 'half-year', 'quarter', 'month', 'week'] as const
export type Recurrence = (typeof recurrences)[number]

const monthsOf = { year: 12, 'half-year': 6, quarter: 3, month: 1 } as const

/**
 * The periods of the calendar that begin on or before a day, from the one that holds `from` on.
 *
 * @example
 * periodsUntil('year', '2023-04-11', '2024-03-01').map(({ name }) => name) //=> ['2023', '2024']
 */
export function periodsUntil(every: Recurrence, from: string, day: string): readonly Period[] {
  // A run asks for the same ones for every record.
  const key = `${every} ${from} ${day}`
  const known = periodsMade.get(key)
  if (known !== undefined) return known
  const periods = every === 'week' ? weeksUntil(from, day) : monthsUntil(every, from, day)
  if (periodsMade.size >= 1000) periodsMade.clear()
  periodsMade.set(key, periods)
  return periods
}

const periodsMade = new Map<string, readonly Period[]>()

function monthsUntil(every: keyof typeof monthsOf, from: string, day: string): Period[] {
  const months = monthsOf[every]
  const periods: Period[] = []
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
  for (let month = monthOf(from) - (monthOf(from) % months); month <= monthOf(day); month += months) {
    const [first, last] = [monthText(month), monthText(month + months - 1)]
    periods.push({ name: nameOf(every, month), from: `${first}-01`, until: lastDayOf(last) })
  }
  return periods
}

/** The weeks of ISO 8601, "2023-W05": the first of a year is the one that holds its first Thursday. */
function weeksUntil(from: string, day: string): Period[] {
  const text = (date: Date) => lightFormat(date, 'yyyy-MM-dd')
  const periods: Period[] = []
  let monday = startOfISOWeek(parseISO(from, { in: utc }), { in: utc })
  for (; text(monday) <= day && monday.getUTCFullYear() <= 9999; monday = addDays(monday, 7)) {
    const name = `${getISOWeekYear(monday)}-W${String(getISOWeek(monday)).padStart(2, '0')}`
    periods.push({ name, from: text(monday), until: text(addDays(monday, 6)) })
  }
  return periods
}

const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

function nameOf(every: keyof typeof monthsOf, month: number): string {
  const year = monthText(month).slice(0, 4)
  const nth = Math.floor((month % 12) / monthsOf[every]) + 1
  return { year, 'half-year': `${year}-H${nth}`, quarter: `${year}-Q${nth}`, month: monthText(month) }[every]
}

/**
 * The first and last day that a day, a month or a year stands for, or undefined where it is none of them.
 *
 * @example
 * daysOf('2024-02') //=> { from: '2024-02-01', until: '2024-02-29' }
 */
export function daysOf(text: string): { readonly from: string; readonly until: string } | undefined {
  if (/^\d{4}$/.test(text)) return { from: `${text}-01-01`, until: `${text}-12-31` }
  if (isMonth(text)) return { from: `${text}-01`, until: lastDayOf(text) }
  return isDate(text) ? { from: text, until: text } : undefined
}

/** Whether a value is a month, as "2019-10". */
export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)

function lastDayOf(month: string): string {
  return lightFormat(lastDayOfMonth(parseISO(`${month}-01`, { in: utc })), 'yyyy-MM-dd')
}
