import * as z from 'zod'
import { all, and, atMost, fact, isIn, or } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import { defineKind } from './kind.js'
import { people, peopleFields } from './people.js'

/**
 * What must be true of every one of certain people. Nobody there: not applicable; the head count
 * answers for that.
 *
 * @example
 * kind: qualification
 * roles: [adviser]
 * obtained: trained
 * before: onDutyFrom
 */
export const qualification = defineKind({
  name: 'qualification',
  summary: 'what must be true of every one of certain people',
  fields: {
    ...peopleFields,
    holds: z.array(z.string()).min(1).optional().describe('yes-or-no facts that must be true'),
    obtained: z.string().optional().describe('the milestone that must be reached, such as certified'),
    before: z.string().optional().describe('the date it must be reached on or before, such as onDutyFrom'),
    of: z.string().optional().describe('a term of the person, such as system'),
    in: z.array(z.string()).min(1).optional().describe('the terms it may be'),
    openList: z
      .string()
      .optional()
      .describe(
        'where the clause ends in 等: the yes-or-no fact by which an inspector accepts a term it does not name',
      ),
  },
  compile({ roles, employment, who, holds = [], obtained, before, of, in: among, openList }, context) {
    const over = people({ roles, employment, who }, context)
    const conditions: Expr[] = []
    for (const [index, name] of holds.entries()) {
      context.fact(['holds', index], name, ['yes-no'], 'staff')
      conditions.push(fact(name))
    }
    if (obtained !== undefined && before !== undefined) {
      context.fact('obtained', obtained, ['milestone', 'date'], 'staff')
      context.fact('before', before, ['milestone', 'date'], 'staff')
      conditions.push(atMost(fact(obtained), fact(before)))
    } else if (obtained !== before) {
      context.problem(
        obtained === undefined ? 'before' : 'obtained',
        'missing-key',
        '"obtained" and "before" belong together',
      )
    }
    if (of !== undefined && among !== undefined) {
      const section = context.fact('of', of, ['term'], 'staff')?.terms
      const named = isIn(
        fact(of),
        among.map((word, index) => (section === undefined ? word : context.term(['in', index], section, word))),
      )
      if (openList !== undefined) context.fact('openList', openList, ['yes-no'], 'staff')
      conditions.push(openList === undefined ? named : or(named, fact(openList)))
    } else if (of !== undefined || among !== undefined) {
      context.problem(of === undefined ? 'in' : 'of', 'missing-key', '"of" and "in" belong together')
    }
    if (conditions.length === 0) {
      context.problem(
        'kind',
        'missing-key',
        'nothing is demanded of the people',
        'give "holds", "obtained" with "before", or "of" with "in"',
      )
      return { holds: false }
    }
    return { holds: all(over, and(...conditions)), over, unit: 'persons' }
  },
})
