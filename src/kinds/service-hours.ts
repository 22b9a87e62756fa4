import * as z from 'zod'
import { fact } from '../expr/build.js'
import { defineKind } from './kind.js'
import { quantityFields, quantityRelation } from './relation.js'

/**
 * Hours or days of service in a period, within bounds.
 *
 * @example
 * kind: service-hours
 * of: menuHours
 * atLeast: 12 h/week
 */
export const serviceHours = defineKind({
  name: 'service-hours',
  summary: 'hours or days of service in a period, within bounds',
  fields: {
    of: z.string().describe('the time that is measured, such as menuHours'),
    ...quantityFields,
  },
  compile({ of, ...figures }, context) {
    const unit = context.fact('of', of, ['quantity'])?.unit ?? 'h/week'
    return { holds: quantityRelation(fact(of), figures, unit, context), unit }
  },
})
