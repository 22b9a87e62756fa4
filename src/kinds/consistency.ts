import * as z from 'zod'
import { and, atLeast, compare, equal, fact, or, plus, times } from '../expr/build.js'
import { defineKind } from './kind.js'

const names = z.array(z.string()).min(1)

/**
 * Figures that a paper or a report gives must agree: a total with its parts, a percentage with what it was
 * worked out from. Of 0 of 0 there is no percentage: not applicable.
 *
 * @example
 * kind: consistency
 * percent: rate
 * part: [teachers, roomCount]
 * whole: [students]
 * digits: 1
 */
export const consistency = defineKind({
  name: 'consistency',
  summary: 'figures that must agree: a total with its parts, a percentage with what it was worked out from',
  fields: {
    total: z.string().optional().describe('the quantity that is the sum of "parts"'),
    parts: names.optional().describe('the quantities that add up to it'),
    percent: z.string().optional().describe('the percentage that is "part" of "whole"'),
    part: names.optional().describe('the quantity, or the sum of several'),
    whole: names.optional().describe('the quantity, or the sum of several'),
    digits: z
      .number()
      .int()
      .min(0)
      .max(6)
      .optional()
      .describe('how many digits the percentage was rounded to, as the vocabulary says of its fact'),
  },
  compile({ total, parts, percent, part, whole, digits }, context) {
    const sumOf = (key: string, of: readonly string[]) => {
      for (const [index, name] of of.entries()) context.fact([key, index], name, ['quantity'])
      return of.length === 1 ? fact(of[0]!) : plus(...of.map(fact))
    }
    if (total !== undefined && parts !== undefined && percent === undefined) {
      const unit = context.fact('total', total, ['quantity'])?.unit
      return { holds: equal(fact(total), sumOf('parts', parts)), ...(unit !== undefined && { unit }) }
    }
    if (
      percent !== undefined &&
      part !== undefined &&
      whole !== undefined &&
      digits !== undefined &&
      total === undefined
    ) {
      // A figure with more digits than it is rounded to would agree with what it is not.
      const given = context.fact('percent', percent, ['quantity'])
      if (given !== undefined && given.digits !== digits)
        context.problem(
          'digits',
          'invalid-value',
          `"${percent}" may be given with other digits`,
          `write digits: ${digits} in the vocabulary, at the fact "${percent}"`,
        )
      const share = { part: sumOf('part', part), whole: sumOf('whole', whole), percent: fact(percent) }
      // Nothing is no percentage of nothing; something of nothing never is one.
      const applies = or(compare(share.part, '>', 0), compare(share.whole, '>', 0))
      return { holds: rounds(percent, share.part, share.whole, digits), share, applies }
    }
    context.problem(
      'kind',
      'missing-key',
      'nothing is compared',
      'give "total" with "parts", or "percent" with "part", "whole" and "digits"',
    )
    return { holds: false }
  },
})

/** Rounded half up, 100 × part ÷ whole is the percentage: less than half a unit of its last digit away. */
function rounds(percent: string, part: ReturnType<typeof fact>, whole: ReturnType<typeof fact>, digits: number) {
  const half = Number(`0.${'0'.repeat(digits)}5`)
  const exact = times(100, part)
  const off = (by: number) => times(plus(fact(percent), by), whole)
  return and(atLeast(exact, off(-half)), compare(exact, '<', off(half)))
}
