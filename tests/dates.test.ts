import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAfter, dayInChina, daysOf, isDate, periodsUntil } from '../src/dates.js'

test.each(['2021-09-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isDate(text)).toBe(true)
})

test.each([
  ...['2023-02-29', '1900-02-29', '2021-09-31', '2021-13-01', '2021-00-10', '2021-01-00', '0000-01-01', '9999-99-99'],
  ...[
    '2021-9-30',
    '21-09-30',
    '2021/09/30',
    '20210930',
    '2021-09-30T00:00',
    ' 2021-09-30',
    '2021-09-30\n',
    '+2021-09-30',
    '',
  ],
  ...['２０２１-09-30', '2021-09', 'today'],
])('"%s" is none', (text) => {
  expect(isDate(text)).toBe(false)
})

test.each([20210930, null, undefined, new Date('2021-09-30'), ['2021-09-30'], true])('%j is none', (value) => {
  expect(isDate(value)).toBe(false)
})

describe.each([
  ['UTC', 0],
  ['America/Los_Angeles', 480],
  ['Asia/Shanghai', -480],
  ['Pacific/Kiritimati', -840],
])('on a machine in %s', (zone, offset) => {
  const before = process.env.TZ
  beforeAll(() => {
    process.env.TZ = zone
    expect(new Date(2021, 0, 1).getTimezoneOffset()).toBe(offset)
  })
  afterAll(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test.each([
    ['2021-09-30', '2021-10-01'],
    ['2021-12-31', '2022-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    // Days of 23 and 25 hours in America, and of 23 in China, which kept summer time until 1991.
    ['2021-03-13', '2021-03-14'],
    ['2021-11-07', '2021-11-08'],
    ['1991-04-13', '1991-04-14'],
    ['0001-01-01', '0001-01-02'],
  ])('the day after %s is %s', (date, next) => {
    expect(dayAfter(date)).toBe(next)
  })

  test.each([
    ['2021-09-29T15:59:59.999Z', '2021-09-29'],
    ['2021-09-29T16:00:00Z', '2021-09-30'],
    ['2021-12-31T16:00:00Z', '2022-01-01'],
    ['2024-02-28T20:00:00+04:00', '2024-02-29'],
  ])('at %s it is %s in China', (instant, day) => {
    expect(dayInChina(new Date(instant))).toBe(day)
  })
})

test('the day after the last day is after every day', () => {
  expect(dayAfter('9999-12-31') > '9999-12-31').toBe(true)
})

test.each([
  ['year', '2023-04-11', '2024-03-01', ['2023', '2024'], '2024-01-01', '2024-12-31'],
  ['half-year', '2023-07-01', '2024-01-01', ['2023-H2', '2024-H1'], '2024-01-01', '2024-06-30'],
  ['quarter', '2023-02-28', '2023-04-01', ['2023-Q1', '2023-Q2'], '2023-04-01', '2023-06-30'],
  ['month', '2023-12-31', '2024-02-29', ['2023-12', '2024-01', '2024-02'], '2024-02-01', '2024-02-29'],
  ['week', '2021-01-01', '2021-01-04', ['2020-W53', '2021-W01'], '2021-01-04', '2021-01-10'],
] as const)('every %s from %s to %s', (every, from, day, names, first, last) => {
  const periods = periodsUntil(every, from, day)
  expect(periods.map(({ name }) => name)).toEqual(names)
  expect(periods.at(-1)).toMatchObject({ from: first, until: last })
})

test.each([
  ['2023', { from: '2023-01-01', until: '2023-12-31' }],
  ['2024-02', { from: '2024-02-01', until: '2024-02-29' }],
  ['2024-02-29', { from: '2024-02-29', until: '2024-02-29' }],
  ['2023-13', undefined],
  ['2023-02-29', undefined],
  ['', undefined],
])('%j stands for its days', (text, days) => expect(daysOf(text)).toEqual(days))
