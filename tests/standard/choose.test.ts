import { describe, expect, test } from 'vitest'
import { requirementNamed, type Standard, standardNamed } from '../../src/index.js'
import { chooser, mayApply, standardsNamed } from '../../src/standard/choose.js'
import { load } from './rule-set.js'

const { vocabulary, standards: loaded } = load()
const standard = (id: string, appliesTo: Standard['appliesTo'], from: string, until?: string): Standard => ({
  ...loaded[0]!,
  ...{ id, appliesTo, inForce: { from, ...(until !== undefined && { until }) } },
})
const site = { record: 'site' }
const standards = [
  standard('city/library', { ...site, host: 'library', region: 'jiaxing' }, '2021-03-26', '2022-12-31'),
  standard('city/library-2023', { ...site, host: 'library', region: 'jiaxing' }, '2023-01-01'),
  standard('district/library', { ...site, host: 'library', region: 'nanhu' }, '2021-01-01'),
  standard('city/branch', { ...site, host: 'branch', region: 'jiaxing' }, '2021-01-01'),
  standard('district/programme', { record: 'region', region: 'nanhu' }, '2021-01-01'),
]
const library = { record: 'site', id: 'a', host: 'library' }

describe('the standards for a record', () => {
  test.each([
    [
      'a district takes that of its city and its own',
      { ...library, region: 'nanhu' },
      '2021-09-30',
      ['city/library', 'district/library'],
    ],
    ['the city takes that of the city only', { ...library, region: 'jiaxing' }, '2021-09-30', ['city/library']],
    [
      'another type of site takes another',
      { ...library, host: 'branch', region: 'nanhu' },
      '2021-09-30',
      ['city/branch'],
    ],
    [
      'another type of record takes another',
      { record: 'region', id: 'r', region: 'nanhu' },
      '2021-09-30',
      ['district/programme'],
    ],
    ['the first day in force', { ...library, region: 'jiaxing' }, '2021-03-26', ['city/library']],
    ['the last day in force', { ...library, region: 'jiaxing' }, '2022-12-31', ['city/library']],
    ['the day the next one takes over', { ...library, region: 'jiaxing' }, '2023-01-01', ['city/library-2023']],
    [
      'only one of those addressed is in force yet',
      { ...library, region: 'nanhu' },
      '2021-03-25',
      ['district/library'],
    ],
  ])('%s', (_, record, asOf, ids) => {
    const chosen = chooser(undefined, { standards, vocabulary, asOf })(record)
    expect(chosen.ok && chosen.value.map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    [
      'before any was in force',
      { ...library, region: 'jiaxing' },
      '2021-03-25',
      ['not-in-force', 'not-in-force'],
      'from 2021-03-26 to 2022-12-31',
    ],
    ['elsewhere', { ...library, region: 'jining' }, '2021-09-30', ['no-standard'], 'name one of: city/library'],
    ['of no known region', library, '2021-09-30', ['no-standard'], '"region"'],
    [
      'of an unreadable region',
      { ...library, region: { unusable: 'x', reason: 'unreadable' } },
      '2021-09-30',
      ['no-standard'],
      '"region"',
    ],
    ['of no known host', { record: 'site', id: 'a', region: 'nanhu' }, '2021-09-30', ['no-standard'], '"host"'],
    [
      'of a region said too widely',
      { record: 'region', id: 'r', region: 'jiaxing' },
      '2021-09-30',
      ['no-standard'],
      '"region" says no more than "jiaxing"',
    ],
    ['of a type nothing is loaded for', { record: 'case', id: 'a' }, '2021-09-30', ['no-standard'], 'none is loaded'],
  ])('are none, and it is said why: %s', (_, record, asOf, codes, help) => {
    const chosen = chooser(undefined, { standards, vocabulary, asOf })(record)
    expect(chosen.ok ? [] : chosen.problems.map(({ code }) => code)).toEqual(codes)
    expect(chosen.ok ? '' : chosen.problems[0]?.help).toContain(help)
  })
})

test.each([
  ['said too widely', 'jiaxing', true],
  ['not said', undefined, true],
  ['within it', 'nanhu', true],
  ['elsewhere', 'xiuzhou', false],
  ['farther away', 'jining', false],
])('a standard for a district may be meant for a region %s: %s %s', (_, region, expected) => {
  const programme = standards.filter(({ id }) => id === 'district/programme')
  expect(mayApply(programme, { record: 'region', id: 'r', ...(region && { region }) }, vocabulary)).toBe(expected)
})

describe('a standard named', () => {
  test('is taken once, however often it is named', () => {
    const chosen = standardsNamed(['city/branch', 'city/library', 'city/branch'], standards, '2021-09-30')
    expect(chosen.ok && chosen.value.map(({ id }) => id)).toEqual(['city/branch', 'city/library'])
  })

  test('that was not in force is not replaced by another', () => {
    const chosen = standardsNamed(['city/library', 'city/branch'], standards, '2023-01-01')
    expect(chosen).toMatchObject({
      ok: false,
      problems: [{ code: 'not-in-force', help: 'it is in force from 2021-03-26 to 2022-12-31' }],
    })
  })

  test('wrongly is reported with every other', () => {
    const chosen = standardsNamed(['city/libary', 'city/library-2023', 'x'], standards, '2021-09-30')
    expect(chosen.ok ? [] : chosen.problems.map(({ code, help }) => [code, help])).toEqual([
      ['unknown-standard', 'did you mean "city/library"?'],
      ['not-in-force', 'it is in force since 2023-01-01'],
      ['unknown-standard', expect.stringMatching(/^loaded are: city\/library, /)],
    ])
  })

  test('alone is found, or suggested', () => {
    expect(standardNamed('city/branch', standards)).toMatchObject({ ok: true, value: { id: 'city/branch' } })
    expect(standardNamed('city/branhc', standards)).toMatchObject({
      problems: [{ help: 'did you mean "city/branch"?' }],
    })
    expect(standardNamed('x', [])).toMatchObject({ problems: [{ help: 'loaded are: none' }] })
  })
})

test('a requirement is found by its id, or suggested', () => {
  expect(requirementNamed('quiet', loaded[0]!)).toMatchObject({ ok: true, value: { id: 'quiet' } })
  expect(requirementNamed('quite', loaded[0]!)).toMatchObject({ problems: [{ help: 'did you mean "quiet"?' }] })
  expect(requirementNamed('x', loaded[0]!)).toMatchObject({ problems: [{ help: 'one of: total-area, quiet' }] })
})
