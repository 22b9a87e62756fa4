import type { Problem } from '../problem.js'
import { canonicalJson } from '../standard/digest.js'
import type { CheckOptions } from './check-options.js'
import type { Report } from './report.js'

/** What keeps a report from being a part of the whole that others make up. */
export function misfitOf(
  { asOf, standards, waivers, part }: Report,
  whole: Pick<CheckOptions, 'standards' | 'waivers' | 'asOf'>,
): Problem | undefined {
  if (part === undefined)
    return { code: 'usage', message: 'a report that is no part cannot be merged', help: 'make it with "part: true"' }
  if (asOf !== whole.asOf) return { code: 'usage', message: `a part was judged as of ${asOf}, not as of ${whole.asOf}` }
  const given = waivers.map(({ state: _, records: __, findings: ___, ...waiver }) => waiver)
  if (canonicalJson(given) !== canonicalJson(whole.waivers ?? []))
    return { code: 'usage', message: 'a part was checked with other waivers' }
  const other = standards.find(({ id, digest }) => whole.standards.find((each) => each.id === id)?.digest !== digest)
  return other && { code: 'usage', message: `a part was checked against another edition of "${other.id}"` }
}

/** What is said of a record that two parts hold. */
export function countedTwice(key: string, first: string, second: string): Problem {
  const places = [first, second].filter((place) => place !== '').join(', ')
  const message = `"${key}" is in two parts${places && ` (${places})`} and was counted twice`
  return { code: 'duplicate-id', message, help: 'take it out of one of them and make that part anew' }
}
