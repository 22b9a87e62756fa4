import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Expr } from '../../src/index.js'
import { check, checked, folder, readSite, reference, site, textOf } from '../expr/check-expression.js'

// What expressions come to on complete and partial records. Where an answer is given, json-logic-js
// must give it on the completed records; where it is unknown, two completions must differ.

const facts = z.record(z.string(), z.unknown())
const caseFile = z.strictObject({
  holds: z.unknown().optional(),
  cases: z.array(
    z.strictObject({
      name: z.string().regex(/^(pass|fail|unknown|not-applicable) /, 'a name begins with the outcome'),
      holds: z.unknown().optional(),
      over: z.unknown().optional(),
      asOf: z.string().default('2021-09-30'),
      record: facts,
      reason: z.string().nullable().default(null),
      settledBy: z.array(z.string()).default([]),
      evidence: z.array(z.string()).optional(),
      actual: z.unknown().optional(),
      shortfall: z.unknown().optional(),
      absent: z.array(z.string()).optional(),
      /** Facts that complete the record, and the answer json-logic-js then gives. */
      completions: z.strictObject({ pass: facts, fail: facts }).partial().default({}),
      skipReference: z.string().optional(),
    }),
  ),
})

/** A list with its terms resolved, as a requirement's `over` has it. */
const listOf = (list: unknown): Expr =>
  (checked({ all: [list, true] }) as { readonly all: readonly [Expr, Expr] }).all[0]

const tables = readdirSync(folder).filter((name) => !['vocabulary.yaml', 'area-against-100.yaml'].includes(name))
describe.each(tables)('%s', (file) => {
  const { holds: usual, cases } = caseFile.parse(parse(textOf(file)))
  const named = cases.map(({ name, holds, ...each }) => [name, { holds: checked(holds ?? usual), ...each }] as const)

  test.each(named)('%s', (name, { holds, over, asOf, record, completions, skipReference, ...wanted }) => {
    const [status] = name.split(' ') as [string]
    const list = over === undefined ? undefined : listOf(over)
    expect(check(holds, readSite(record).record!, asOf, list)).toMatchObject({ ...wanted, status })
    if (skipReference !== undefined) return

    const own = reference(holds, readSite(record).record!, asOf)
    if (own === undefined) expect(Object.keys(completions)).toEqual(status === 'unknown' ? ['pass', 'fail'] : [status])
    else expect(own).toBe(status)
    for (const [answer, completion] of Object.entries(completions)) {
      const { incomplete: _, ...rest } = record
      const completed = readSite({ ...rest, ...completion }).record!
      expect([reference(holds, completed, asOf), check(holds, completed, asOf).status]).toEqual([answer, answer])
    }
  })
})

const { undecided, decided } = z
  .strictObject({
    undecided: z.record(z.string(), z.strictObject({ record: facts, reason: z.string() })),
    decided: z.record(z.string(), z.strictObject({ record: facts, holds: z.record(z.string(), z.boolean()) })),
  })
  .parse(parse(textOf('area-against-100.yaml')))

describe.each(['>=', '>', '<=', '<', '==', '!='])('an area %s 100', (operator) => {
  const holds = checked({ [operator]: [{ var: 'area' }, 100] })

  test.each(Object.entries(undecided))('is unknown, given %s', (_, { record, reason }) => {
    const wanted = { status: 'unknown', reason, settledBy: ['/area'], evidence: [], actual: null, shortfall: null }
    expect(check(holds, site(record))).toMatchObject(wanted)
    expect(check(holds, readSite(record).record!)).toMatchObject(wanted)
  })

  test.each(Object.entries(decided))('is decided, given %s', (_, { record, holds: answers }) => {
    const status = answers[operator] === true ? 'pass' : 'fail'
    expect(check(holds, site(record))).toMatchObject({ status, settledBy: [], actual: { value: record.area } })
    expect(reference(holds, site(record))).toBe(status)
  })
})
