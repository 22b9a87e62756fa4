import * as z from 'zod'
import { fact, isIn } from '../expr/build.js'
import { defineKind } from './kind.js'

/**
 * Where the site is: a term that must be one of a closed list.
 *
 * @example
 * kind: location
 * of: hostType
 * in: [main-library, library-branch]
 */
export const location = defineKind({
  name: 'location',
  summary: 'a place or host that must be one of a closed list',
  fields: {
    of: z.string().describe('the term that is judged, such as hostType'),
    in: z.array(z.string()).min(1).describe('every term allowed'),
  },
  compile({ of, in: allowed }, context) {
    const section = context.fact('of', of, ['term'])?.terms
    const terms = allowed.map((word, index) =>
      section === undefined ? word : context.term(['in', index], section, word),
    )
    return { holds: isIn(fact(of), terms) }
  },
})
