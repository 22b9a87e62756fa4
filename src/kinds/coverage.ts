import * as z from 'zod'
import { and, atLeast, count, fact, not, times } from '../expr/build.js'
import { eachField, inEach, placeOf, those } from './each.js'
import { defineKind } from './kind.js'
import { day } from './quota.js'
import { where as condition, whereField, whereSchema } from './where.js'

/**
 * The share of a list's members that satisfy something: half of the villages by a day. Of nothing there is
 * no share: not applicable. Half of 7 needs 4.
 *
 * @example
 * kind: coverage
 * of: events
 * where: { host: library-branch }
 * holds: { open: true }
 */
export const coverage = defineKind({
  name: 'coverage',
  summary: "the share of a list's members that satisfy something",
  fields: {
    of: z.string().describe('the list: organizations, sites, regions, …'),
    ...whereField,
    holds: whereSchema,
    atLeast: z
      .string()
      .regex(/^\d+(\.\d+)? ?%$/, { error: 'a percentage expected, such as 50 %' })
      .default('100 %')
      .describe('the share that is enough, such as 50 %; every one where left out'),
    by: day.optional().describe('the last day for it, in quotes; a condition on a milestone is judged as of that day'),
    ...eachField,
  },
  compile({ of, where, holds, atLeast: share, by, each }, context) {
    const list = [placeOf(each), of].filter((name) => name !== undefined).join('[].')
    context.fact('of', of, ['list'], placeOf(each))
    const among = those(fact(of), where, { key: 'where', list }, context)
    const met = condition(holds, { key: 'holds', list }, context)
    const least = Number.parseFloat(share)
    // Those that do and those that do not weigh against each other: with members of whom it is not known,
    // comparing a part with its whole would count them twice.
    const enough = atLeast(times(100 - least, count(among, met)), times(least, count(among, not(met))))
    // Of each of several members, one without anything to speak of is met; by itself, it is not applicable.
    const there = atLeast(count(among, true), 1)
    const checked = inEach(each, each === undefined ? and(there, enough) : enough, context)
    if (least > 100) context.problem('atLeast', 'invalid-value', `${share} can never be reached`)
    return {
      ...checked,
      over: checked.over ?? among,
      ...(each === undefined && { share: { part: count(among, met), whole: count(among, true), least, per: 100 } }),
      ...(by !== undefined && { due: { by } }),
    }
  },
})
