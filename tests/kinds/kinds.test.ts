import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { print } from '../../src/index.js'
import { kinds } from '../../src/kinds/index.js'
import { loadRequirement } from './requirement.js'

// What each kind asks for, as one line; the first line of each kind is the example of its own comment.

const lines: Readonly<Record<string, readonly (readonly [yaml: string, line: string])[]>> = {
  area: [
    ['of: totalArea\natLeast: 150 m²', 'totalArea ≥ 150'],
    ['of: totalArea\natMost: 99.5㎡', 'totalArea ≤ 99.5'],
    ['of: totalArea\nmoreThan: 150 m²', 'totalArea > 150'],
    ['of: totalArea\nbetween: [10 m², 20 m²]', '(totalArea ≥ 10) and (totalArea ≤ 20)'],
    [
      'of: usableArea\neach: { room: sandplay-room }\nbetween: [10 m², 20 m²]',
      'every (rooms where type in [sandplay-room]): ((usableArea ≥ 10) and (usableArea ≤ 20))',
    ],
  ],
  attestation: [
    ['of: uniformLogo', 'uniformLogo'],
    ['of: [uniformLogo, warm]', 'uniformLogo and warm'],
    ['anyOf: [uniformLogo, warm]', 'uniformLogo or warm'],
    [
      'of: quiet\neach: { room: [sandplay-room, reception-room 别名] }',
      'every (rooms where type in [sandplay-room, reception-room]): quiet',
    ],
  ],
  consistency: [
    [
      'percent: rate\npart: [teachers, roomCount]\nwhole: [students]\ndigits: 1',
      '((100 × (teachers + roomCount)) ≥ ((rate + -0.05) × students)) and ((100 × (teachers + roomCount)) < ((rate + 0.05) × students))',
    ],
    ['total: students\nparts: [teachers, roomCount]', 'students = (teachers + roomCount)'],
    ['total: students\nparts: [teachers]', 'students = teachers'],
  ],
  coverage: [
    [
      'of: events\nwhere: { host: library-branch }\nholds: { open: true }',
      '(count(events where host in [library-branch]) ≥ 1) and ((0 × count(events where host in [library-branch] where open)) ≥ (100 × count(events where host in [library-branch] where not open)))',
    ],
    [
      'of: events\nholds: { heldOn: { by: "2021-09-30" } }\natLeast: 50 %\nby: "2021-09-30"',
      '(count(events) ≥ 1) and ((50 × count(events where heldOn ≤ 2021-09-30)) ≥ (50 × count(events where not (heldOn ≤ 2021-09-30))))',
    ],
  ],
  cumulative: [
    [
      'of: events\nsum: attendances\non: heldOn\nfrom: "2023-01-01"\nuntil: "2023-12-31"\natLeast: 1500 person-times',
      'sum(attendances of events where (heldOn ≥ 2023-01-01) and (heldOn ≤ 2023-12-31)) ≥ 1500',
    ],
    [
      'of: events\non: heldOn\nevery: half-year\nfrom: "2023-01-01"\natLeast: 2',
      'count(events where (heldOn ≥ period.from) and (heldOn ≤ period.until)) ≥ 2',
    ],
    ['of: events\nwhere: { topics: { has: [sofa] } }\natMost: 9', 'count(events where sofa in topics) ≤ 9'],
  ],
  deadline: [
    ['milestone: built\nby: "2021-09-30"', 'built ≤ 2021-09-30'],
    ['milestone: built\nby: { dayOf: month, day: 28 }', 'built ≤ month.28'],
  ],
  documents: [['of: [sofa]', 'sofa in documents']],
  'equal-hours': [
    [
      'of: openingHours\nas: libraryHours',
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
        .map((day) => `(openingHours.${day} = libraryHours.${day})`)
        .join(' and '),
    ],
  ],
  equipment: [
    ['of: [sofa, chair 别名]', '(sofa in equipment) and (chair in equipment)'],
    ['of: [[sofa, chair], table]', '((sofa in equipment) or (chair in equipment)) and (table in equipment)'],
    ['of: [sofa, chair, table]\natLeast: 2', 'count([sofa in equipment, chair in equipment, table in equipment]) ≥ 2'],
    ['in: toys\nof: [sofa]', 'sofa in toys'],
    [
      'of: [sofa, chair]\natLeast: 3\nopenList: true',
      '(count([sofa in equipment, chair in equipment]) + count(equipment where not (item in [sofa, chair]) where accepted)) ≥ 3',
    ],
    [
      'of: [sofa, chair]\neach: { room: sandplay-room }',
      'every (rooms where type in [sandplay-room]): ((sofa in equipment) and (chair in equipment))',
    ],
  ],
  functions: [['of: [sofa]', 'sofa in functions']],
  location: [
    ['of: hostType\nin: [main-library, library-branch]', 'hostType in [main-library, library-branch]'],
    ['of: hostType\nin: [smart-study（中文）]', 'hostType in [smart-study]'],
  ],
  logic: [['holds: { "<=": [{ var: crawlArea }, { var: totalArea }] }', 'crawlArea ≤ totalArea']],
  posting: [['of: [sofa]', 'sofa in posted']],
  qualification: [
    [
      'roles: [adviser]\nobtained: trained\nbefore: onDutyFrom',
      'every (staff where role in [adviser]): (trained ≤ onDutyFrom)',
    ],
    ['holds: [inCharge]', 'every staff: inCharge'],
    ['who: [inCharge]\nholds: [systemAccepted]', 'every (staff where inCharge): systemAccepted'],
    ['of: system\nin: [health, education 别名]', 'every staff: (system in [health, education])'],
    ['of: system\nin: [health]\nopenList: systemAccepted', 'every staff: ((system in [health]) or systemAccepted)'],
    ['holds: [inCharge]\nof: system\nin: [health]', 'every staff: (inCharge and (system in [health]))'],
  ],
  quantity: [
    ['of: roomCount\natLeast: 3 rooms', 'roomCount ≥ 3'],
    ['of: openDays\nmoreThan: 4.5 days/week', 'openDays > 4.5'],
  ],
  quota: [
    [
      'of: events\nwhere: { host: library-branch }\nmilestone: heldOn\nby: "2021-09-30"\natLeast: 10',
      'count((events where host in [library-branch]) where heldOn ≤ 2021-09-30) ≥ 10',
    ],
    ['of: events\ndistinct: title\natLeast: 16', 'distinct(title of events) ≥ 16'],
    [
      'of: events\neachOf: { host: [library-branch, smart-study 别名] }',
      '(some events: (host = library-branch)) and (some events: (host = smart-study))',
    ],
    [
      'of: events\nwhere: { heldOn: true, open: false }\natLeast: 1',
      'count(events where (heldOn reached) and not open) ≥ 1',
    ],
    [
      'of: events\nwhere: { anyOf: [{ host: library-branch, open: true }, { heldOn: true }], topics: { has: [sofa] } }\natLeast: 1',
      'count(events where (((host in [library-branch]) and open) or (heldOn reached)) and (sofa in topics)) ≥ 1',
    ],
    [
      'of: events\nwhere: { topics: { hasAny: [sofa, chair] }, attendances: { atMost: 9 person-times, atLeast: 2 person-times }, host: { not: [smart-study] } }\nexactly: 1',
      'count(events where ((sofa in topics) or (chair in topics)) and ((attendances ≥ 2) and (attendances ≤ 9)) and not (host in [smart-study])) = 1',
    ],
  ],
  ratio: [['of: teachers\nto: students\natLeast: "1:4000"', '(4000 × teachers) ≥ (1 × students)']],
  rooms: [
    [
      'of: [reception-room, sandplay-room]',
      '(some rooms: (type = reception-room)) and (some rooms: (type = sandplay-room))',
    ],
    ['of: [sandplay-room]', 'some rooms: (type = sandplay-room)'],
    ['of: [sandplay-room]\natLeast: 2', 'count(rooms where type = sandplay-room) ≥ 2'],
    ['atLeast: 3', 'count(rooms) ≥ 3'],
  ],
  'service-hours': [
    ['of: menuHours\natLeast: 12 h/week', 'menuHours ≥ 12'],
    ['of: openDays\natLeast: 5 days/week', 'openDays ≥ 5'],
  ],
  staffing: [
    [
      'roles: [counsellor, psychotherapist, psychiatrist]\nemployment: full-time\natLeast: 2',
      'count((staff where role in [counsellor, psychotherapist, psychiatrist]) where employment = full-time) ≥ 2',
    ],
    ['exactly: 1\nwho: [inCharge]', 'count(staff where inCharge) = 1'],
    ['atMost: 3', 'count(staff) ≤ 3'],
    [
      'employment: part-time 别名\nwho: [inCharge]\natLeast: 1',
      'count(staff where (employment = part-time) and inCharge) ≥ 1',
    ],
  ],
  zones: [['of: [sofa]', 'sofa in zones']],
}

