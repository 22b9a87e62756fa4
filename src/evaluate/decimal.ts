// Exact decimal arithmetic on the numbers a record gives. Binary floating point makes
// 10.1 + 20.2 a hair less than 30.3, and so a room too small that is not.

/** How many digits stand behind the decimal point of a number as people write it. */
function decimals(value: number): number {
  const text = String(value)
  const exponent = text.indexOf('e')
  const mantissa = exponent < 0 ? text : text.slice(0, exponent)
  const point = mantissa.indexOf('.')
  const digits = point < 0 ? 0 : mantissa.length - point - 1
  return Math.max(0, digits - (exponent < 0 ? 0 : Number(text.slice(exponent + 1))))
}

// INVARIANT: a sum or product of decimals has no more digits than its operands together, and the
// floating-point result is far closer to it than half a unit of the last digit, for every figure a
// building can have; rounding to that digit therefore gives the exact value.
const rounded = (value: number, digits: number): number =>
  digits > 100 || !Number.isFinite(value) ? value : Number(value.toFixed(digits))

/**
 * A figure in hundredths, as most are given; NaN where it has more digits. Exact, for a whole number divided by
 * 100 is the very number that its decimals are read as.
 */
function hundredths(value: number): number {
  const whole = Math.round(value * 100)
  return whole / 100 === value && Math.abs(whole) < 2 ** 52 ? whole : Number.NaN
}

/**
 * @example
 * add(10.1, 20.2) //=> 30.3
 */
export function add(a: number, b: number): number {
  const whole = hundredths(a) + hundredths(b)
  if (!Number.isNaN(whole)) return whole / 100
  const sum = a + b
  return Number.isInteger(a) && Number.isInteger(b) ? sum : rounded(sum, Math.max(decimals(a), decimals(b)))
}

/**
 * @example
 * subtract(150, 149.99) //=> 0.01
 */
export const subtract = (a: number, b: number): number => add(a, -b)

/** 0 × ∞ is 0: none of something, however much it may be, is nothing. */
export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  const product = a * b
  return Number.isInteger(product) && Number.isInteger(a) && Number.isInteger(b)
    ? product
    : rounded(product, decimals(a) + decimals(b))
}
