import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Expr } from '../../src/index.js'
import { check, checked, folder, readSite, reference, site, textOf } from '../expr/check-expression.js'

// What expressions come to on complete and partial records. A case that is not complete names facts
// that complete it: one completion for each answer it can still have, changing nothing but the facts said
// to settle it (`noCompletions` says why there are none). On complete records json-logic-js must give the same answer.

const facts = z.record(z.string(), z.unknown())
const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const
const caseFile = z.strictObject({
  holds: z.unknown().optional(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      holds: z.unknown().optional(),
      over: z.unknown().optional(),
      when: z.unknown().optional(),
      due: z.strictObject({ milestone: z.string(), by: z.string() }).optional(),
      obligation: z.enum(['must', 'target', 'should', 'may']).optional(),
      asOf: z.string().default('2021-09-30'),
      record: facts,
      reason: z.string().nullable().default(null),
      settledBy: z.array(z.string()).default([]),
      evidence: z.array(z.string()).optional(),
      actual: z.unknown().optional(),
      shortfall: z.unknown().optional(),
      absent: z.array(z.string()).optional(),
      completions: z.partialRecord(z.enum(statuses), facts).default({}),
      noCompletions: z.string().optional(),
      skipReference: z.string().optional(),
    }),
  ),
})
type Case = z.infer<typeof caseFile>['cases'][number]

/** A list with its terms resolved, as a requirement's `over` has it. */
const listOf = (list: unknown): Expr =>
  (checked({ all: [list, true] }) as { readonly all: readonly [Expr, Expr] }).all[0]

function run({ name, holds, over, when, due, obligation, asOf, record, ...each }: Case) {
  const { completions, noCompletions, skipReference, ...wanted } = each
  const status = statuses.find((each) => name.startsWith(`${each} `))
  expect(status, 'a name begins with the outcome').toBeDefined()
  const expr = checked(holds)
  const besides = {
    ...{ due, obligation },
    over: over === undefined ? undefined : listOf(over),
    when: when === undefined ? undefined : checked(when),
  }
  const plainly = Object.values(besides).every((each) => each === undefined) && skipReference === undefined
  expect(check(expr, readSite(record).record!, asOf, besides)).toMatchObject({ ...wanted, status })

  const answers = Object.keys(completions)
  if (status === 'unknown') {
    expect(answers.length > 1 || noCompletions !== undefined, 'an unknown answer can still be several').toBe(true)
    const settling = new Set(wanted.settledBy.map((pointer) => pointer.split('/')[1]))
    const changed = Object.values(completions).flatMap((completion) => Object.keys(completion))
    expect(changed.filter((fact) => !settling.has(fact))).toEqual([])
  } else if (plainly) {
    const own = reference(expr, readSite(record).record!, asOf)
    if (own === undefined) expect(answers).toEqual([status])
    else expect(own).toBe(status)
  }
  for (const [answer, completion] of Object.entries(completions)) {
    const { incomplete: _, ...rest } = record
    const completed = readSite({ ...rest, ...completion }).record!
    expect(check(expr, completed, asOf, besides).status).toBe(answer)
    if (plainly) expect(reference(expr, completed, asOf)).toBe(answer)
  }
}

const tables = readdirSync(folder).filter((name) => !['vocabulary.yaml', 'area-against-100.yaml'].includes(name))
describe.each(tables)('%s', (file) => {
  const { holds, cases } = caseFile.parse(parse(textOf(file)))
  test.each(cases.map((each) => [each.name, { holds, ...each }] as const))('%s', (_, each) => run(each))
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
