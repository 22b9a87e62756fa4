import * as z from 'zod'
import { atLeast, fact, times } from '../expr/build.js'
import { defineKind } from './kind.js'

/**
 * One quantity against another: at least 1 teacher to 4000 students.
 *
 * @example
 * kind: ratio
 * of: teachers
 * to: students
 * atLeast: "1:4000"
 */
export const ratio = defineKind({
  name: 'ratio',
  summary: 'one quantity against another: at least 1 teacher to 4000 students',
  fields: {
    of: z.string().describe('the quantity there must be enough of'),
    to: z.string().describe('the quantity it is reckoned by'),
    atLeast: z
      .string()
      .regex(/^[1-9]\d*:[1-9]\d*$/, { error: 'two whole numbers expected, such as "1:4000"' })
      .describe('how much of the first to how much of the second, such as "1:4000"'),
  },
  compile({ of, to, atLeast: share }, context) {
    const unit = context.fact('of', of, ['quantity'])?.unit
    context.fact('to', to, ['quantity'])
    const [least, per] = share.split(':').map(Number) as [number, number]
    return {
      holds: atLeast(times(per, fact(of)), times(least, fact(to))),
      share: { part: fact(of), whole: fact(to), least, per },
      ...(unit !== undefined && { unit }),
    }
  },
})
