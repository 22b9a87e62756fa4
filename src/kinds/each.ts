import * as z from 'zod'
import { all, fact, filter, isIn } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import type { Check, KindContext } from './kind.js'

// "In every room of a type": shared by the kinds that speak of rooms one by one.

export const eachField = {
  each: z
    .strictObject({ room: z.union([z.string(), z.array(z.string()).min(1)]) })
    .optional()
    .describe(
      '{ room: type } or { room: [types] }: every room of these types must satisfy it; the site itself where left out',
    ),
}

/** Where the facts of a requirement are looked up: "rooms" for those of a room. */
export const placeOf = (each: { readonly room: string | string[] } | undefined): string | undefined =>
  each === undefined ? undefined : 'rooms'

/**
 * A condition on the site, or on every room of some types. No such room: not applicable; the list of
 * rooms answers for the absence.
 */
export function inEach(
  each: { readonly room: string | string[] } | undefined,
  condition: Expr,
  context: KindContext,
): Pick<Check, 'holds' | 'over'> {
  if (each === undefined) return { holds: condition }
  const section = context.fact('each', 'type', ['term'], 'rooms')?.terms
  const types = Array.isArray(each.room) ? each.room : [each.room]
  const ids = types.map((word) => (section === undefined ? word : context.term(['each', 'room'], section, word)))
  const over = filter(fact('rooms'), isIn(fact('type'), ids))
  return { holds: all(over, condition), over }
}
