import { describe, expect, test } from 'vitest'
import type { BadCell, Cell } from '../../src/io/rows.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { type CellOptions, readCell, readHoursCell } from '../../src/table/cell.js'
import { subjectOf, targetAt } from '../../src/table/target.js'

// What people write into cells, and what it is taken for. What stands behind as a text is left to `readRecord`,
// which refuses it and says why.

const { vocabulary } = loadRuleSetsFrom('standards')
const site = subjectOf(vocabulary, 'site')!
const read = (path: string, cell: Cell | BadCell, options: Partial<CellOptions> = {}) =>
  readCell(cell, targetAt(path, site, vocabulary)!.fact!, { vocabulary, ...options })

const cases = (path: string, pairs: readonly (readonly [cell: Cell | BadCell, value: unknown])[]) =>
  test.each(pairs)(`${path}: %j is %j`, (cell, value) => expect(read(path, cell).value).toEqual(value))

describe('numbers', () => {
  cases('totalArea', [
    [150, 150],
    ['150', 150],
    ['１５０', 150],
    ['150.5', 150.5],
    ['1,200', 1200],
    ['１，２００．５', 1200.5],
    ['12,345,678', 12345678],
    ['120㎡', 120],
    ['１２０㎡', 120],
    [' 120 平方米 ', 120],
    [0, 0],
  ])
})

describe('what is no plain number stays what it is', () => {
  cases(
    'totalArea',
    [
      ...['约150', '150左右', '150-200', '待定', '>150', '1,20', '1.200,5', '一百五十', '①', '½', '1e3', '1 200', '-5'],
      ...['150人', '150 h/week', '0x10', '150 150', '150㎡以上', 'N/A', '1,200,30'],
    ].map((each) => [each, each] as const),
  )
  cases('totalArea', [
    [-5, -5],
    [true, true],
    [{ bad: '#REF!' }, '#REF!'],
  ])
})

describe('yes and no', () => {
  cases('groundFloor', [
    ...['是', '有', '√', '✓', 'Y', 'y', 'Ｙ', 'yes', 'TRUE', ' 是 '].map((each) => [each, true] as const),
    ...['否', '无', '没有', '×', 'X', 'N', 'no', 'false'].map((each) => [each, false] as const),
    ...['待定', '部分', '1', '0', '是否', '基本是', '?'].map((each) => [each, each] as const),
    [true, true],
    [false, false],
    [1, 1],
    [0, 0],
  ])
})

describe('days', () => {
  cases('built', [
    ['2023-10-31', '2023-10-31'],
    ['2023年10月31日', '2023-10-31'],
    ['２０２３年１月５日', '2023-01-05'],
    ['2023/10/31', '2023-10-31'],
    ['2023.10.31', '2023-10-31'],
    ['2023.1.5', '2023-01-05'],
    ['2023.10', '2023-10'],
    ['2023年10月', '2023-10'],
    ['2023年', '2023'],
    ['2023-9', '2023-09'],
    [2023, '2023'],
    ['是', true],
    ['否', false],
    // A number loses the zero of October.
    ['2023.1', '2023.1'],
    [2023.1, '2023.1'],
    ['2023-02-29', '2023-02-29'],
    ['2023年13月', '2023年13月'],
    ['10月31日', '10月31日'],
    ['2023年底', '2023年底'],
    [45230, '45230'],
    ['2023/10-31', '2023/10-31'],
  ])

  test('a day is asked for where a month does not do, and the other way round', () => {
    const date = { type: 'date', zh: '', en: '' } as const
    const month = { type: 'month', zh: '', en: '' } as const
    expect(readCell('2023年10月31日', date, { vocabulary }).value).toBe('2023-10-31')
    expect(readCell('2023年10月', date, { vocabulary }).value).toBe('2023年10月')
    expect(readCell('2019.10', month, { vocabulary }).value).toBe('2019-10')
    expect(readCell('2019.10.1', month, { vocabulary }).value).toBe('2019.10.1')
  })
})

describe('terms', () => {
  cases('hostType', [
    ['library-branch', 'library-branch'],
    ['图书馆分馆', 'library-branch'],
    ['分馆', 'library-branch'],
    ['library branch', 'library-branch'],
    ['Library  Branch', 'library-branch'],
    ['图 书 馆 分 馆', 'library-branch'],
    ['书店', '书店'],
  ])
  cases('hostTier', [
    ['county, district or county-level city', 'county'],
    ['县（市、区）级', 'county'],
  ])
})

describe('several terms', () => {
  cases('equipment', [
    ['沙发、茶几', ['sofa', 'tea-table']],
    ['沙发，茶几,绿植；电话;电脑\n打印机', ['sofa', 'tea-table', 'plants', 'telephone', 'computer', 'printer']],
    ['sofa; tea table', ['sofa', 'tea-table']],
    ['沙发', ['sofa']],
    ['无', []],
    ['沙发、豆袋', ['sofa', '豆袋']],
    ['沙发：有、茶几：无、绿植：未知', { sofa: true, 'tea-table': false, plants: null }],
    ['沙发、摇椅：认可', ['sofa', { item: '摇椅', accepted: true }]],
    [
      '摇椅：不认可、按摩球：待认可',
      [
        { item: '摇椅', accepted: false },
        { item: '按摩球', accepted: null },
      ],
    ],
    // Whether the telephone is all there is, or is not answered, nobody knows.
    ['沙发：有、电话', '沙发：有、电话'],
    ['沙发：有、沙发：无', '沙发：有、沙发：无'],
  ])

  test('等 leaves a list open', () => {
    expect(read('equipment', '沙发、茶几等')).toEqual({ value: ['sofa', 'tea-table'], open: true })
    expect(read('equipment', '沙发、茶几')).toEqual({ value: ['sofa', 'tea-table'], open: false })
    expect(read('equipment', 'sofa; etc.')).toEqual({ value: ['sofa'], open: true })
  })

  test('a sign that separates may be part of a term', () => {
    expect(read('siteType', '县（市、区）心理健康中心').value).toBe('county-center')
    const levels = { type: 'terms', terms: 'tiers', zh: '', en: '' } as const
    expect(readCell('市级、县（市、区）级、镇级', levels, { vocabulary }).value).toEqual(['city', 'county', 'town'])
  })
})

test('words that somebody gave mean what they say, and blanks nothing', () => {
  const options = { words: { 达标: true, 总部: 'main-library', 长沙发: 'sofa' }, blank: new Set(['/', '未填']) }
  expect(read('groundFloor', '达标', options).value).toBe(true)
  expect(read('hostType', '总部', options).value).toBe('main-library')
  expect(read('equipment', '长沙发、茶几', options).value).toEqual(['sofa', 'tea-table'])
  expect(read('totalArea', '/', options).value).toBeNull()
  expect(read('totalArea', ' 未填 ', options).value).toBeNull()
  expect(read('totalArea', '  ').value).toBeNull()
  expect(read('totalArea', null).value).toBeNull()
  expect(read('address', 'constructor', options).value).toBe('constructor')
})

test.each([
  ['09:00-17:00', '09:00-17:00'],
  ['9:00—17:00', '09:00-17:00'],
  ['９：００～１７：００', '09:00-17:00'],
  ['9:00-11:30，13:00-17:00', '09:00-11:30 13:00-17:00'],
  ['9:00至17:00', '09:00-17:00'],
  ['不开放', 'closed'],
  ['休息', 'closed'],
  ['全天', '全天'],
])('opening hours: %s is %s', (cell, hours) => expect(readHoursCell(cell)).toBe(hours))
