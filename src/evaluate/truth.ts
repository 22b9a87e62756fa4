/**
 * Kleene's three truth values, ordered so that `and` is the smaller and `or` the larger of two.
 * Source: S. C. Kleene, Introduction to Metamathematics (1952), § 64, strong tables.
 */
export type Truth = 0 | 1 | 2
export const FALSE: Truth = 0
export const UNKNOWN: Truth = 1
export const TRUE: Truth = 2

export const negate = (truth: Truth): Truth => (2 - truth) as Truth
