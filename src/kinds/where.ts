import * as z from 'zod'
import { isDate } from '../dates.js'
import { and, atLeast, atMost, fact, isIn, not, or, reached } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import type { Key, KindContext } from './kind.js'

// Which members of a list a requirement speaks of, or what must be true of them: facts and what they must be.

const day = z.string().refine(isDate, { error: 'a day in quotes expected, such as "2021-09-30"' })

const bound = z
  .strictObject({
    by: day.optional(),
    from: day.optional(),
    atLeast: z.string().optional(),
    atMost: z.string().optional(),
    has: z.array(z.string()).min(1).optional(),
    hasAny: z.array(z.string()).min(1).optional(),
    not: z.array(z.string()).min(1).optional(),
  })
  .refine((bounds) => Object.keys(bounds).length > 0, { error: 'say what it must be, such as { by: "2021-09-30" }' })

/** Facts, and what each must be, all of which must hold; under `anyOf` conditions of which one is enough. */
export interface Where {
  readonly [fact: string]: boolean | string | readonly string[] | z.infer<typeof bound> | readonly Where[]
}

export const whereSchema: z.ZodType<Where> = z
  .record(
    z.string(),
    z.union([z.boolean(), z.string(), z.array(z.string()).min(1), bound, z.array(z.lazy(() => whereSchema)).min(2)]),
  )
  .refine((facts) => Object.keys(facts).length > 0, { error: 'name at least one fact' })
  .describe(
    'facts, and what each must be: a term (or one within it), one of [terms], true or false, true of a milestone that is reached (while it is not, it is unknown), { by: day } and { from: day } of a day, { atLeast: "500 persons" } of a quantity, { has: [terms] } or { hasAny: [terms] } of a list of terms, { not: [terms] } of a term; { anyOf: [{ … }, { … }] } where one of several is enough',
  )

/**
 * The condition that some facts say, each read as its type asks: { siteType: 'station', built: { by: '2021-09-30' } }
 * of the members of a list.
 */
export function where(
  conditions: Where,
  { key, list }: { readonly key: Key; readonly list?: string },
  context: KindContext,
): Expr {
  const at = [...(Array.isArray(key) ? key : [key as string])]
  return and(
    ...Object.entries(conditions).map(([name, value]) => {
      const place = [...at, name]
      if (name === 'anyOf' || isConditions(value)) return anyOf(value, place)
      if (typeof value === 'boolean') return yesOrNo(name, value, place)
      if (typeof value === 'string' || Array.isArray(value)) return oneOf(name, [value].flat() as string[], place)
      const bounds = Object.entries(value).map(([relation, figure]) => bounded(name, relation, figure!, place))
      return and(...bounds)
    }),
  )

  function anyOf(value: Where[string], place: (string | number)[]): Expr {
    if (place.at(-1) === 'anyOf' && isConditions(value))
      return or(...value.map((each, index) => where(each, { key: [...place, index], ...(list && { list }) }, context)))
    const help = 'such as { anyOf: [{ open: true }, { host: library }] }'
    context.problem(place, 'invalid-value', 'conditions of which one is enough stand in a list under "anyOf"', help)
    return false
  }

  function yesOrNo(name: string, value: boolean, place: (string | number)[]): Expr {
    const type = context.fact(place, name, ['yes-no', 'milestone'], list)?.type
    if (type !== 'milestone') return value ? fact(name) : not(fact(name))
    if (!value)
      context.problem(
        place,
        'invalid-value',
        'what is not reached may be yet',
        `give a day, such as { by: "2021-09-30" }`,
      )
    return reached(fact(name))
  }

  function oneOf(name: string, words: readonly string[], place: (string | number)[]): Expr {
    const type = context.fact(place, name, ['term', 'text'], list)
    if (type?.type !== 'term') return isIn(fact(name), words)
    // The key of a room's type is "room": there the words stand right below it.
    const at = place.includes('room') ? ['each', 'room'] : place
    return isIn(
      fact(name),
      inside(
        type.terms,
        words.map((word) => context.term(at, type.terms, word)),
      ),
    )
  }

  /** A term stands for all that lie within it, as where a standard says whom it addresses. */
  function inside(section: string, ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap((id) => context.withTermsInside(section, id)))]
  }

  function bounded(name: string, relation: string, figure: string | string[], place: (string | number)[]): Expr {
    const here = [...place, relation]
    if (relation === 'by' || relation === 'from') {
      context.fact(place, name, ['milestone', 'date'], list)
      return relation === 'by' ? atMost(fact(name), figure as string) : atLeast(fact(name), figure as string)
    }
    if (relation === 'atLeast' || relation === 'atMost') {
      const unit = context.fact(place, name, ['quantity'], list)?.unit
      const number = unit === undefined ? undefined : context.quantity(here, figure as string, unit)
      if (number === undefined) return false
      return relation === 'atLeast' ? atLeast(fact(name), number) : atMost(fact(name), number)
    }
    const section = context.fact(place, name, relation === 'not' ? ['term'] : ['terms'], list)?.terms
    const words = (figure as string[]).map((word, index) =>
      section === undefined ? word : context.term([...here, index], section, word),
    )
    if (relation === 'not') return not(isIn(fact(name), section === undefined ? words : inside(section, words)))
    const has = words.map((word) => isIn(word, fact(name)))
    return relation === 'has' ? and(...has) : or(...has)
  }
}

const isConditions = (value: Where[string]): value is readonly Where[] =>
  Array.isArray(value) && value.some((each) => typeof each === 'object')

/** The field of the kinds that speak of some members of a list. */
export const whereField = {
  where: whereSchema.optional().describe('which members count, as "holds" of coverage; all of them where left out'),
}
