import * as z from 'zod'
import { fact } from '../expr/build.js'
import { defineKind } from './kind.js'
import { quantityFields, quantityRelation } from './relation.js'

/**
 * A floor area within bounds.
 *
 * @example
 * kind: area
 * of: totalArea
 * atLeast: 150 m²
 */
export const area = defineKind({
  name: 'area',
  summary: 'a floor area within bounds',
  fields: {
    of: z.string().describe('the area that is measured, such as totalArea'),
    ...quantityFields,
  },
  compile({ of, ...figures }, context) {
    const unit = context.fact('of', of, ['quantity'])?.unit ?? 'm²'
    if (unit !== 'm²') context.problem('of', 'unit-mismatch', `"${of}" is in ${unit}, an area is in m²`)
    return { holds: quantityRelation(fact(of), figures, unit, context), unit }
  },
})
