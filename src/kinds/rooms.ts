import * as z from 'zod'
import { and, atLeast, count, equal, fact, some } from '../expr/build.js'
import { defineKind } from './kind.js'
import { reportTwice } from './twice.js'

/**
 * Rooms the site must have, each of its type.
 *
 * @example
 * kind: rooms
 * of: [reception-room, sandplay-room]
 */
export const rooms = defineKind({
  name: 'rooms',
  summary: 'rooms the site must have, each of its type',
  fields: {
    of: z.array(z.string()).min(1).optional().describe('the types of room; any where left out'),
    atLeast: z.number().int().positive().optional().describe('how many rooms of the one type, or in all'),
  },
  compile({ of = [], atLeast: least }, context) {
    context.fact('kind', 'rooms', ['list'])
    const section = context.fact('kind', 'type', ['term'], 'rooms')?.terms
    const isType = of.map((word, index) =>
      equal(fact('type'), section === undefined ? word : context.term(['of', index], section, word)),
    )
    reportTwice(
      of.map((word, index) => ({ word, at: ['of', index] })),
      section,
      context,
    )
    if (least === undefined && of.length === 0) {
      context.problem('kind', 'missing-key', 'give "of", "atLeast" or both')
      return { holds: false }
    }
    if (least === undefined) return { holds: and(...isType.map((type) => some(fact('rooms'), type))) }
    if (of.length === 0) return { holds: atLeast(count(fact('rooms'), true), least), unit: 'rooms' }
    if (isType.length > 1)
      context.problem(
        'atLeast',
        'invalid-value',
        'a number of rooms speaks of one type',
        'write a requirement for each type',
      )
    return { holds: atLeast(count(fact('rooms'), isType[0]!), least), unit: 'rooms' }
  },
})
