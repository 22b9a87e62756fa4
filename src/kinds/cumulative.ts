import * as z from 'zod'
import { recurrences } from '../dates.js'
import { and, atLeast, atMost, count, fact, filter, period, sum } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import { eachField, inEach, placeOf, those } from './each.js'
import { defineKind } from './kind.js'
import { day } from './quota.js'
import { countRelation, quantityRelation } from './relation.js'
import { whereField } from './where.js'

const figure = z.union([z.number().int().nonnegative(), z.string().regex(/\d/)]).optional()

/** Since then no more weeks have gone by than can be counted one by one; the offices whose papers these are began with it. */
const earliest = '1949-10-01'

/**
 * What must add up over a time: events held, attendances of trainings. Either from one day to another, or
 * in every year, half-year, quarter, month or week by itself: what one has too much is not carried over. What is
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
    every: z.enum(recurrences).optional().describe('in every year, half-year, quarter, month or week by itself'),
    from: day.optional().describe('the first day, or a day of the first period'),
    until: day.optional().describe('the last day, or a day of the last period'),
    unit: z.string().optional().describe('what is counted, such as 场'),
    atLeast: figure.describe('the least: a number, or of a sum a figure with its unit'),
    atMost: figure.describe('the most'),
    ...eachField,
  },
  compile({ of, where, sum: summed, on, every, from, until, unit, each, atLeast: least, atMost: most }, context) {
    const list = [placeOf(each), of].filter((name) => name !== undefined).join('[].')
    context.fact('of', of, ['list'], placeOf(each))
    if (on !== undefined) context.fact('on', on, ['milestone'], list)
    if (on === undefined && (every !== undefined || from !== undefined || until !== undefined))
      context.problem('kind', 'missing-key', 'when a member was must be known', 'give "on"')
    if (every !== undefined && from === undefined)
      context.problem('every', 'missing-key', 'the first period must be known', 'give a day of it in "from"')
    else if (every !== undefined && from! < earliest)
      context.problem('from', 'invalid-value', `${from} lies before ${earliest}`, 'no paper asks back so far')
    const members = those(fact(of), where, { key: 'where', list }, context)
    const inPeriod = [
      ...(on === undefined || from === undefined ? [] : [atLeast(fact(on), every ? period('from') : from)]),
      ...(on === undefined || (until === undefined && !every)
        ? []
        : [atMost(fact(on), every ? period('until') : until!)]),
    ]
    const within = inPeriod.length === 0 ? members : filter(members, and(...inPeriod))
    const measured = summed === undefined ? undefined : context.fact('sum', summed, ['quantity'], list)?.unit
    if (from !== undefined && until !== undefined && until < from)
      context.problem('until', 'invalid-value', `${until} lies before ${from}`)
    const holds = summed === undefined ? counted() : added(summed)
    return {
      ...inEach(each, holds, context),
      unit: summed === undefined ? (unit ?? 'members') : (measured ?? ''),
      ...(every !== undefined &&
        from !== undefined && { recurs: { every, from, ...(until !== undefined && { until }) } }),
      ...(every === undefined && until !== undefined && { due: { by: until } }),
    }

    function counted(): Expr {
      if (isFigure(least, 'atLeast', 'number') && isFigure(most, 'atMost', 'number'))
        return countRelation(count(within, true), { atLeast: least, atMost: most }, context)
      return false
    }

    function added(name: string): Expr {
      if (isFigure(least, 'atLeast', 'string') && isFigure(most, 'atMost', 'string'))
        return quantityRelation(sum(within, fact(name)), { atLeast: least, atMost: most }, measured, context)
      return false
    }

    /** A count is a number, a sum has a unit; any other figure is reported. */
    function isFigure<T extends 'number' | 'string'>(
      value: number | string | undefined,
      key: string,
      type: T,
    ): value is (T extends 'number' ? number : string) | undefined {
      if (value === undefined || typeof value === type) return true
      if (type === 'number') context.problem(key, 'invalid-value', 'what is counted has no unit', 'write a number')
      else context.problem(key, 'invalid-value', 'a sum has a unit', `write it with its unit: ${value} ${measured}`)
      return false
    }
  },
})
