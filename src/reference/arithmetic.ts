import { plus, times } from './decimal.js'

/** A number between two bounds. */
export type Numbers = { readonly low: number; readonly high: number }

/** What is made of two numbers. */
export const arithmetic = {
  '+': (a: Numbers, b: Numbers): Numbers => ({ low: plus(a.low, b.low), high: plus(a.high, b.high) }),
  '-': (a: Numbers, b: Numbers): Numbers => ({ low: plus(a.low, -b.high), high: plus(a.high, -b.low) }),
  '*': (a: Numbers, b: Numbers): Numbers => {
    const products = [a.low, a.high].flatMap((one) => [times(one, b.low), times(one, b.high)])
    return { low: Math.min(...products), high: Math.max(...products) }
  },
  min: (a: Numbers, b: Numbers): Numbers => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }),
  max: (a: Numbers, b: Numbers): Numbers => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }),
}
