import { utc } from '@date-fns/utc'
import { addDays } from 'date-fns/addDays'
import { isValid } from 'date-fns/isValid'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'

// The only date arithmetic in clausecheck. Dates are civil days, "YYYY-MM-DD", ordered as text;
// everything runs in UTC, so that no time zone of the machine moves a day.

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
  if (typeof value !== 'string' || !shape.test(value)) return false
  const day = parseISO(value, { in: utc })
  return isValid(day) && lightFormat(day, 'yyyy-MM-dd') === value
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

/** The civil day in China at an instant: what "today" means to the documents. */
export function dayInChina(instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
