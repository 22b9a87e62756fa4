import type { Facts } from '../../src/expr/facts.js'
import type { Expr, Status } from '../../src/index.js'
import type { ConformanceCase, Suite } from './kit.js'

/** What an implementation is asked: the three questions of a conformance case. */
export interface Implementation {
  /** Yes, no, or null where it is open. */
  holds(expr: Expr, given: Given): boolean | null
  /** The least and the most that a number or a day can be; null where there is none. */
  bounds(expr: Expr, given: Given): { readonly low: number | string | null; readonly high: number | string | null }
  status(requirement: Requirement, given: Given): Status
}

export interface Given {
  readonly record: Readonly<Record<string, unknown>>
  readonly asOf: string
  readonly period: { readonly from: string; readonly until: string }
  readonly facts: Facts
  /** By section, the terms, each with the one it lies within. */
  readonly terms: Suite['terms']
}

export type Requirement = Extract<ConformanceCase, { status: unknown }>['requirement']

/** The cases that an implementation answers otherwise than it should, with what it answers. */
export function failuresOf(suite: Suite, implementation: Implementation): readonly { name: string; answer: unknown }[] {
  return suite.cases.flatMap((each) => {
    const given: Given = {
      record: each.record,
      asOf: each.asOf ?? suite.asOf,
      period: suite.period,
      facts: suite.facts as unknown as Facts,
      terms: suite.terms,
    }
    const [answer, wanted] = asked(each, given, implementation)
    return JSON.stringify(answer) === JSON.stringify(wanted) ? [] : [{ name: each.name, answer }]
  })
}

function asked(each: ConformanceCase, given: Given, implementation: Implementation): readonly [unknown, unknown] {
  if ('holds' in each) return [implementation.holds(each.expr, given), each.holds]
  if ('bounds' in each) {
    const { low, high } = implementation.bounds(each.expr, given)
    return [
      { low, high },
      { low: each.bounds.low, high: each.bounds.high },
    ]
  }
  return [implementation.status(each.requirement, given), each.status]
}
