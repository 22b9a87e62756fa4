import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { expect, test } from 'vitest'
import { type Expr, plainRecord, toPlain } from '../../src/index.js'
import { readSite, vocabulary } from './check-expression.js'

const v = (name: string): Expr => ({ var: name })

const exports: [string, Expr, unknown][] = [
  ['==', { '==': [v('host'), 'library'] }, { '===': [v('host'), 'library'] }],
  ['!=', { '!=': [v('host'), 'library'] }, { '!==': [v('host'), 'library'] }],
  [
    'count',
    { count: [v('staff'), v('trained')] },
    { reduce: [{ filter: [v('staff'), v('trained')] }, { '+': [v('accumulator'), 1] }, 0] },
  ],
  [
    'sum',
    { sum: [v('rooms'), v('usableArea')] },
    { reduce: [v('rooms'), { '+': [v('accumulator'), v('current.usableArea')] }, 0] },
  ],
  [
    'the rest',
    { and: [{ '!': v('open') }, { in: ['sofa', v('equipment')] }] },
    { and: [{ '!': [v('open')] }, { in: ['sofa', v('equipment')] }] },
  ],
]
test.each(exports)('writes %s in built-in operators', (_, expr, plain) => {
  expect(toPlain(expr)).toEqual(plain)
})

const record = {
  rooms: [
    { type: 'ward', usableArea: 12, beds: [{ occupied: true }, { occupied: false }] },
    { type: 'ward', usableArea: 30, beds: [{ occupied: true }, { occupied: true }] },
    { type: 'office', usableArea: 8, beds: [] },
  ],
  staff: [
    { trained: true, inCharge: true },
    { trained: true, inCharge: false },
    { trained: false, inCharge: true },
  ],
  equipment: ['sofa'],
  area: 50,
}
const wards: Expr = { filter: [v('rooms'), { '==': [v('type'), 'ward'] }] }
const occupied: Expr = { count: [v('beds'), v('occupied')] }
const numbers: [string, Expr, number][] = [
  ['counts members', { count: [v('rooms'), { '>=': [v('usableArea'), 10] }] }, 2],
  ['counts nothing', { count: [v('rooms'), false] }, 0],
  ['sums a value of members', { sum: [wards, v('usableArea')] }, 42],
  ['sums a constant', { sum: [v('rooms'), 2] }, 6],
  ['sums arithmetic over members', { sum: [v('rooms'), { '-': [{ '*': [v('usableArea'), 2] }, 1] }] }, 97],
  ['sums counts over lists of members', { sum: [v('rooms'), occupied] }, 3],
  ['counts by counts over lists of members', { count: [v('rooms'), { '>=': [occupied, 2] }] }, 1],
  ['counts conditions', { count: [[{ in: ['sofa', v('equipment')] }, { in: ['chair', v('equipment')] }], v('')] }, 1],
  ['counts conditions on a member', { count: [v('staff'), { all: [[v('trained'), v('inCharge')], v('')] }] }, 1],
  ['sums conditions on members', { sum: [v('staff'), { count: [[v('trained'), v('inCharge')], v('')] }] }, 4],
  [
    'counts inside a sum beside a fact',
    { '+': [v('area'), { sum: [wards, { '+': [v('usableArea'), occupied] }] }] },
    95,
  ],
]
test.each(numbers)('exports what %s, for json-logic-js to find the same', (_, expr, value) => {
  expect(jsonLogic.apply(toPlain(expr) as RulesLogic, record)).toBe(value)
})

const plain = (expr: Expr, facts: object) => plainRecord(readSite(facts).record!, expr, vocabulary, '2021-09-30')

const built: Expr = { '<=': [v('built'), '2021-09-30'] }
const sofa: Expr = { in: ['sofa', v('equipment')] }
const beds: Expr = { some: [v('rooms'), { some: [v('beds'), v('occupied')] }] }
const monday: Expr = { '==': [v('openingHours.mon'), 'closed'] }
test.each<[string, Expr, object]>([
  ['a missing number', { '>=': [v('area'), 1] }, {}],
  ['a blank number', { '>=': [v('area'), 1] }, { area: null }],
  ['an unreadable number', { '>=': [v('area'), 1] }, { area: '150' }],
  ['a contradiction', { '>=': [v('crawlArea'), 1] }, { area: 1, crawlArea: 2 }],
  ['a blank text', { '==': [v('address'), 'a'] }, { address: '' }],
  ['a checklist, which never says all', sofa, { equipment: { sofa: true, chair: false } }],
  ['an open list of terms', sofa, { equipment: ['sofa'], incomplete: ['equipment'] }],
  ['an unknown term in a list', sofa, { equipment: ['sofa', 'armchair'] }],
  ['an open list', beds, { rooms: [], incomplete: ['rooms'] }],
  ['an open list of a member', beds, { rooms: [{ beds: [], incomplete: ['beds'] }] }],
  ['a member that lacks the fact', beds, { rooms: [{ beds: [{ occupied: true }] }, { beds: [{}] }] }],
  ['a milestone without its day', built, { built: true }],
  ['hours of another day only', monday, { openingHours: { tue: 'closed' } }],
])('has no plain form of %s', (_, expr, facts) => {
  expect(plain(expr, facts)).toBeUndefined()
})

test.each<[string, Expr, object, object]>([
  ['only what is read', built, { built: '2021-09-01', area: 'much' }, { built: '2021-09-01' }],
  [
    'only what is read of a member',
    beds,
    { rooms: [{ type: 'x', beds: [{ occupied: true }] }] },
    { rooms: [{ beds: [{ occupied: true }] }] },
  ],
  ['ids', sofa, { equipment: ['沙发', '座椅'] }, { equipment: ['sofa', 'chair'] }],
])('gives %s', (_, expr, facts, wanted) => {
  expect(plain(expr, facts)).toEqual(wanted)
})

test.each([false, '2021-12-31'])('puts a milestone given as %s behind the day of judgement', (value) => {
  const { built: day } = plain(built, { built: value }) as { built: string }
  expect(day > '2021-09-30').toBe(true)
})
