import { expect, test } from 'vitest'
import { check, checked, readSite } from '../expr/check-expression.js'

// What a record spoils must never decide a requirement: from the data as given to the finding.

const has = (term: string) => checked({ in: [term, { var: 'equipment' }] })
const advisers = (least: number) =>
  checked({ '>=': [{ count: [{ var: 'staff' }, { '==': [{ var: 'role' }, 'adviser'] }] }, least] })
const noVolunteers = checked({ none: [{ var: 'staff' }, { '==': [{ var: 'role' }, 'volunteer'] }] })
const small = checked({ '<=': [{ var: 'area' }, 100] })

test.each<[string, Parameters<typeof check>[0], object, string, string[]]>([
  [
    'an unknown word may be the sofa',
    has('sofa'),
    { equipment: ['chair', 'couch'] },
    'incomplete-list',
    ['/equipment/sofa'],
  ],
  [
    'an unreadable word may be the sofa',
    has('sofa'),
    { equipment: ['chair', 5] },
    'incomplete-list',
    ['/equipment/sofa'],
  ],
  [
    'several unknown words may be the sofa',
    has('sofa'),
    { equipment: ['couch', 'chair', 'settee', null] },
    'incomplete-list',
    ['/equipment/sofa'],
  ],
  [
    'an unknown word of a checklist may be the sofa',
    has('sofa'),
    { equipment: { couch: true, chair: true } },
    'missing',
    ['/equipment/sofa'],
  ],
  [
    'one term is both yes and no',
    has('sofa'),
    { equipment: { sofa: false, 沙发: true } },
    'unreadable',
    ['/equipment/sofa'],
  ],
  [
    'one term is both no and yes',
    has('sofa'),
    { equipment: { 沙发: true, sofa: false } },
    'unreadable',
    ['/equipment/sofa'],
  ],
  [
    'a member of unknown role may be an adviser',
    advisers(2),
    { staff: [{ role: 'adviser' }, { role: 'mentor' }] },
    'unreadable',
    ['/staff/1/role'],
  ],
  [
    'what is no member may be an adviser',
    advisers(2),
    { staff: [{ role: 'adviser' }, '李'] },
    'missing',
    ['/staff/1/role'],
  ],
  ['what is no list may hold advisers', advisers(1), { staff: { role: 'adviser' } }, 'unreadable', ['/staff']],
  [
    'a member of unknown role may be a volunteer',
    noVolunteers,
    { staff: [{ role: 'mentor' }] },
    'unreadable',
    ['/staff/0/role'],
  ],
  ['an area left empty is not zero', small, { area: '' }, 'blank', ['/area']],
  ['an area in another unit is not compared', small, { area: '12 h/week' }, 'unreadable', ['/area']],
  ['a negative area is not small', small, { area: -1 }, 'unreadable', ['/area']],
])('unknown where %s', (_, holds, facts, reason, settledBy) => {
  expect(check(holds, readSite(facts).record!)).toMatchObject({ status: 'unknown', reason, settledBy })
})

const twoKinds = checked({
  '>=': [
    {
      '+': [
        { count: [[{ in: ['sofa', { var: 'equipment' }] }], { var: '' }] },
        {
          count: [
            { filter: [{ var: 'equipment' }, { '!': { in: [{ var: 'item' }, ['sofa']] } }] },
            { var: 'accepted' },
          ],
        },
      ],
    },
    2,
  ],
})
test.each([
  ['its name, and again as what has none', ['sofa', { item: '沙发', accepted: true }]],
  [
    'what has no name, and again',
    [
      { item: '摇椅', accepted: true },
      { item: ' 摇椅', accepted: true },
    ],
  ],
])('the same thing given by %s, is not two kinds', (_, equipment) => {
  expect(check(twoKinds, readSite({ equipment }).record!).status).not.toBe('pass')
})

test('what was accepted does not fail because another clause has a name for it', () => {
  const { record } = readSite({ equipment: ['sofa', { item: '灯', accepted: true }] })
  expect(check(twoKinds, record!).status).not.toBe('fail')
})

test('what counts for no other clause is there all the same', () => {
  const { record } = readSite({ equipment: [{ item: '沙发', accepted: false }] })
  expect(check(has('sofa'), record!).status).toBe('pass')
})

test.each<[string, Parameters<typeof check>[0], object, string]>([
  ['the sofa is named beside an unknown word', has('sofa'), { equipment: ['couch', 'sofa'] }, 'pass'],
  ['the sofa is ticked beside an unknown word', has('sofa'), { equipment: { couch: true, sofa: false } }, 'fail'],
  [
    'there are enough advisers beside a mentor',
    advisers(1),
    { staff: [{ role: 'mentor' }, { role: 'adviser' }] },
    'pass',
  ],
  ['even a mentor would not make enough', advisers(3), { staff: [{ role: 'mentor' }, { role: 'adviser' }] }, 'fail'],
])('decided where %s', (_, holds, facts, status) => {
  expect(check(holds, readSite(facts).record!).status).toBe(status)
})
