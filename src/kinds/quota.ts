import * as z from 'zod'
import { isDate } from '../dates.js'
import { and, atMost, count, distinct, equal, fact, filter, isIn, some } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import { eachField, inEach, placeOf, those } from './each.js'
import { defineKind, type KindContext } from './kind.js'
import { countFields, countRelation } from './relation.js'
import { whereField } from './where.js'

export const day = z.string().refine(isDate, { error: 'a day in quotes expected, such as "2021-09-30"' })

/**
 * How many members of a list there must be: sites of a kind in a region, partners with a signed contract.
 * Due by a day, it is judged by the state on that day.
 *
 * @example
 * kind: quota
 * of: events
 * where: { host: library-branch }
 * milestone: heldOn
 * by: "2021-09-30"
 * atLeast: 10
 */
export const quota = defineKind({
  name: 'quota',
  summary: 'how many members of a list there must be: sites of a kind in a region, partners under contract',
  fields: {
    of: z.string().describe('the list: sites, organizations, regions, partnerships, …'),
    ...whereField,
    milestone: z.string().optional().describe('the milestone of a member that makes it count; with "by"'),
    by: day.optional().describe('the last day for it, in quotes; until then the quota is not due'),
    distinct: z.string().optional().describe('a fact of the members: those of one value count once'),
    eachOf: z
      .record(z.string(), z.array(z.string()).min(1))
      .optional()
      .describe('{ region: [nanhu, xiuzhou] }: at least one for each of these terms, instead of a number'),
    unit: z.string().optional().describe('what is counted, such as 处'),
    ...countFields,
    ...eachField,
  },
  compile({ of, where, milestone, by, distinct: different, eachOf, unit, each, ...figures }, context) {
    const list = [placeOf(each), of].filter((name) => name !== undefined).join('[].')
    context.fact('of', of, ['list'], placeOf(each))
    if (milestone !== undefined) context.fact('milestone', milestone, ['milestone'], list)
    if (milestone !== undefined && by === undefined)
      context.problem('milestone', 'missing-key', 'a milestone counts by a day', 'give "by", or "where"')
    const members = those(fact(of), where, { key: 'where', list }, context)
    const inTime = milestone === undefined || by === undefined ? members : filter(members, atMost(fact(milestone), by))
    const holds =
      eachOf === undefined
        ? numberOf(inTime, different, figures, list, context)
        : oneForEach(inTime, eachOf, list, context)
    if (eachOf !== undefined && [different, ...Object.values(figures)].some((given) => given !== undefined))
      context.problem('eachOf', 'invalid-value', '"eachOf" asks for one each; leave the number and "distinct" out')
    return {
      ...inEach(each, holds, context),
      ...(by !== undefined && { due: { by } }),
      ...(eachOf === undefined && { unit: unit ?? 'members' }),
    }
  },
})

function numberOf(
  members: Expr,
  different: string | undefined,
  figures: Parameters<typeof countRelation>[1],
  list: string,
  context: KindContext,
): Expr {
  if (different !== undefined) context.fact('distinct', different, ['term', 'text'], list)
  return countRelation(
    different === undefined ? count(members, true) : distinct(members, fact(different)),
    figures,
    context,
  )
}

/** One member for each of some terms; the terms that have none are what is absent. */
function oneForEach(
  members: Expr,
  eachOf: { readonly [fact: string]: readonly string[] },
  list: string,
  context: KindContext,
): Expr {
  const [name = '', words = []] = Object.entries(eachOf)[0] ?? []
  if (Object.keys(eachOf).length !== 1)
    context.problem('eachOf', 'invalid-value', 'exactly one fact expected', 'such as { region: [nanhu, xiuzhou] }')
  const section = context.fact('eachOf', name, ['term'], list)?.terms
  const ids = words.map((word, index) =>
    section === undefined ? word : context.term(['eachOf', name, index], section, word),
  )
  return and(
    ...ids.map((id) => {
      const inside = section === undefined ? [id] : context.withTermsInside(section, id)
      return some(members, inside.length === 1 ? equal(fact(name), id) : isIn(fact(name), inside))
    }),
  )
}
