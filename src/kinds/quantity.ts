import * as z from 'zod'
import { fact } from '../expr/build.js'
import { defineKind } from './kind.js'
import { quantityFields, quantityRelation } from './relation.js'

/**
 * Any measured quantity within bounds: a capacity, a number of rooms, hours a day.
 *
 * @example
 * kind: quantity
 * of: roomCount
 * atLeast: 3 rooms
 */
export const quantity = defineKind({
  name: 'quantity',
  summary: 'a measured quantity within bounds: a capacity, a number of rooms, hours a day',
  fields: {
    of: z.string().describe('what is measured, such as roomCount'),
    ...quantityFields,
  },
  compile({ of, ...figures }, context) {
    const unit = context.fact('of', of, ['quantity'])?.unit
    return { holds: quantityRelation(fact(of), figures, unit, context), ...(unit !== undefined && { unit }) }
  },
})
