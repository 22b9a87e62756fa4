import { random as mulberry32 } from '../bench/random.js'

/** Numbers from 0 to 1, 1 excluded, that a seed determines. */
export type Random = () => number

/** The random numbers of one case: whoever knows seed and number can make the case again. */
export function randomOf(seed: number, target: string, number: number): Random {
  let mixed = seed
  for (const letter of `${target} ${number}`) mixed = Math.imul(mixed ^ letter.codePointAt(0)!, 0x01000193)
  return mulberry32(mixed)
}

/** A whole number from 0, below a bound. */
export const below = (bound: number, random: Random): number => Math.floor(random() * bound)

export const oneOf = <T>(list: readonly T[], random: Random): T => list[below(list.length, random)]!
