import { expect, test } from 'vitest'
import { isDate } from '../../src/dates.js'
import type { Facts } from '../../src/expr/facts.js'
import { typecheck } from '../../src/expr/typecheck.js'
import type { Expr } from '../../src/index.js'

const facts: Facts = {
  area: { type: 'quantity', unit: 'm²' },
  hours: { type: 'quantity', unit: 'h' },
  open: { type: 'yes-no' },
  opened: { type: 'date' },
  built: { type: 'milestone' },
  address: { type: 'text' },
  host: { type: 'term', terms: 'hosts' },
  role: { type: 'term', terms: 'roles' },
  equipment: { type: 'terms', terms: 'equipment' },
  openingHours: { type: 'timetable' },
  staff: { type: 'list', members: { role: { type: 'term', terms: 'roles' }, trained: { type: 'yes-no' } } },
}
const words: Record<string, Record<string, string>> = {
  hosts: { library: 'library', 图书馆: 'library', 文化场所: 'venue', venue: 'venue', hall: 'hall' },
  roles: { adviser: 'adviser', 心理顾问: 'adviser' },
  equipment: { sofa: 'sofa', 沙发: 'sofa' },
}
const check = (expr: unknown) =>
  typecheck(expr as Expr, {
    facts,
    resolveTerm: (section, word) => words[section]?.[word],
    termsOf: (section) => Object.keys(words[section] ?? {}),
    termsInside: (_, id) => (id === 'venue' ? ['library', 'hall'] : []),
    isDate,
  })

const v = (name: string) => ({ var: name })
const it = v('')

test.each([
  ['a comparison of numbers', { '>=': [{ '+': [v('area'), 1] }, { max: [v('hours'), 2] }] }, 'boolean'],
  ['a comparison of days', { '<=': [v('built'), v('opened')] }, 'boolean'],
  ['a day against a milestone, in front', { '<': ['2021-09-30', v('built')] }, 'boolean'],
  ['a text', { '==': [v('address'), 'Nanhu Road 1'] }, 'boolean'],
  ['a day of a timetable', { '!=': [v('openingHours.sun'), 'closed'] }, 'boolean'],
  ['conditions that are counted', { count: [[v('open'), { '!': v('open') }], it] }, 'number'],
  ['a filtered list', { filter: [v('staff'), v('trained')] }, 'list'],
  ['a constant over a list', { all: [v('staff'), true] }, 'boolean'],
])('types %s', (_, expr, type) => {
  expect(check(expr)).toMatchObject({ expr, type: { is: type }, issues: [] })
})

test.each([
  ['==', { '==': [v('host'), '图书馆'] }, { '==': [v('host'), 'library'] }],
  ['== the other way round', { '!=': ['图书馆', v('host')] }, { '!=': ['library', v('host')] }],
  ['in an array', { in: [v('host'), ['图书馆', 'library']] }, { in: [v('host'), ['library']] }],
  ['in a list of terms', { in: ['沙发', v('equipment')] }, { in: ['sofa', v('equipment')] }],
  [
    'of members',
    { count: [v('staff'), { '==': [v('role'), '心理顾问'] }] },
    { count: [v('staff'), { '==': [v('role'), 'adviser'] }] },
  ],
])('resolves an alias to its id, %s', (_, expr, resolved) => {
  expect(check(expr)).toMatchObject({ expr: resolved, issues: [] })
})

const venues = ['venue', 'library', 'hall']
test.each([
  ['==', { '==': [v('host'), 'venue'] }, { in: [v('host'), venues] }],
  ['== the other way round', { '==': ['文化场所', v('host')] }, { in: [v('host'), venues] }],
  ['!=', { '!=': [v('host'), 'venue'] }, { '!': { in: [v('host'), venues] } }],
  ['in', { in: [v('host'), ['library', 'venue']] }, { in: [v('host'), ['library', 'venue', 'hall']] }],
])('writes out the terms that lie within one, %s', (_, expr, resolved) => {
  expect(check(expr)).toMatchObject({ expr: resolved, issues: [] })
})

