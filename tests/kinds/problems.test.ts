import { expect, test } from 'vitest'
import { loadRequirement } from './requirement.js'

// What is wrong with the fields of a kind, and the text that each Problem points at.

test.each<[what: string, yaml: string, problems: [string, string][]]>([
  ['no figure', 'kind: area\nof: totalArea', [['invalid-value', 'area']]],
  ['two figures', 'kind: area\nof: totalArea\natLeast: 1 m²\natMost: 2 m²', [['invalid-value', '2 m²']]],
  ['a range turned round', 'kind: area\nof: totalArea\nbetween: [20 m², 10 m²]', [['invalid-value', '[20 m², 10 m²]']]],
  ['a range of one', 'kind: area\nof: totalArea\nbetween: [20 m²]', [['invalid-value', '[20 m²]']]],
  [
    'another unit in a range',
    'kind: area\nof: totalArea\nbetween: [10 m², 20 h/week]',
    [['unit-mismatch', '20 h/week]']],
  ],
  ['an area in hours', 'kind: area\nof: menuHours\natLeast: 1 h/week', [['unit-mismatch', 'menuHours']]],
  ['an area that is a word', 'kind: area\nof: hostType\natLeast: 1 m²', [['type-mismatch', 'hostType']]],
  ['a negative area', 'kind: area\nof: totalArea\natLeast: -1 m²', [['unit-mismatch', '-1 m²']]],
  [
    'hours per day for hours a week',
    'kind: service-hours\nof: menuHours\natLeast: 12 days/week',
    [['unit-mismatch', '12 days/week']],
  ],
  ['an unknown attestation', 'kind: attestation\nof: [warm, uniformLog]', [['unknown-fact', 'uniformLog]']]],
  ['an attestation of a number', 'kind: attestation\nof: totalArea', [['type-mismatch', 'totalArea']]],
  ['no attestation', 'kind: attestation\nof: []', [['invalid-value', '[]']]],
  ['a deadline of a day', 'kind: deadline\nmilestone: address\nby: "2021-09-30"', [['type-mismatch', 'address']]],
  ['a deadline on no day', 'kind: deadline\nmilestone: built\nby: "2021-09-31"', [['invalid-value', '"2021-09-31"']]],
  [
    'a day of no month',
    'kind: deadline\nmilestone: built\nby: { dayOf: built, day: 28 }',
    [['type-mismatch', 'built, day: 28 }']],
  ],
  [
    'a day that not every month has',
    'kind: deadline\nmilestone: built\nby: { dayOf: month, day: 29 }',
    [['invalid-value', '29 }']],
  ],
  ['a quota of no list', 'kind: quota\nof: totalArea\natLeast: 1', [['type-mismatch', 'totalArea']]],
  ['a milestone without a day', 'kind: quota\nof: events\nmilestone: heldOn\natLeast: 1', [['missing-key', 'heldOn']]],
  [
    'an unknown fact of a member',
    'kind: quota\nof: events\nwhere: { opne: true }\natLeast: 1',
    [['unknown-fact', 'true }']],
  ],
  [
    'a condition of another type',
    'kind: quota\nof: events\nwhere: { open: { by: "2021-09-30" } }\natLeast: 1',
    [['type-mismatch', '{ by: "2021-09-30" } }']],
  ],
  [
    'an unknown term of a member',
    'kind: quota\nof: events\nwhere: { host: smart }\natLeast: 1',
    [['unknown-term', 'smart }']],
  ],
  [
    'a milestone that members must not have reached',
    'kind: quota\nof: events\nwhere: { heldOn: false }\natLeast: 1',
    [['invalid-value', 'false }']],
  ],
  [
    'several conditions on a fact',
    'kind: quota\nof: events\nwhere: { host: [{ open: true }, { heldOn: true }] }\natLeast: 1',
    [['invalid-value', '[{ open: true }, { heldOn: true }] }']],
  ],
  [
    'alternatives that are no conditions',
    'kind: quota\nof: events\nwhere: { anyOf: [sofa, chair] }\natLeast: 1',
    [['invalid-value', '[sofa, chair] }']],
  ],
  [
    'an unknown fact in an alternative',
    'kind: quota\nof: events\nwhere: { anyOf: [{ open: true }, { opne: true }] }\natLeast: 1',
    [['unknown-fact', 'true }] }']],
  ],
  [
    'a percentage that may have more digits',
    'kind: consistency\npercent: rate\npart: [teachers]\nwhole: [students]\ndigits: 0',
    [['invalid-value', '0']],
  ],
  [
    'a number beside one for each',
    'kind: quota\nof: events\neachOf: { host: [smart-study] }\natLeast: 1',
    [['invalid-value', '{ host: [smart-study] }']],
  ],
  [
    'a share that is no percentage',
    'kind: coverage\nof: events\nholds: { open: true }\natLeast: half',
    [['invalid-value', 'half']],
  ],
  ['nothing that members must be', 'kind: coverage\nof: events\nholds: {}', [['invalid-value', '{}']]],
  [
    'a time without a day of the members',
    'kind: cumulative\nof: events\nevery: year\nfrom: "2021-01-01"\natLeast: 1',
    [['missing-key', 'cumulative']],
  ],
  [
    'a recurrence that begins nowhere',
    'kind: cumulative\nof: events\non: heldOn\nevery: year\natLeast: 1',
    [['missing-key', 'year']],
  ],
  [
    'a recurrence since before all papers',
    'kind: cumulative\nof: events\non: heldOn\nevery: week\nfrom: "0001-01-01"\natLeast: 1',
    [['invalid-value', '"0001-01-01"']],
  ],
  [
    'a sum without a unit',
    'kind: cumulative\nof: events\nsum: attendances\natLeast: 1500',
    [['invalid-value', '1500']],
  ],
  [
    'a count with a unit',
    'kind: cumulative\nof: events\natLeast: 9 person-times',
    [['invalid-value', '9 person-times']],
  ],
  ['a ratio that is none', 'kind: ratio\nof: teachers\nto: students\natLeast: "4000"', [['invalid-value', '"4000"']]],
  ['figures that are not compared', 'kind: consistency\ntotal: students', [['missing-key', 'consistency']]],
  ['hours of no timetable', 'kind: equal-hours\nof: openingHours\nas: menuHours', [['type-mismatch', 'menuHours']]],
  ['a place of another list', 'kind: location\nof: hostType\nin: [main-library, sofa]', [['unknown-term', 'sofa]']]],
  ['a place that is a text', 'kind: location\nof: address\nin: [a]', [['type-mismatch', 'address']]],
  ['nowhere', 'kind: location\nof: hostType\nin: []', [['invalid-value', '[]']]],
  ['nothing that must hold', 'kind: logic', [['missing-key', 'clause: 一']]],
  ['a blank that must hold', 'kind: logic\nholds:', [['invalid-expression', '']]],
  [
    'a period where nothing recurs',
    'kind: logic\nholds: { ">=": [{ var: built }, { period: [from] }] }',
    [['invalid-expression', '[from] }] }']],
  ],
  ['a number that must hold', 'kind: logic\nholds: { var: totalArea }', [['type-mismatch', '{ var: totalArea }']]],
  ['an unknown fact in logic', 'kind: logic\nholds: { "!": { var: wram } }', [['unknown-fact', '{ var: wram } }']]],
  ['unknown equipment', 'kind: equipment\nof: [sofa, [chair, tabel]]', [['unknown-term', 'tabel]]']]],
  ['equipment in no list of terms', 'kind: equipment\nin: rooms\nof: [sofa]', [['type-mismatch', 'rooms']]],
  ['more equipment than there is', 'kind: equipment\nof: [sofa, chair]\natLeast: 3', [['invalid-value', '3']]],
  ['none of the equipment', 'kind: equipment\nof: [sofa]\natLeast: 0', [['invalid-value', '0']]],
  ['one alternative', 'kind: equipment\nof: [[sofa]]', [['invalid-value', '[sofa]]']]],
  ['an open list of which all are asked', 'kind: equipment\nof: [sofa]\nopenList: true', [['missing-key', 'true']]],
  [
    'both all and any attestations',
    'kind: attestation\nof: [warm, uniformLogo]\nanyOf: [warm, uniformLogo]',
    [['missing-key', 'attestation']],
  ],
  ['any of one attestation', 'kind: attestation\nanyOf: [warm]', [['invalid-value', '[warm]']]],
  [
    'an unknown type of every room',
    'kind: area\nof: usableArea\neach: { room: sandplay }\natLeast: 1 m²',
    [['unknown-term', 'sandplay }']],
  ],
  [
    'a fact of the site of every room',
    'kind: area\nof: totalArea\neach: { room: sandplay-room }\natLeast: 1 m²',
    [['unknown-fact', 'totalArea']],
  ],
  ['a fact of a room of the site', 'kind: area\nof: usableArea\natLeast: 1 m²', [['unknown-fact', 'usableArea']]],
  [
    'a misspelt key of every room',
    'kind: area\nof: usableArea\neach: { rooms: sandplay-room }\natLeast: 1 m²',
    [
      ['unknown-key', 'rooms: sandplay-room }'],
      ['invalid-value', '{ rooms: sandplay-room }'],
    ],
  ],
  ['an unknown quantity', 'kind: quantity\nof: romCount\natLeast: 3 rooms', [['unknown-fact', 'romCount']]],
  ['neither rooms nor a number', 'kind: rooms', [['missing-key', 'rooms']]],
  ['a term counted twice', 'kind: equipment\nof: [sofa, chair, sofa]\natLeast: 2', [['duplicate-term', 'sofa]']]],
  [
    'a term counted twice by another name',
    'kind: zones\nof: [sofa, sofa 别名]\natLeast: 2',
    [['duplicate-term', 'sofa 别名]']],
  ],
  [
    'a term counted twice among alternatives',
    'kind: posting\nof: [sofa, [chair, sofa]]\natLeast: 2',
    [['duplicate-term', 'sofa]]']],
  ],
  ['a type of room twice', 'kind: rooms\nof: [sandplay-room, sandplay-room]', [['duplicate-term', 'sandplay-room]']]],
  ['an unknown type of room', 'kind: rooms\nof: [sandpaly-room]', [['unknown-term', 'sandpaly-room]']]],
  [
    'a number of rooms of two types',
    'kind: rooms\nof: [sandplay-room, reception-room]\natLeast: 2',
    [['invalid-value', '2']],
  ],
  ['half a person', 'kind: staffing\natLeast: 1.5', [['invalid-value', '1.5']]],
  ['no number of persons', 'kind: staffing\nroles: [adviser]', [['invalid-value', 'staffing']]],
  ['two numbers of persons', 'kind: staffing\nexactly: 1\natLeast: 1', [['invalid-value', '1']]],
  ['an unknown role', 'kind: staffing\nroles: [adviser, advisor]\natLeast: 1', [['unknown-term', 'advisor]']]],
  ['an unknown employment', 'kind: staffing\nemployment: half-time\natLeast: 1', [['unknown-term', 'half-time']]],
  ['an unknown fact of persons', 'kind: staffing\nwho: [incharge]\natLeast: 1', [['unknown-fact', 'incharge]']]],
  ['nothing asked of persons', 'kind: qualification\nroles: [adviser]', [['missing-key', 'qualification']]],
  ['something obtained before nothing', 'kind: qualification\nobtained: trained', [['missing-key', 'trained']]],
  [
    'something before what is not obtained',
    'kind: qualification\nholds: [inCharge]\nbefore: onDutyFrom',
    [['missing-key', 'onDutyFrom']],
  ],
  ['a term without those it may be', 'kind: qualification\nof: system', [['missing-key', 'system']]],
  ['terms of nothing', 'kind: qualification\nin: [health]', [['missing-key', '[health]']]],
  ['a day that must hold', 'kind: qualification\nholds: [onDutyFrom]', [['type-mismatch', 'onDutyFrom]']]],
  [
    'several things at once',
    'kind: staffing\nroles: [x]\nemployment: y\nwho: [z]\natLeast: 1',
    [
      ['unknown-term', 'x]'],
      ['unknown-term', 'y'],
      ['unknown-fact', 'z]'],
    ],
  ],
])('%s', (_, yaml, problems) => {
  const { requirement, problems: found, placeOf } = loadRequirement(yaml)
  expect(requirement).toBeUndefined()
  const reported = found.map((problem) => [problem.code, placeOf(problem)])
  expect(reported.slice(0, problems.length)).toEqual(problems)
  // Fields that belong together may be missed twice; nothing else follows from them.
  expect(new Set(reported.map(([code]) => code))).toEqual(new Set(problems.map(([code]) => code)))
})
