import * as z from 'zod'
import { and, atLeast, atMost, compare, equal } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import type { Key, KindContext } from './kind.js'

// How a number must stand to a figure: shared by every kind that measures or counts.

const quantity = z.string().regex(/\d/, { error: 'a figure with its unit expected, such as "400 m²"' })

/** The fields for a figure with a unit. Both ends of `between` are inclusive. */
export const quantityFields = {
  atLeast: quantity.optional().describe('the least allowed, with its unit'),
  moreThan: quantity.optional().describe('what must be exceeded, with its unit'),
  atMost: quantity.optional().describe('the most allowed, with its unit'),
  between: z.tuple([quantity, quantity]).optional().describe('the least and the most allowed, both inclusive'),
}

const number = z.number().int().nonnegative()

/** The fields for a count. */
export const countFields = {
  atLeast: number.optional().describe('the least number'),
  atMost: number.optional().describe('the most'),
  exactly: number.optional().describe('the exact number'),
}

interface Figures<T> {
  readonly atLeast?: T | undefined
  readonly moreThan?: T | undefined
  readonly atMost?: T | undefined
  readonly exactly?: T | undefined
  readonly between?: readonly [T, T] | undefined
}

/** The comparison a requirement's figures ask for, its figures read as numbers in `unit`. */
export function quantityRelation(
  measure: Expr,
  figures: Figures<string>,
  unit: string | undefined,
  context: KindContext,
): Expr {
  const { between, ...single } = figures
  // Without a unit the fact itself is unknown, and that is reported already.
  if (unit === undefined) return false
  const read = (key: Key, text: string) => context.quantity(key, text, unit)
  const range = between && [read(['between', 0], between[0]), read(['between', 1], between[1])]
  const numbers = Object.entries(single).map(
    ([key, text]) => [key, text === undefined ? undefined : read(key, text)] as const,
  )
  const unread =
    range?.includes(undefined) ||
    numbers.some(([key, number]) => number === undefined && single[key as keyof typeof single] !== undefined)
  if (unread) return false
  return countRelation(
    measure,
    { ...Object.fromEntries(numbers), between: range as [number, number] | undefined },
    context,
  )
}

/** The comparison a requirement's numbers ask for: exactly one of them must be given. */
export function countRelation(measure: Expr, figures: Figures<number>, context: KindContext): Expr {
  const given = Object.entries(figures).filter(([, figure]) => figure !== undefined)
  const [first, second] = given
  if (first === undefined || second !== undefined) {
    const message = first === undefined ? 'no figure is given' : `${first[0]} and ${second![0]} exclude each other`
    context.problem(second?.[0] ?? 'kind', 'invalid-value', message, `give one of: ${Object.keys(figures).join(', ')}`)
    return false
  }
  const [low, high] = figures.between ?? []
  if (low !== undefined && high !== undefined) {
    if (low > high)
      context.problem('between', 'invalid-value', `${low} is more than ${high}`, 'the smaller figure comes first')
    return and(atLeast(measure, low), atMost(measure, high))
  }
  const figure = first[1] as number
  if (first[0] === 'atLeast') return atLeast(measure, figure)
  if (first[0] === 'atMost') return atMost(measure, figure)
  return first[0] === 'exactly' ? equal(measure, figure) : compare(measure, '>', figure)
}
