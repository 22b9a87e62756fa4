import { expect, test } from 'vitest'
import { type Expr, factsOf } from '../../src/index.js'

const v = (name: string): Expr => ({ var: name })
const staff = v('staff')
const adviser: Expr = { '==': [v('role'), 'adviser'] }

const readings: [string, Expr, string[]][] = [
  ['none in constants', { '>=': [1, 2] }, []],
  ['each once, sorted', { '>=': [{ '+': [v('yard'), v('area'), v('yard')] }, v('area')] }, ['area', 'yard']],
  ['a list of terms', { in: ['sofa', v('equipment')] }, ['equipment']],
  ['a day of a timetable', { '==': [v('openingHours.mon'), 'closed'] }, ['openingHours.mon']],
  ['those of members behind their list', { count: [staff, adviser] }, ['staff', 'staff[].role']],
  [
    'those of members of a filtered list',
    { all: [{ filter: [{ filter: [staff, adviser] }, v('inCharge')] }, v('trained')] },
    ['staff', 'staff[].inCharge', 'staff[].role', 'staff[].trained'],
  ],
  [
    'those of lists of members',
    { some: [v('rooms'), { sum: [v('beds'), v('width')] }] },
    ['rooms', 'rooms[].beds', 'rooms[].beds[].width'],
  ],
  [
    'those of conditions as they stand',
    { count: [[v('open'), { some: [staff, adviser] }], v('')] },
    ['open', 'staff', 'staff[].role'],
  ],
  [
    'those of conditions on a member',
    { some: [staff, { all: [[v('trained'), v('inCharge')], v('')] }] },
    ['staff', 'staff[].inCharge', 'staff[].trained'],
  ],
  ['only the list where members are counted', { count: [staff, true] }, ['staff']],
]
test.each(readings)('finds %s', (_, expr, facts) => {
  expect(factsOf(expr)).toEqual(facts)
})
