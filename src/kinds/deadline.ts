import * as z from 'zod'
import { isDate } from '../dates.js'
import { atMost, fact } from '../expr/build.js'
import { defineKind } from './kind.js'

/**
 * A milestone reached by a day, that day included. Judged by the state on the day itself, not on the
 * day of the check.
 *
 * @example
 * kind: deadline
 * milestone: built
 * by: "2021-09-30"
 */
export const deadline = defineKind({
  name: 'deadline',
  summary: 'a milestone reached by a day, that day included',
  fields: {
    milestone: z.string().describe('the milestone, such as built'),
    by: z
      .union([
        z.string().refine(isDate, { error: 'a day in quotes expected, such as "2021-09-30"' }),
        z.strictObject({ dayOf: z.string(), day: z.number().int().min(1).max(28) }),
      ])
      .describe('the last day, in quotes, or a day of the month that a fact gives: { dayOf: month, day: 28 }'),
  },
  compile({ milestone, by }, context) {
    context.fact('milestone', milestone, ['milestone'])
    if (typeof by === 'object') context.fact(['by', 'dayOf'], by.dayOf, ['month'])
    const last = typeof by === 'string' ? by : fact(`${by.dayOf}.${by.day}`)
    return { holds: atMost(fact(milestone), last), due: { milestone, by: last } }
  },
})