const mismatches: [string, unknown, (string | number)[], string][] = [
  ['a number and a text', { '>=': [v('area'), '150'] }, ['>='], '">=" cannot compare a number with a text'],
  ['a number and a day', { '==': [v('area'), v('opened')] }, ['=='], '"==" cannot compare a number with a date'],
  ['terms by size', { '<': [v('host'), 'library'] }, ['<'], '"<" cannot compare a term with a term'],
  ['texts by size', { '>': [v('address'), 'A'] }, ['>'], '">" cannot compare a text with a text'],
  ['terms of two sections', { '==': [v('host'), v('role')] }, ['=='], '"==" cannot compare a term with a term'],
  ['lists', { '==': [v('staff'), v('staff')] }, ['=='], '"==" cannot compare a list with a list'],
  ['lists of terms', { '==': [v('equipment'), 'sofa'] }, ['=='], '"==" cannot compare a list of terms with a term'],
  [
    'a yes and a constant',
    { '==': [v('open'), true] },
    ['=='],
    '"==" cannot compare a yes or no with a yes or no; a yes-or-no fact stands by itself',
  ],
  ['a yes to a sum', { '+': [v('area'), v('open')] }, ['+', 1], '"+" takes a number here, found a yes or no'],
  [
    'a number to a conjunction',
    { and: [v('open'), v('area')] },
    ['and', 1],
    '"and" takes a yes or no here, found a number',
  ],
  ['a text to a negation', { '!': 'no' }, ['!', 0], '"!" takes a yes or no here, found a text'],
  ['a smallest of days', { min: [v('opened'), v('built')] }, ['min', 0], '"min" takes a number here, found a date'],
  ['a list as a condition', { or: [v('staff')] }, ['or', 0], '"or" takes a yes or no here, found a list'],
  [
    'a part of a text',
    { in: ['Road', v('address')] },
    ['in', 1],
    '"in" looks into an array or a list of terms, found a text',
  ],
  ['a number in an array', { in: [v('area'), [1, 2]] }, ['in', 0], '"in" looks for a term or a text, found a number'],
  [
    'a word in an array of words',
    { in: ['a', ['a', 'b']] },
    ['in', 0],
    '"in" looks for a term or a text, found a text',
  ],
  [
    'a fact in a list of terms',
    { in: [v('host'), v('equipment')] },
    ['in', 0],
    'which term is looked for must be written out',
  ],
  ['a number among words', { in: [v('address'), ['a', 1]] }, ['in', 1, 1], 'a text expected, found a number'],
  [
    'members of terms',
    { some: [v('equipment'), true] },
    ['some', 0],
    '"some" runs over a list of the record, found a list of terms',
  ],
  [
    'a filter of conditions',
    { filter: [[v('open')], it] },
    ['filter', 0],
    '"filter" runs over a list of the record, found an array',
  ],
  ['members of numbers', { some: [[1, 2], it] }, ['some', 0], '"some" runs over a list of the record, found an array'],
  ['a number for each member', { all: [v('staff'), 1] }, ['all', 1], '"all" takes a yes or no here, found a number'],
  [
    'a yes for each summand',
    { sum: [v('staff'), v('trained')] },
    ['sum', 1],
    '"sum" takes a number here, found a yes or no',
  ],
  ['the member of no list', { '!': it }, ['!', 0, 'var'], 'there is no member at hand here; name a fact'],
  [
    'a member that is a record',
    { all: [v('staff'), it] },
    ['all', 1, 'var'],
    'there is no member at hand here; name a fact',
  ],
  [
    'a whole timetable',
    { '==': [v('openingHours'), 'closed'] },
    ['==', 0, 'var'],
    '"openingHours" is a timetable; name a day of it, such as "openingHours.mon"',
  ],
]
test.each(mismatches)('refuses %s', (_, expr, path, message) => {
  const { issues } = check(expr)
  expect(issues[0]).toEqual({ code: 'type-mismatch', path, message })
})

test.each([
  ['a fact nobody knows', v('aera'), 'unknown-fact', 'no fact is called "aera"'],
  ['a property of JavaScript', v('toString'), 'unknown-fact', 'no fact is called "toString"'],
  ['a part of a number', v('area.value'), 'unknown-fact', 'no fact is called "area.value"'],
  ['a day that is none', v('openingHours.monday'), 'unknown-fact', 'no fact is called "openingHours.monday"'],
  ['a fact of the record in a member', { some: [v('staff'), v('open')] }, 'unknown-fact', 'no fact is called "open"'],
  ['a fact of a member in the record', v('trained'), 'unknown-fact', 'no fact is called "trained"'],
  ['a term nobody knows', { '==': [v('host'), 'libary'] }, 'unknown-term', 'no term of "hosts" is called "libary"'],
  [
    'a term of another section',
    { in: ['library', v('equipment')] },
    'unknown-term',
    'no term of "equipment" is called "library"',
  ],
  [
    'no day of the calendar',
    { '<=': [v('opened'), '2021-02-29'] },
    'invalid-date',
    '"2021-02-29" is no day; write it as "2021-09-30"',
  ],
  [
    'a date written otherwise',
    { '<=': [v('built'), '30.9.2021'] },
    'invalid-date',
    '"30.9.2021" is no day; write it as "2021-09-30"',
  ],
])('reports %s, and nothing on account of it', (_, expr, code, message) => {
  expect(check(expr).issues.map((issue) => [issue.code, issue.message])).toEqual([[code, message]])
})

test('says which facts and terms it knows, for a suggestion', () => {
  const { issues } = check({ and: [v('opne'), { '==': [v('host'), 'libary'] }, { some: [v('staff'), v('traned')] }] })
  expect(issues.map(({ unknown }) => unknown)).toEqual([
    { word: 'opne', known: Object.keys(facts) },
    { word: 'libary', known: ['library', '图书馆', '文化场所', 'venue', 'hall'] },
    { word: 'traned', known: ['role', 'trained'] },
  ])
})

test('reports a list nobody knows once, not every fact of its members', () => {
  const { issues } = check({ '>=': [{ count: [v('staf'), { '==': [v('role'), 'adviser'] }] }, 2] })
  expect(issues.map(({ message }) => message)).toEqual(['no fact is called "staf"'])
})
