import { readFileSync } from 'node:fs'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { typecheck } from '../../src/expr/typecheck.js'
import { validate } from '../../src/expr/validate.js'
import { toPlain } from '../../src/index.js'
import { emptyVocabulary } from '../../src/record/vocabulary.js'
import { scopeFor } from '../../src/standard/expression.js'
import { generateKit } from './generate.js'
import { compiled, reference } from './implementations.js'
import { folder, readKit } from './kit.js'
import { failuresOf } from './run.js'

// UPDATE_CONFORMANCE=1 makes the kit anew, from our cases and laws. It stays as it is otherwise, for others rely on it.
if (process.env.UPDATE_CONFORMANCE) generateKit()

const kit = readKit()

describe.each(kit)('%s', (_, suite) => {
  test.each([
    ['compiled evaluator', compiled],
    ['reference interpreter', reference],
  ])('the %s conforms', (_, implementation) => {
    expect(failuresOf(suite, implementation)).toEqual([])
  })

  test('its cases have names of their own', () => {
    expect(new Set(suite.cases.map(({ name }) => name)).size).toBe(suite.cases.length)
  })
})

test('there are cases of every answer at every level', () => {
  const answers = (level: number) =>
    new Set(
      kit
        .filter(([, suite]) => suite.level === level)
        .flatMap(([, { cases }]) =>
          cases.map((each) => ('holds' in each ? each.holds : 'status' in each ? each.status : 'bounds')),
        ),
    )
  expect(answers(1)).toEqual(new Set([true, false, 'bounds']))
  expect(answers(2)).toEqual(new Set([true, false, null]))
  expect(answers(3)).toEqual(new Set(['bounds']))
  expect(answers(4)).toEqual(new Set(['pass', 'fail', 'unknown', 'not-applicable', 'not-due']))
  expect(kit.reduce((sum, [, { cases }]) => sum + cases.length, 0)).toBeGreaterThan(1000)
})

test('an implementation that guesses does not conform', () => {
  const guessing = { ...reference, holds: () => false }
  const suite = kit.find(([, { level }]) => level === 2)![1]
  expect(failuresOf(suite, guessing).length).toBeGreaterThan(suite.cases.length / 2)
})

const differences = z
  .array(
    z.strictObject({
      rule: z.json(),
      data: z.json(),
      theirs: z.json(),
      ours: z.union([z.literal('refused'), z.strictObject({ holds: z.boolean().nullable() })]),
      why: z.string(),
    }),
  )
  .parse(JSON.parse(readFileSync(`${folder}/json-logic-differences.json`, 'utf8')))

const facts = {
  n: { type: 'quantity', unit: 'm²' },
  b: { type: 'yes-no' },
  c: { type: 'yes-no' },
  t: { type: 'text' },
  items: { type: 'list', members: { qty: { type: 'quantity', unit: 'm²' } } },
} as const

test.each(differences.map((each) => [JSON.stringify(each.rule), each] as const))(
  '%s differs as it is said to',
  (_, each) => {
    const { rule, data, theirs, ours } = each
    expect(jsonLogic.apply(rule as RulesLogic, data)).toEqual(theirs)
    const { expr, issues } = validate(rule)
    const typed = issues.length > 0 ? undefined : typecheck({ and: [expr] }, scopeFor(emptyVocabulary, facts))
    const isRefused = typed === undefined || typed.issues.length > 0
    expect(isRefused).toBe(ours === 'refused')
    if (ours === 'refused') return
    const given = {
      record: data as object as Record<string, unknown>,
      facts,
      terms: {},
      asOf: '2021-06-15',
      period: { from: '', until: '' },
    }
    for (const implementation of [compiled, reference]) expect(implementation.holds(expr, given)).toBe(ours.holds)
    expect(toPlain(expr)).toBeDefined()
  },
)
