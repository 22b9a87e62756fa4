import { expect, test } from 'vitest'
import { maxDepth, validate } from '../../src/expr/validate.js'

const area = { var: 'totalArea' }
const nested = (levels: number): unknown => (levels === 0 ? area : { '!': nested(levels - 1) })
const nestedInArrays = (levels: number): unknown => (levels === 0 ? area : { and: [nestedInArrays(levels - 1)] })

test.each([
  ['a comparison', { '>=': [area, 150] }],
  ['a count over conditions', { '>=': [{ count: [[area, { var: 'open' }], { var: '' }] }, 1] }],
  ['a day of a timetable', { '==': [{ var: 'openingHours.mon' }, 'closed'] }],
  ['many operands', { and: Array.from({ length: 1000 }, () => area) }],
  ['as many levels as are read', nestedInArrays(maxDepth)],
])('reads %s as it stands', (_, value) => {
  expect(validate(value)).toEqual({ expr: value, issues: [] })
})

test.each([
  ['"!"', { '!': [area] }, { '!': area }],
  ['"var"', { var: ['totalArea'] }, area],
  ['"and"', { and: area }, { and: [area] }],
])('reads the one operand of %s with or without brackets', (_, value, expr) => {
  expect(validate(value)).toEqual({ expr, issues: [] })
})

test.each([
  ['no operator', {}, [], 'exactly one operator expected, found none'],
  ['two operators', { '>=': [1, 2], '<=': [1, 2] }, [], 'exactly one operator expected, found >=, <='],
  ['null', { and: [null] }, ['and', 0], 'null is no value; a missing fact is unknown by itself'],
  ['nothing at all', undefined, [], 'null is no value; a missing fact is unknown by itself'],
  ['no number', { '>=': [area, Number.NaN] }, ['>=', 1], 'not a finite number'],
  ['an infinite number', { '>=': [area, Infinity] }, ['>=', 1], 'not a finite number'],
  ['one operand too few', { '>=': [area] }, ['>='], '">=" takes 2 operands, found 1'],
  ['one operand too many', { '<': [1, area, 3] }, ['<'], '"<" takes 2 operands, found 3'],
  ['none of many operands', { or: [] }, ['or'], '"or" takes at least 1 operand'],
  ['a negation of two', { '!': [area, area] }, ['!'], '"!" takes 1 operand, found 2'],
  ['a difference of one', { '-': [5] }, ['-'], '"-" takes 2 operands, found 1'],
  ['a fact with a default', { var: ['totalArea', 0] }, ['var'], '"var" takes 1 operand, found 2'],
  ['a fact named by a number', { var: 1 }, ['var'], 'a fact is named by text'],
  ['a fact named by an expression', { var: { var: 'a' } }, ['var'], 'a fact is named by text'],
])('refuses %s', (_, value, path, message) => {
  expect(validate(value).issues).toEqual([
    { code: 'invalid-expression', path, message: expect.stringContaining(message) },
  ])
})

test.each(['__proto__', 'constructor', 'prototype', 'staff.constructor.name', '__proto__.polluted'])(
  'refuses %s as a fact',
  (name) => {
    const reserved = name.split('.').find((part) => /proto|constructor/.test(part))
    expect(validate({ '!': { var: name } }).issues).toEqual([
      { code: 'invalid-expression', path: ['!', 'var'], message: `"${reserved}" is no fact` },
    ])
  },
)

test.each([
  '=>',
  'missing',
  'missing_some',
  'if',
  '?:',
  '===',
  '!!',
  'log',
  'method',
  'map',
  'reduce',
  '/',
  '%',
  'cat',
  'toString',
])('knows no operator %s', (operator) => {
  const { issues } = validate({ and: [{ [operator]: [area, 1] }] })
  expect(issues).toMatchObject([{ path: ['and', 0, operator], message: `there is no operator "${operator}"` }])
})

test('says which operators it knows, for a suggestion', () => {
  const [issue] = validate({ coutn: [area, true] }).issues
  expect(issue?.unknown).toMatchObject({ word: 'coutn', known: expect.arrayContaining(['count', '>=', 'in']) })
})

test('takes keys of JavaScript itself for unknown operators', () => {
  expect(validate(JSON.parse('{ "__proto__": [1, 2] }')).issues).toMatchObject([
    { message: 'there is no operator "__proto__"' },
  ])
  expect(Object.keys({}.constructor.prototype)).toEqual([])
})

test.each([
  ['of one operand each', nested(100)],
  ['of lists of operands', nestedInArrays(maxDepth + 1)],
  ['of arrays', Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], area)],
])('refuses levels without end %s, whatever lies at the bottom', (_, value) => {
  expect(validate(value).issues).toMatchObject([{ message: `nested deeper than ${maxDepth} operators` }])
})

test('reports everything that is wrong, each at its place', () => {
  const { issues } = validate({ and: [{ '=': [1, 2] }, { '>=': [null, { var: 'prototype' }] }, { '!': [] }] })
  expect(issues.map(({ path }) => path)).toEqual([
    ['and', 0, '='],
    ['and', 1, '>=', 0],
    ['and', 1, '>=', 1, 'var'],
    ['and', 2, '!'],
  ])
})
