import { textCell } from './cells.js'
import type { BadCell, Cell } from './rows.js'

/** A value of a sheet as hucre gives it; its Dates stand for a wall clock in UTC. */
export type XlsxValue = string | number | boolean | Date | null

/** What Excel and WPS write where a formula failed. Typed as text they say no more. */
const errors: ReadonlySet<string> = new Set([
  '#N/A',
  '#DIV/0!',
  '#REF!',
  '#NAME?',
  '#VALUE!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#BUSY!',
])

/** A value as a cell: days as "YYYY-MM-DD", a day with a time as "YYYY-MM-DDTHH:MM", a time alone as "HH:MM". */
export function cellOf(value: XlsxValue, date1904: boolean): Cell | BadCell {
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : { bad: 'a number too large to be one' }
  return value instanceof Date ? dayOf(value, date1904) : value
}

function textOf(text: string): Cell | BadCell {
  if (text.charCodeAt(0) === 35 && errors.has(text)) return { bad: `the error ${text}` }
  // A cell of type "d" holds its day as text; hucre leaves it so.
  if (text.charCodeAt(10) === 84) return text.replace(/^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/, '$1')
  return textCell(text)
}

const minute = 60_000
const day = 24 * 60 * minute

function dayOf(date: Date, date1904: boolean): Cell | BadCell {
  // Excel's fractions of a day are off by less than a second.
  const time = Math.round(date.getTime() / 1000) * 1000
  const year = new Date(time).getUTCFullYear()
  if (!(year >= 1899 && year <= 9999)) return { bad: 'a day before 1900 or after 9999' }
  const text = new Date(time).toISOString()
  const clock = text.slice(11, time % minute === 0 ? 16 : 19)
  // A time that belongs to no day is a fraction of the day that days are counted from.
  const zero = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31)
  if (time >= zero && time < zero + day && (!date1904 || time > zero)) return clock
  if (year < 1900) return { bad: 'a day before 1900 or after 9999' }
  return time % day === 0 ? text.slice(0, 10) : `${text.slice(0, 10)}T${clock}`
}
