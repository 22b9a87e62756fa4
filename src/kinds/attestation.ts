import * as z from 'zod'
import { and, fact } from '../expr/build.js'
import { defineKind } from './kind.js'

/**
 * What no figure measures: an inspector's yes or no.
 *
 * @example
 * kind: attestation
 * of: uniformLogo
 */
export const attestation = defineKind({
  name: 'attestation',
  summary: "what no figure measures: an inspector's yes or no",
  fields: {
    of: z
      .union([z.string(), z.array(z.string()).min(1)])
      .describe('the yes-or-no fact, or several that must all be yes'),
  },
  compile({ of }, context) {
    const names = Array.isArray(of) ? of : [of]
    for (const [index, name] of names.entries())
      context.fact(Array.isArray(of) ? ['of', index] : 'of', name, ['yes-no'])
    return { holds: and(...names.map(fact)) }
  },
})
