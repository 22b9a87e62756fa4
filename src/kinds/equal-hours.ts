import * as z from 'zod'
import { and, equal, fact } from '../expr/build.js'
import { weekdays } from '../expr/facts.js'
import { defineKind } from './kind.js'

/**
 * The same opening hours as another timetable, day by day: longer is not the same either.
 *
 * @example
 * kind: equal-hours
 * of: openingHours
 * as: libraryHours
 */
export const equalHours = defineKind({
  name: 'equal-hours',
  summary: 'the same opening hours as another timetable, day by day',
  fields: {
    of: z.string().describe('the timetable that is judged'),
    as: z.string().describe('the timetable it must equal'),
  },
  compile({ of, as }, context) {
    context.fact('of', of, ['timetable'])
    context.fact('as', as, ['timetable'])
    return { holds: and(...weekdays.map((day) => equal(fact(`${of}.${day}`), fact(`${as}.${day}`)))) }
  },
})
