import { add, multiply } from './decimal.js'
import type { Bounds } from './node.js'

// Interval arithmetic: R. E. Moore, Interval Analysis (1966), chapter 2.

export function literal<T extends number | string>(value: T): Bounds<T> {
  return { low: value, high: value, run() {}, cite() {}, settle() {} }
}

type Numbers = Bounds<number>

/** An operator whose result on n operands is that on the first n − 1 combined with the last. */
function folded(operands: readonly Numbers[], combine: (into: Numbers, next: Numbers) => void): Numbers {
  const node: Numbers = {
    low: 0,
    high: 0,
    run(state) {
      for (const [index, operand] of operands.entries()) {
        operand.run(state)
        if (index > 0) combine(node, operand)
        else {
          node.low = operand.low
          node.high = operand.high
        }
      }
    },
    cite(state, evidence) {
      for (const operand of operands) operand.cite(state, evidence)
    },
    settle(state, facts) {
      for (const operand of operands) operand.settle(state, facts)
    },
  }
  return node
}

export const addition = (operands: readonly Numbers[]): Numbers =>
  folded(operands, (into, next) => {
    into.low = add(into.low, next.low)
    into.high = add(into.high, next.high)
  })

export const subtraction = (operands: readonly Numbers[]): Numbers =>
  folded(operands, (into, next) => {
    into.low = add(into.low, -next.high)
    into.high = add(into.high, -next.low)
  })

export const multiplication = (operands: readonly Numbers[]): Numbers =>
  folded(operands, (into, next) => {
    const corners = [
      multiply(into.low, next.low),
      multiply(into.low, next.high),
      multiply(into.high, next.low),
      multiply(into.high, next.high),
    ]
    into.low = Math.min(...corners)
    into.high = Math.max(...corners)
  })

export const minimum = (operands: readonly Numbers[]): Numbers =>
  folded(operands, (into, next) => {
    into.low = Math.min(into.low, next.low)
    into.high = Math.min(into.high, next.high)
  })

export const maximum = (operands: readonly Numbers[]): Numbers =>
  folded(operands, (into, next) => {
    into.low = Math.max(into.low, next.low)
    into.high = Math.max(into.high, next.high)
  })
