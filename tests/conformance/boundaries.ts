import type { Expr } from '../../src/index.js'
import type { Requirement } from './run.js'

// Every operator where its answer turns: numbers and days at, just before and just after one another, and what a
// requirement comes to on, before and after the day that counts. Over the facts of laws/every-fact.ts.

type Json = Readonly<Record<string, unknown>>
type Asked = { readonly expr: Expr; readonly record: Json; readonly asOf?: string }

const v = (name: string): Expr => ({ var: name })
const apply = (operator: string, ...operands: readonly Expr[]) => ({ [operator]: operands }) as unknown as Expr
const relations = ['<', '<=', '>', '>=', '==', '!=']
const figures = [-1, 0, 1, 2, 3, 4]

/** Numbers from 0 to 3, 2 to 5, -1 to 2, 1 to 2, from 0 on, and 2. */
const numbers: readonly Expr[] = [
  v('part'),
  { '+': [v('part'), 2] },
  { '-': [2, v('part')] },
  { count: [v('list'), v('b')] },
  v('n'),
  2,
]
const known: Json = { whole: 3, list: [{ b: true }, {}, { b: false }] }

const pairs = <A, B>(some: readonly A[], others: readonly B[]) =>
  some.flatMap((one) => others.map((other) => [one, other] as const))

const asOf = '2021-06-15'
const [before, after] = ['2021-06-14', '2021-06-16']
const milestones = [
  undefined,
  true,
  false,
  before,
  asOf,
  after,
  '2021-05',
  '2021-06',
  '2021-07',
  '2020',
  '2021',
  '2022',
]
const days = ['2021-05-31', '2021-06-01', before, asOf, after, '2021-06-30', '2021-12-31']
const withFacts = (facts: Json): Json =>
  Object.fromEntries(Object.entries(facts).filter(([, each]) => each !== undefined))

/** Lists that go on, and what is so or not so of any member there could be. */
const endless = pairs(['all', 'some', 'none'], pairs(['>=', '<'], [[], [{ n: 1 }]]))

/** Comparisons of numbers and days of which one or both are open, and what nobody needs to have seen. */
export const comparisons: readonly Asked[] = [
  ...pairs(relations, pairs(numbers, figures)).flatMap(([relation, [number, figure]]) => [
    { expr: apply(relation, number, figure), record: known },
    { expr: apply(relation, figure, number), record: known },
  ]),
  ...pairs(relations, pairs(numbers, numbers)).map(([relation, [one, other]]) => ({
    expr: apply(relation, one, other),
    record: known,
  })),
  ...pairs(relations, pairs([true, false, asOf, '2021-06'], days)).map(([relation, [m, day]]) => ({
    expr: apply(relation, v('m'), day),
    record: { m },
  })),
  ...endless.map(([operator, [relation, list]]) => ({
    expr: apply(operator, v('list'), apply(relation, v('n'), 0)),
    record: { list, incomplete: ['list'] },
  })),
]

/** What arithmetic makes of open numbers, and the days on which milestones may lie, one after the other. */
export const bounds: readonly Asked[] = [
  ...pairs(['+', '-', '*', 'min', 'max'], pairs(numbers, numbers)).map(([operator, [one, other]]) => ({
    expr: apply(operator, one, other),
    record: known,
  })),
  ...pairs(milestones, milestones).map(([m, second]) => ({
    expr: v('after'),
    record: withFacts({ m, after: second }),
  })),
  ...['2021-05-31', '2021-06-01', '2021-06-29', '2021-06-30', '2021-07-01'].map((asOf) => ({
    expr: v('m'),
    record: { m: '2021-06' },
    asOf,
  })),
]

const open = [true, false, undefined]
const deadlines = pairs([before, asOf, after, undefined], [undefined, true, false, before, after]).map(([d, m]) => ({
  d,
  m,
}))
const inPeriod: Expr = { and: [{ '>=': [v('m'), { period: ['from'] }] }, { '<=': [v('m'), { period: ['until'] }] }] }
const recurring = pairs(['2021-05-01', '2021-06-01'], ['2021-06-29', '2021-06-30', '2021-07-01'])

/** Requirements whose `when`, `holds`, `over` and `due` are settled or open, and such that recur. */
export const requirements: readonly { requirement: Requirement; record: Json; asOf?: string }[] = [
  ...pairs(open, pairs(open, deadlines)).flatMap(([b, [c, { d, m }]]) =>
    (['must', 'may'] as const).map((obligation) => ({
      requirement: { obligation, holds: v('b'), when: v('c'), due: { milestone: 'm', by: v('d') } },
      record: withFacts({ b, c, d, m }),
    })),
  ),
  ...pairs(open, [before, asOf, after]).map(([b, by]) => ({
    requirement: { obligation: 'must' as const, holds: v('b'), due: { by } },
    record: withFacts({ b }),
  })),
  ...pairs(open, pairs(open, [{}, { incomplete: ['list'] }])).map(([b, [k, incomplete]]) => ({
    requirement: {
      obligation: 'must' as const,
      holds: { all: [{ filter: [v('list'), v('c')] }, v('b')] } as Expr,
      over: { filter: [v('list'), v('c')] } as Expr,
    },
    record: { list: [withFacts({ b, c: k })], ...incomplete },
  })),
  ...pairs(
    recurring,
    pairs(['<=', '>='], [[], [{ m: '2021-06-30' }], [{ m: '2021-06-30' }, { m: '2021-06-02' }], [{}]]),
  ).map(([[from, on], [relation, list]]) => ({
    requirement: {
      obligation: 'must' as const,
      holds: apply(relation, { count: [{ filter: [v('list'), inPeriod] }, true] }, 1),
      recurs: { every: 'month' as const, from },
    },
    record: { list },
    asOf: on,
  })),
]
