import { daysOf } from '../dates.js'
import { halfWidth } from './words.js'

const spellings = [
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/,
  /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  // With one digit it may be October, whose zero a number has lost.
  /^(\d{4})\.(\d{2})$/,
  /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日?)?)?$/,
  /^(\d{4})$/,
]

/**
 * A day, month or year as records spell it, from the ways that people write one; undefined where it is none.
 *
 * @example
 * readDay('2023年10月31日') //=> '2023-10-31'
 * readDay('2023.10') //=> '2023-10'
 */
export function readDay(text: string): string | undefined {
  const plain = halfWidth(text).replace(/\s+/g, '')
  for (const spelling of spellings) {
    const found = spelling.exec(plain)
    if (found === null) continue
    const [year, month, day] = found.slice(1)
    const spelt = [year!, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))]
    return daysOf(spelt.join('-')) === undefined ? undefined : spelt.join('-')
  }
  return undefined
}
