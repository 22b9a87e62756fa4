import { isDate, type Recurrence, recurrences } from '../dates.js'
import type { Expr } from '../expr/types.js'
import { validate } from '../expr/validate.js'
import { expressionVariants } from './expression-variants.js'
import { type Another, neighbours, nudged, type Rhythm, seenFrom, type Variant } from './variant.js'

type Parameters = Readonly<Record<string, unknown>>

/** Words that say how the members of a list are taken together, and what else could be said. */
const otherwise: Readonly<Record<string, string>> = { of: 'anyOf', anyOf: 'of', has: 'hasAny', hasAny: 'has' }

/**
 * What an author may have written in place of some parameters, each differing at one place: a figure one more
 * or less in its last digit, a day earlier or later, a member of a list or a condition left out, yes for no.
 * Not all of them mean something; whoever loads them finds out.
 */
export function variantsOf(value: unknown, another: Another, rhythm: Rhythm = {}): Variant[] {
  const written = (after: unknown): Variant => ({ keys: [], before: value, after, value: after })
  if (typeof value === 'boolean') return [written(!value)]
  if (typeof value === 'number') return nudged(String(value)).map((text) => written(Number(text)))
  if (typeof value === 'string') return beside(value, rhythm).map(written)
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return inArray(value, another)
  // No fact is called as an operator is: what reads as JSON Logic is JSON Logic.
  return validate(value).issues.length === 0
    ? expressionVariants(value as Expr, another)
    : inParameters(value as Parameters, another, rhythm)
}

function inArray(list: readonly unknown[], another: Another): Variant[] {
  // One of several alternatives that is left over stands by itself.
  const alone = (each: unknown) => (Array.isArray(each) && each.length === 1 ? each[0] : each)
  return list.flatMap((each, index) => [
    { keys: [index], before: each, after: undefined, value: list.toSpliced(index, 1) },
    ...variantsOf(each, another).map((inner) => seenFrom(inner, index, list.with(index, alone(inner.value)))),
  ])
}

function inParameters(parameters: Parameters, another: Another, rhythm: Rhythm): Variant[] {
  return Object.entries(parameters).flatMap(([key, each]): Variant[] => {
    const { [key]: _, ...others } = parameters
    const inner = variantsOf(each, another, { ...rhythm, ...rhythmOf(key, parameters) })
    return [
      { keys: [key], before: each, after: undefined, value: others },
      ...inner.map((variant) => seenFrom(variant, key, { ...parameters, [key]: variant.value })),
      ...(Array.isArray(each) ? otherLists(key, each) : []),
    ]

    function otherLists(key: string, list: readonly unknown[]): Variant[] {
      const name = otherwise[key]
      const more = key === 'not' ? another(list) : undefined
      const longer = [...list, more]
      return [
        ...(name === undefined ? [] : [{ keys: [], before: key, after: name, value: { ...others, [name]: list } }]),
        ...(more === undefined
          ? []
          : [{ keys: [key], before: list, after: longer, value: { ...parameters, [key]: longer } }]),
      ]
    }
  })
}

/** Which days a date beside or below a key can be: those of a period, or of "planned.28" the 28th of a month. */
function rhythmOf(key: string, { every }: Parameters): Rhythm {
  const nth = /\.(\d+)$/.exec(key)?.[1]
  return { ...(isRecurrence(every) && { every }), ...(nth !== undefined && { nth: Number(nth) }) }
}

function beside(text: string, rhythm: Rhythm): string[] {
  if (isDate(text)) return neighbours(text, rhythm)
  return isRecurrence(text) ? alike(text) : figures(text)
}

/** "1:4000" has two numbers, "400 m²" one; what does not begin with a number is no figure. */
function figures(text: string): string[] {
  if (!/^\d/.test(text)) return []
  return [...text.matchAll(/\d+(\.\d+)?/g)].flatMap(({ 0: number, index }) =>
    nudged(number).map((other) => text.slice(0, index) + other + text.slice(index + number.length)),
  )
}

const isRecurrence = (value: unknown): value is Recurrence => recurrences.some((each) => each === value)

/** The next longer and the next shorter period. */
const alike = (every: Recurrence): string[] => {
  const at = recurrences.indexOf(every)
  return recurrences.filter((_, index) => Math.abs(index - at) === 1)
}
