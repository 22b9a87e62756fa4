import * as z from 'zod'
import { fact } from '../expr/build.js'
import { eachField, inEach, placeOf } from './each.js'
import { defineKind } from './kind.js'
import { quantityFields, quantityRelation } from './relation.js'

/**
 * A floor area within bounds: of the site, or of every room of a type, never of their sum.
 *
 * @example
 * kind: area
 * of: totalArea
 * atLeast: 150 m²
 */
export const area = defineKind({
  name: 'area',
  summary: 'a floor area within bounds, of the site or of every room of a type',
  fields: {
    of: z.string().describe('the area that is measured, such as totalArea'),
    ...quantityFields,
    ...eachField,
  },
  compile({ of, each, ...figures }, context) {
    const unit = context.fact('of', of, ['quantity'], placeOf(each))?.unit
    if (unit !== undefined && unit !== 'm²')
      context.problem('of', 'unit-mismatch', `"${of}" is in ${unit}, an area is in m²`)
    return { ...inEach(each, quantityRelation(fact(of), figures, unit, context), context), unit: 'm²' }
  },
})
