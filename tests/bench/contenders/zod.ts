import * as z from 'zod'
import { asked, holds, type Rule, soleFact } from '../rules.js'
import type { Contender } from './contender.js'

/** Lists are asked by callbacks: zod has no words for "contains" or "every one of a kind". */
function schemaOf(rule: Rule): z.ZodType {
  const sole = soleFact(rule)
  if (sole === undefined) {
    const parts = (rule as { of: readonly Rule[] }).of.map(schemaOf)
    return rule.is === 'or' ? z.union(parts) : parts.reduce((all, each) => z.intersection(all, each))
  }
  switch (rule.is) {
    case 'yes':
      return z.looseObject({ [sole]: z.literal(true) })
    case 'least':
      return z.looseObject({ [sole]: z.number().gte(rule.value as number) })
    case 'most':
      return z.looseObject({ [sole]: z.iso.date().refine((day) => day <= (rule.value as string)) })
    case 'word':
      return z.looseObject({ [sole]: z.enum(rule.among) })
    default:
      return z.looseObject({ [sole]: z.array(z.unknown()).refine((list) => holds(rule, { [sole]: list })) })
  }
}

export const zod: Contender = {
  name: 'zod',
  answers: 'verdicts',
  records: 5_000,
  async start() {
    const schemas = asked.map(({ when, holds: rule }) => ({ when: when && schemaOf(when), schema: schemaOf(rule) }))
    return (record) =>
      schemas.map(({ when, schema }) =>
        when?.safeParse(record).success === false || schema.safeParse(record).success ? 'pass' : 'fail',
      )
  },
}
