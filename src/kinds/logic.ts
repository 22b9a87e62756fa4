import * as z from 'zod'
import type { Expr } from '../expr/types.js'
import { defineKind } from './kind.js'

/**
 * JSON Logic as it stands, for what no other kind says.
 *
 * @example
 * kind: logic
 * holds: { "<=": [{ var: crawlArea }, { var: totalArea }] }
 */
export const logic = defineKind({
  name: 'logic',
  summary: 'an expression in JSON Logic, for what no other kind says',
  fields: {
    holds: z.unknown().describe('the expression that must be true'),
    unit: z.string().optional().describe('what is compared, such as 场, where it compares a number'),
  },
  // The standard's loader validates and types every expression, this one like those of other kinds.
  compile: ({ holds, unit }) => ({ holds: holds as Expr, ...(unit !== undefined && { unit }) }),
})
