import { expect, test } from 'vitest'
import { loadRequirement } from './requirement.js'

// What a finding of each kind says was required, and what was missing. Judged on 1 October 2021.

const sandplay = { type: 'sandplay-room' }
const reception = { type: 'reception-room' }
const adviser = { role: 'adviser', onDutyFrom: '2021-05-01' }

test.each<[what: string, yaml: string, facts: object, finding: object]>([
  [
    'an area too small',
    'kind: area\nof: totalArea\natLeast: 150 m²',
    { totalArea: '149.99 m²' },
    {
      ...{ status: 'fail', reason: 'short', expected: { relation: '>=', value: 150, unit: 'm²' } },
      ...{ actual: { value: 149.99, unit: 'm²' }, shortfall: { value: 0.01, unit: 'm²' } },
    },
  ],
  [
    'an area beyond a range',
    'kind: area\nof: totalArea\nbetween: [10 m², 20 m²]',
    { totalArea: 21 },
    {
      status: 'fail',
      reason: 'over',
      expected: { relation: 'between', value: [10, 20] },
      shortfall: { value: 1, unit: 'm²' },
    },
  ],
  [
    'one of two rooms too small',
    'kind: area\nof: usableArea\neach: { room: sandplay-room }\natLeast: 10 m²',
    {
      rooms: [
        { ...sandplay, usableArea: 12 },
        { ...sandplay, usableArea: 9 },
        { ...reception, usableArea: 1 },
      ],
    },
    { status: 'fail', evidence: ['/rooms/1'], expected: { relation: '>=', value: 10, unit: 'm²' } },
  ],
  [
    'no room of the type',
    'kind: area\nof: usableArea\neach: { room: sandplay-room }\natLeast: 10 m²',
    { rooms: [{ ...reception, usableArea: 1 }] },
    { status: 'not-applicable', reason: 'empty' },
  ],
  [
    'an attestation denied',
    'kind: attestation\nof: warm',
    { warm: false },
    { status: 'fail', reason: 'not-met', actual: { value: false } },
  ],
  [
    'a deadline passed',
    'kind: deadline\nmilestone: built\nby: "2021-09-30"',
    { built: false },
    { status: 'fail', reason: 'overdue', due: '2021-09-30', expected: { relation: '<=', value: '2021-09-30' } },
  ],
  [
    'a deadline met late',
    'kind: deadline\nmilestone: built\nby: "2021-09-30"',
    { built: '2021-10-01' },
    { status: 'fail', reason: 'late', due: '2021-09-30', actual: { value: '2021-10-01' } },
  ],
  [
    'a deadline to come',
    'kind: deadline\nmilestone: built\nby: "2021-12-31"',
    { built: false },
    { status: 'not-due', reason: null, due: '2021-12-31' },
  ],
  [
    'an event of which nobody says when',
    'kind: quota\nof: events\nwhere: { heldOn: true }\natLeast: 1',
    { events: [{ heldOn: true }, { heldOn: false }] },
    { status: 'pass', evidence: ['/events/0', '/events/1'] },
  ],
  [
    'an event that is only planned, and one that was not held',
    'kind: quota\nof: events\nwhere: { heldOn: true }\natLeast: 1',
    { events: [{ heldOn: '2021-10-02' }, { heldOn: false }] },
    { status: 'unknown', settledBy: ['/events/0/heldOn', '/events/1/heldOn'], actual: { low: 0, high: 2 } },
  ],
  [
    'events of which one alternative is enough',
    'kind: quota\nof: events\nwhere: { anyOf: [{ host: smart-study }, { open: true, attendances: { atLeast: 9 person-times } }] }\natLeast: 3',
    {
      events: [
        { host: 'smart-study' },
        { host: 'main-library', open: true, attendances: 8 },
        { open: true, attendances: 9 },
      ],
    },
    { status: 'fail', reason: 'short', actual: { value: 2, unit: 'members' } },
  ],
  [
    'an expression that compares a number with its unit',
    'kind: logic\nholds: { ">=": [{ var: teachers }, 2] }\nunit: persons',
    { teachers: 1 },
    {
      status: 'fail',
      expected: { relation: '>=', value: 2, unit: 'persons' },
      shortfall: { value: 1, unit: 'persons' },
    },
  ],
  [
    'a promise without a day that is not kept',
    'kind: attestation\nof: warm\ndue: never',
    { warm: false },
    { status: 'not-due', reason: null, due: null },
  ],
  [
    'a promise without a day of which nobody tells',
    'kind: attestation\nof: warm\ndue: never',
    {},
    { status: 'unknown', reason: 'missing', settledBy: ['/warm'] },
  ],
  [
    'a promise without a day that is kept',
    'kind: attestation\nof: warm\ndue: never',
    { warm: true },
    { status: 'pass' },
  ],
  [
    'a percentage of nothing',
    'kind: consistency\npercent: rate\npart: [teachers]\nwhole: [students]\ndigits: 1',
    { rate: 100, teachers: 0, students: 0 },
    { status: 'not-applicable', reason: 'condition' },
  ],
  [
    'something of nothing',
    'kind: consistency\npercent: rate\npart: [teachers]\nwhole: [students]\ndigits: 1',
    { rate: 100, teachers: 1, students: 0 },
    { status: 'fail', reason: 'not-met' },
  ],
  [
    'a percentage with more digits than it is rounded to',
    'kind: consistency\npercent: rate\npart: [teachers]\nwhole: [students]\ndigits: 1',
    { rate: 93.34, teachers: 42, students: 45 },
    { status: 'unknown', reason: 'unreadable', settledBy: ['/rate'] },
  ],
  [
    'longer hours than the other',
    'kind: equal-hours\nof: openingHours\nas: libraryHours',
    { openingHours: { mon: '09:00-18:00' }, libraryHours: { mon: '09:00-17:00' } },
    { status: 'fail', reason: 'not-met', evidence: ['/openingHours/mon', '/libraryHours/mon'] },
  ],
  [
    'a place that is none of those allowed',
    'kind: location\nof: hostType\nin: [main-library, library-branch]',
    { hostType: 'smart-study' },
    {
      ...{ status: 'fail', reason: 'not-met', actual: { value: 'smart-study' } },
      expected: { relation: 'in', value: ['main-library', 'library-branch'] },
    },
  ],
  [
    'some of the equipment',
    'kind: equipment\nof: [sofa, [chair, table]]',
    { equipment: [] },
    {
      status: 'fail',
      reason: 'absent',
      absent: ['sofa', 'chair|table'],
      expected: { relation: 'includes', value: ['sofa', 'chair|table'] },
    },
  ],
  [
    'too few kinds of equipment',
    'kind: equipment\nof: [sofa, chair, table]\natLeast: 2',
    { equipment: ['sofa'] },
    {
      ...{ status: 'fail', reason: 'short', absent: ['chair', 'table'], shortfall: { value: 1, unit: 'kinds' } },
      expected: { relation: '>=', value: 2, unit: 'kinds', of: ['sofa', 'chair', 'table'] },
    },
  ],
  [
    'too few kinds of equipment of an open list',
    'kind: equipment\nof: [sofa, chair]\natLeast: 2\nopenList: true',
    { equipment: ['sofa', { item: 'drum', accepted: false }] },
    { status: 'fail', reason: 'short', absent: ['chair'], actual: { value: 1, unit: 'kinds' } },
  ],
  [
    'one of two types of room',
    'kind: rooms\nof: [sandplay-room, reception-room]',
    { rooms: [reception] },
    { status: 'fail', reason: 'absent', absent: ['sandplay-room'] },
  ],
  [
    'the one type of room',
    'kind: rooms\nof: [sandplay-room]',
    { rooms: [reception] },
    {
      status: 'fail',
      reason: 'absent',
      absent: ['sandplay-room'],
      expected: { relation: 'includes', value: ['sandplay-room'] },
    },
  ],
  [
    'one room of two',
    'kind: rooms\nof: [sandplay-room]\natLeast: 2',
    { rooms: [sandplay, reception] },
    { status: 'fail', reason: 'short', shortfall: { value: 1, unit: 'rooms' } },
  ],
  [
    'one person too many',
    'kind: staffing\nroles: [adviser]\nexactly: 1',
    { staff: [adviser, adviser] },
    {
      status: 'fail',
      reason: 'over',
      expected: { relation: '==', value: 1, unit: 'persons' },
      shortfall: { value: 1, unit: 'persons' },
    },
  ],
  [
    'somebody trained too late',
    'kind: qualification\nroles: [adviser]\nobtained: trained\nbefore: onDutyFrom',
    {
      staff: [
        { ...adviser, trained: '2021-05-01' },
        { ...adviser, trained: '2021-05-02' },
      ],
    },
    { status: 'fail', reason: 'not-met', evidence: ['/staff/1'], actual: { value: 1 } },
  ],
  [
    'nobody to be trained',
    'kind: qualification\nroles: [adviser]\nobtained: trained\nbefore: onDutyFrom',
    { staff: [{ role: 'counsellor' }] },
    { status: 'not-applicable', reason: 'empty' },
  ],
])('%s', (_, yaml, facts, finding) => {
  expect(loadRequirement(yaml).check(facts, '2021-10-01')).toMatchObject(finding)
})
