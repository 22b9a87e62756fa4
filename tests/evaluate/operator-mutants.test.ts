import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Operator, operationOf } from '../../src/expr/types.js'
import type { Expr } from '../../src/index.js'
import { type Besides, check, checked, folder, readSite, textOf } from '../expr/check-expression.js'

// An evaluator in which one operator did another's work would come to something else in a case of
// fixtures/expressions: every operator is put in the place of another in all of them, and a case must notice.

type Operands = readonly [Expr, Expr]
type Wrong = (operands: Operands) => Expr
const as =
  (operator: string): Wrong =>
  (operands) =>
    ({ [operator]: operands }) as unknown as Expr
const not =
  (wrong: Wrong): Wrong =>
  (operands) => ({ '!': wrong(operands) })
const first: Wrong = ([operand]) => operand

/** What each operator could be mistaken for, by what it would be called. A period is at hand only where a requirement recurs: the cases of the standards try it. */
const wrong: Readonly<Record<Exclude<Operator, 'var' | 'period'>, Readonly<Record<string, Wrong>>>> = {
  '==': { '>=': as('>='), '<=': as('<='), '!=': as('!=') },
  '!=': { '==': as('=='), '<': as('<'), '>': as('>') },
  '<': { '<=': as('<='), '>': as('>'), '!=': as('!=') },
  '<=': { '<': as('<'), '>=': as('>='), '==': as('==') },
  '>': { '>=': as('>='), '<': as('<'), '!=': as('!=') },
  '>=': { '>': as('>'), '<=': as('<='), '==': as('==') },
  '!': { nothing: first },
  and: { or: as('or'), 'the first': first },
  or: { and: as('and'), 'the first': first },
  '+': { '-': as('-'), '*': as('*'), max: as('max') },
  '-': { '+': as('+'), 'the other way round': ([a, b]) => ({ '-': [b, a] }) },
  '*': { '+': as('+'), max: as('max') },
  min: { max: as('max'), 'the first': first },
  max: { min: as('min'), 'the first': first },
  in: { 'not in': not(as('in')) },
  filter: { 'all of it': first, 'the others': ([list, condition]) => ({ filter: [list, { '!': condition }] }) },
  all: { some: as('some'), none: as('none') },
  some: { all: as('all'), none: as('none') },
  none: { some: as('some'), 'not all': not(as('all')) },
  count: {
    'all of it': ([list]) => ({ count: [list, true] }),
    'the others': ([list, condition]) => ({ count: [list, { '!': condition }] }),
  },
  sum: { count: ([list]) => ({ count: [list, true] }) },
  distinct: { count: ([list]) => ({ count: [list, true] }) },
}

/** An expression in which an operator is everywhere mistaken for something else. */
function mistaken(expr: Expr, operator: string, otherwise: Wrong): Expr {
  if (Array.isArray(expr)) return expr.map((each) => mistaken(each, operator, otherwise))
  const operation = operationOf(expr)
  if (operation === undefined || operation.operator === 'var') return expr
  const operands = operation.operands.map((each) => mistaken(each, operator, otherwise)) as unknown as Operands
  return operation.operator === operator ? otherwise(operands) : as(operation.operator)(operands)
}

interface Tried {
  readonly holds: Expr
  readonly record: object
  readonly asOf?: string
  readonly besides: Besides
  readonly status: string
}

interface Written extends Pick<Tried, 'record'> {
  readonly name: string
  readonly holds?: unknown
  readonly over?: unknown
  readonly when?: unknown
  readonly due?: NonNullable<Besides['due']>
  readonly obligation?: NonNullable<Besides['obligation']>
  readonly asOf?: string
  readonly completions?: Readonly<Record<string, object>>
}

/** The cases of a file, and what each comes to when it is completed. */
function casesOf(file: string): Tried[] {
  const { holds: common, cases } = parse(textOf(file)) as { holds?: unknown; cases: Written[] }
  return cases.flatMap(({ name, holds = common, record, asOf, over, when, due, obligation, completions = {} }) => {
    const expr = checked(holds)
    const besides: Besides = {
      ...{ due, obligation },
      over: over === undefined ? undefined : (checked({ all: [over, true] }) as unknown as { all: Operands }).all[0],
      when: when === undefined ? undefined : checked(when),
    }
    const { incomplete: _, ...rest } = record as { readonly incomplete?: unknown }
    const completed = Object.entries(completions).map(([status, more]) => ({ status, record: { ...rest, ...more } }))
    const own = { status: name.split(' ')[0]!, record }
    return [own, ...completed].map((each) => ({ holds: expr, besides, ...(asOf && { asOf }), ...each }))
  })
}

const againstHundred = parse(textOf('area-against-100.yaml')) as {
  readonly decided: Readonly<
    Record<string, { readonly record: object; readonly holds: Readonly<Record<string, boolean>> }>
  >
}
const compared = Object.values(againstHundred.decided).flatMap(({ record, holds }) =>
  Object.entries(holds).map(([operator, answer]): Tried => {
    const expr = checked({ [operator]: [{ var: 'area' }, 100] })
    return { holds: expr, record, besides: {}, status: answer ? 'pass' : 'fail' }
  }),
)
const others = ['vocabulary.yaml', 'area-against-100.yaml']
const tried = [
  ...readdirSync(folder)
    .filter((name) => !others.includes(name))
    .flatMap(casesOf),
  ...compared,
]

const comesTo = ({ record, asOf, besides }: Tried, holds: Expr): string =>
  check(holds, readSite(record).record!, asOf, besides).status

test('without a mistake every case comes to what it says', () => {
  expect(tried.filter((each) => comesTo(each, each.holds) !== each.status)).toEqual([])
})

describe.each(Object.entries(wrong))('%s', (operator, mistakes) => {
  test.each(Object.entries(mistakes))('is not %s', (_, otherwise) => {
    const noticed = tried.find((each) => comesTo(each, mistaken(each.holds, operator, otherwise)) !== each.status)
    expect(noticed).toBeDefined()
  })
})
