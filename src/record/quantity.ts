import { resolveUnit, type Vocabulary } from './vocabulary.js'

/** A number with its unit, as people write it: "400 m²". */
export interface Quantity {
  readonly value: number
  readonly unit: string
}

const written = /^(\d+(?:\.\d+)?)\s*([^\d\s.,+-][^\s]*)$/

/** Whether a figure has no more digits behind the point than it is rounded to. */
export const isRounded = (value: number, digits: number | undefined): boolean =>
  digits === undefined || Number(value.toFixed(digits)) === value

/**
 * Reads a number with its unit, or undefined where it is not plainly that: "约150 m²" and "150" are not.
 *
 * @example
 * readQuantity('150㎡', vocabulary) //=> { value: 150, unit: 'm²' }
 */
export function readQuantity(text: string, vocabulary: Vocabulary): Quantity | undefined {
  const [, digits, word] = written.exec(text.trim()) ?? []
  const unit = word === undefined ? undefined : resolveUnit(vocabulary, word)
  const value = Number(digits)
  return unit === undefined || !Number.isFinite(value) ? undefined : { value, unit }
}
