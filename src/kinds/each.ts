import * as z from 'zod'
import { all, fact, filter } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import type { Check, Key, KindContext } from './kind.js'
import { where, whereSchema } from './where.js'

// "In every room of a type", "in every village": shared by the kinds that speak of the members of a list
// one by one.

export const eachField = {
  each: z
    .strictObject({
      room: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
      of: z.string().optional(),
      where: whereSchema.optional(),
    })
    .refine(
      ({ room, of, where }) => (room === undefined ? of !== undefined : of === undefined && where === undefined),
      {
        error: 'say which members: { room: type }, or { of: list } with "where"',
      },
    )
    .optional()
    .describe(
      '{ room: type } or { room: [types] }: every room of these types must satisfy it; { of: list, where: … }: every such member of the list; the record itself where left out',
    ),
}

export type Each = z.infer<typeof eachField.each>

/** Where the facts of a requirement are looked up: "rooms" for those of a room. */
export const placeOf = (each: Each): string | undefined => (each === undefined ? undefined : (each.of ?? 'rooms'))

/**
 * A condition on the record, or on every member of a list. No such member: not applicable; the list of
 * rooms answers for the absence.
 */
export function inEach(each: Each, condition: Expr, context: KindContext): Pick<Check, 'holds' | 'over'> {
  if (each === undefined) return { holds: condition }
  const over = membersOf(each, context)
  return { holds: all(over, condition), over }
}

function membersOf({ room, of, where: condition }: NonNullable<Each>, context: KindContext): Expr {
  if (room !== undefined)
    return filter(fact('rooms'), where({ type: room }, { key: ['each', 'room'], list: 'rooms' }, context))
  const list = of!
  context.fact(['each', 'of'], list, ['list'])
  return those(fact(list), condition, { key: ['each', 'where'], list }, context)
}

/** The members of a list that a condition speaks of; all of them where there is none. */
export const those = (
  list: Expr,
  condition: z.infer<typeof whereSchema> | undefined,
  at: { readonly key: Key; readonly list: string },
  context: KindContext,
): Expr => (condition === undefined ? list : filter(list, where(condition, at, context)))