test('every kind has its lines here', () => {
  expect(Object.keys(lines)).toEqual(kinds.map(({ name }) => name))
})

const rows = Object.entries(lines).flatMap(([kind, each]) =>
  each.map(([yaml, line]) => [`kind: ${kind}\n${yaml}`, line] as const),
)
test.each(rows)('%s\n  asks for %s', (yaml, line) => {
  const { requirement, problems } = loadRequirement(yaml)
  expect(problems).toEqual([])
  expect(print(requirement!.check.holds)).toBe(line)
})

test('the examples in the comments are the first lines here', () => {
  const comments = readdirSync('src/kinds')
    .map((file) => readFileSync(`src/kinds/${file}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/^ \* @example\n((?: \* .*\n)+)/gm)])
    .map(([, example]) => example!.replaceAll(/^ \* /gm, '').trim())
  const first = Object.entries(lines).map(([kind, [row]]) => `kind: ${kind}\n${row![0]}`)
  expect(comments.length).toBeGreaterThanOrEqual(11)
  expect(first).toEqual(expect.arrayContaining(comments))
})

test.each([
  ['kind: area\nof: totalArea\natLeast: 1 m²', { unit: 'm²' }],
  ['kind: service-hours\nof: openDays\natLeast: 5 days/week', { unit: 'days/week' }],
  ['kind: staffing\natLeast: 1', { unit: 'persons' }],
  ['kind: rooms\nof: [sandplay-room]\natLeast: 2', { unit: 'rooms' }],
  ['kind: zones\nof: [sofa, chair]\natLeast: 1', { unit: 'kinds' }],
  ['kind: logic\nholds: { ">=": [{ var: teachers }, 2] }\nunit: 人', { unit: '人' }],
  ['kind: deadline\nmilestone: built\nby: "2021-09-30"', { due: { milestone: 'built', by: '2021-09-30' } }],
  [
    'kind: qualification\nwho: [inCharge]\nholds: [systemAccepted]',
    { over: { filter: [{ var: 'staff' }, { var: 'inCharge' }] } },
  ],
])('%s\n  also says %j', (yaml, check) => {
  expect(loadRequirement(yaml).requirement?.check).toMatchObject(check)
})
