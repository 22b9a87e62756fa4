import * as z from 'zod'
import { recurrences } from '../dates.js'
import { and, atLeast, atMost, count, fact, filter, period, sum } from '../expr/build.js'
import { eachField, inEach, placeOf, those } from './each.js'
import { defineKind } from './kind.js'
import { day } from './quota.js'
import { countFields, countRelation, quantityRelation } from './relation.js'
import { whereField } from './where.js'

/**
 * What must add up over a time: events held, attendances of trainings. Either from one day to another, or
 * in every year, half-year, quarter or month by itself: what one has too much is not carried over. What is
 * still running is not due.
 *
 * @example
 * kind: cumulative
 * of: events
 * sum: attendances
 * on: heldOn
 * from: "2023-01-01"
 * until: "2023-12-31"
 * atLeast: 1500 person-times
 */
export const cumulative = defineKind({
  name: 'cumulative',
  summary: 'what must add up over a time: events held, attendances of trainings',
  fields: {
    of: z.string().describe('the list: events, trainings, …'),
    ...whereField,
    sum: z
      .string()
      .optional()
      .describe('the quantity of the members that is added up; they are counted where left out'),
    on: z.string().optional().describe('the day of a member that says when it was'),
    every: z.enum(recurrences).optional().describe('in every year, half-year, quarter or month by itself'),
    from: day.optional().describe('the first day, or a day of the first period'),
    until: day.optional().describe('the last day, or a day of the last period'),
    unit: z.string().optional().describe('what is counted, such as 场'),
    atLeast: z
      .union([z.number().int().nonnegative(), z.string().regex(/\d/)])
      .optional()
      .describe('the least'),
    atMost: countFields.atMost,
    ...eachField,
  },
  compile({ of, where, sum: summed, on, every, from, until, unit, each, atLeast: least, atMost: most }, context) {
    const list = [placeOf(each), of].filter((name) => name !== undefined).join('[].')
    context.fact('of', of, ['list'], placeOf(each))
    if (on !== undefined) context.fact('on', on, ['milestone', 'date'], list)
    if (on === undefined && (every !== undefined || from !== undefined || until !== undefined))
      context.problem('kind', 'missing-key', 'when a member was must be known', 'give "on"')
    if (every !== undefined && from === undefined)
      context.problem('every', 'missing-key', 'the first period must be known', 'give a day of it in "from"')
    const members = those(fact(of), where, { key: 'where', list }, context)
    const inPeriod = [
      ...(on === undefined || from === undefined ? [] : [atLeast(fact(on), every ? period('from') : from)]),
      ...(on === undefined || (until === undefined && !every)
        ? []
        : [atMost(fact(on), every ? period('until') : until!)]),
    ]
    const within = inPeriod.length === 0 ? members : filter(members, and(...inPeriod))
    const measured = summed === undefined ? undefined : context.fact('sum', summed, ['quantity'], list)?.unit
    const misread = least !== undefined && (typeof least === 'string') !== (summed !== undefined)
    if (misread && summed === undefined)
      context.problem('atLeast', 'invalid-value', 'what is counted has no unit', 'write a number')
    else if (misread)
      context.problem('atLeast', 'invalid-value', 'a sum has a unit', `write it with its unit: ${least} ${measured}`)
    const holds = misread
      ? false
      : summed === undefined
        ? countRelation(count(within, true), { atLeast: least as number | undefined, atMost: most }, context)
        : quantityRelation(sum(within, fact(summed)), { atLeast: least as string | undefined }, measured, context)
    return {
      ...inEach(each, holds, context),
      unit: summed === undefined ? (unit ?? 'members') : (measured ?? ''),
      ...(every !== undefined &&
        from !== undefined && { recurs: { every, from, ...(until !== undefined && { until }) } }),
      ...(every === undefined && until !== undefined && { due: { by: until } }),
    }
  },
})
