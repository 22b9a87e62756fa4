import * as z from 'zod'
import { and, fact, or } from '../expr/build.js'
import { eachField, inEach, placeOf } from './each.js'
import { defineKind } from './kind.js'

const names = z.union([z.string(), z.array(z.string()).min(2)])

/**
 * What no figure measures: an inspector's yes or no, about the site or every room of a type.
 *
 * @example
 * kind: attestation
 * of: uniformLogo
 */
export const attestation = defineKind({
  name: 'attestation',
  summary: "what no figure measures: an inspector's yes or no",
  fields: {
    of: names.optional().describe('the yes-or-no fact, or several that must all be yes'),
    anyOf: z.array(z.string()).min(2).optional().describe('several of which one yes is enough'),
    ...eachField,
  },
  compile({ of, anyOf, each }, context) {
    if ((of === undefined) === (anyOf === undefined))
      context.problem('kind', 'missing-key', 'give either "of" or "anyOf"')
    const key = of === undefined ? 'anyOf' : 'of'
    const asked = of ?? anyOf ?? []
    const facts = Array.isArray(asked) ? asked : [asked]
    for (const [index, name] of facts.entries()) {
      context.fact(Array.isArray(asked) ? [key, index] : key, name, ['yes-no'], placeOf(each))
    }
    return inEach(each, (of === undefined ? or : and)(...facts.map(fact)), context)
  },
})
