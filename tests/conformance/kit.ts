import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Expr } from '../../src/index.js'

// The files of fixtures/conformance, as its README describes them.

export const folder = 'fixtures/conformance'

const expr = z.json().transform((value) => value as unknown as Expr)
const record = z.record(z.string(), z.json())
const bound = z.union([z.number(), z.string(), z.null()])
const due = z.strictObject({ milestone: z.string().optional(), by: expr })

const requirement = z.strictObject({
  obligation: z.enum(['must', 'target', 'should', 'may']),
  holds: expr,
  over: expr.optional(),
  when: expr.optional(),
  due: due.optional(),
  recurs: z
    .strictObject({ every: z.enum(['year', 'quarter', 'month']), from: z.string(), until: z.string().optional() })
    .optional(),
})
const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const

const common = { name: z.string(), asOf: z.string().optional(), record }
const conformanceCase = z.union([
  z.strictObject({ ...common, expr, holds: z.boolean().nullable() }),
  z.strictObject({ ...common, expr, bounds: z.strictObject({ low: bound, high: bound }) }),
  z.strictObject({ ...common, requirement, status: z.enum(statuses) }),
])

const suite = z.strictObject({
  format: z.literal(1),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  about: z.string(),
  asOf: z.string(),
  period: z.strictObject({ from: z.string(), until: z.string() }),
  terms: z.record(z.string(), z.record(z.string(), z.string().nullable())),
  facts: z.record(z.string(), z.json()),
  cases: z.array(conformanceCase),
})

export type ConformanceCase = z.infer<typeof conformanceCase>
export type Suite = z.infer<typeof suite>

/** The suites of a kit, by their files. */
export const readKit = (): readonly (readonly [file: string, suite: Suite])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'json-logic-differences.json')
    .sort()
    .map((name) => [name, suite.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))] as const)
