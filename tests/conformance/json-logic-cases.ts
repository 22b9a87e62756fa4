import type { Expr } from '../../src/index.js'

// What the JSON Logic community's tests (jsonlogic.com/tests.json) ask of the operators that we share, asked of
// facts of ours where theirs stand on bare data, and of `count` and `sum` where theirs reduce.

type Json = Readonly<Record<string, unknown>>

export const facts = {
  filling: { type: 'text' },
  temperature: { type: 'quantity', unit: '°C' },
  items: { type: 'list', members: { qty: { type: 'quantity', unit: 'pieces' }, sku: { type: 'text' } } },
} as const

const v = (name: string): Expr => ({ var: name })
const relation = (operator: string, ...truths: readonly [number, number, boolean][]) =>
  truths.map(([left, right, holds]): [Expr, Json, boolean] => [
    { [operator]: [left, right] } as unknown as Expr,
    {},
    holds,
  ])
const among = (operator: 'and' | 'or', ...truths: readonly [boolean[], boolean][]) =>
  truths.map(([operands, holds]): [Expr, Json, boolean] => [{ [operator]: operands } as unknown as Expr, {}, holds])

const names = ['Bart', 'Homer', 'Lisa', 'Marge', 'Maggie']
const two = {
  items: [
    { qty: 1, sku: 'apple' },
    { qty: 2, sku: 'banana' },
  ],
}
const three = { items: [{ qty: 1 }, { qty: 2 }, { qty: 3 }] }
const nothing = { items: [] }
const over = (operator: 'all' | 'none' | 'some', relation: string, qty: number): Expr =>
  ({ [operator]: [v('items'), { [relation]: [v('qty'), qty] }] }) as unknown as Expr
const warm: Expr = { and: [{ '<': [v('temperature'), 110] }, { '==': [v('filling'), 'apple'] }] }

export const truths: readonly [Expr, Json, boolean][] = [
  ...relation('==', [1, 1, true], [1, 2, false]),
  ...relation('!=', [1, 2, true], [1, 1, false]),
  ...relation('>', [2, 1, true], [1, 1, false], [1, 2, false]),
  ...relation('>=', [2, 1, true], [1, 1, true], [1, 2, false]),
  ...relation('<', [2, 1, false], [1, 1, false], [1, 2, true]),
  ...relation('<=', [2, 1, false], [1, 1, true], [1, 2, true]),
  [{ '!': false }, {}, true],
  [{ '!': true }, {}, false],
  ...among('or', [[true, true], true], [[false, true], true], [[true, false], true], [[false, false], false]),
  ...among('or', [[false, false, true], true], [[false, false, false], false], [[false], false], [[true], true]),
  ...among('and', [[true, true], true], [[false, true], false], [[true, false], false], [[false, false], false]),
  ...among('and', [[true, true, true], true], [[true, true, false], false], [[false], false], [[true], true]),
  [{ in: [v('filling'), names] }, { filling: 'Bart' }, true],
  [{ in: [v('filling'), names] }, { filling: 'Milhouse' }, false],
  [{ in: [v('filling'), ['apple', 'cherry']] }, { filling: 'apple' }, true],
  [{ and: [{ '>': [3, 1] }, true] }, {}, true],
  [{ and: [{ '>': [3, 1] }, false] }, {}, false],
  [{ and: [{ '>': [3, 1] }, { '!': true }] }, {}, false],
  [{ and: [{ '>': [3, 1] }, { '<': [1, 3] }] }, {}, true],
  [warm, { temperature: 100, filling: 'apple' }, true],
  [warm, { temperature: 120, filling: 'apple' }, false],
  [over('all', '>=', 1), two, true],
  [over('all', '>', 1), two, false],
  [over('all', '<', 1), two, false],
  [over('all', '>=', 1), nothing, false],
  [over('none', '>=', 1), two, false],
  [over('none', '>', 1), two, false],
  [over('none', '<', 1), two, true],
  [over('none', '>=', 1), nothing, true],
  [over('some', '>=', 1), two, true],
  [over('some', '>', 1), two, true],
  [over('some', '<', 1), two, false],
  [over('some', '>=', 1), nothing, false],
  [over('all', '==', 1), three, false],
  [over('none', '==', 1), three, false],
  [over('some', '==', 1), three, true],
]

const filtered = (condition: Expr): Expr => ({ count: [{ filter: [v('items'), condition] }, true] })

export const numbers: readonly [Expr, Json, number][] = [
  [{ max: [1, 2, 3] }, {}, 3],
  [{ max: [1, 3, 3] }, {}, 3],
  [{ max: [3, 2, 1] }, {}, 3],
  [{ max: [1] }, {}, 1],
  [{ min: [1, 2, 3] }, {}, 1],
  [{ min: [1, 1, 3] }, {}, 1],
  [{ min: [3, 2, 1] }, {}, 1],
  [{ min: [1] }, {}, 1],
  [{ '+': [1, 2] }, {}, 3],
  [{ '+': [2, 2, 2] }, {}, 6],
  [{ '+': [1] }, {}, 1],
  [{ '*': [3, 2] }, {}, 6],
  [{ '*': [2, 2, 2] }, {}, 8],
  [{ '*': [1] }, {}, 1],
  [{ '-': [2, 3] }, {}, -1],
  [{ '-': [3, 2] }, {}, 1],
  [v('temperature'), { temperature: 1 }, 1],
  [filtered(true), three, 3],
  [filtered(false), three, 0],
  [filtered({ '>=': [v('qty'), 2] }), three, 2],
  [{ sum: [v('items'), v('qty')] }, three, 6],
  [{ sum: [v('items'), { '*': [v('qty'), 2] }] }, three, 12],
  [{ sum: [v('items'), v('qty')] }, nothing, 0],
]
