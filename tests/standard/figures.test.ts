import { describe, expect, test } from 'vitest'
import { figuresIn } from '../../src/standard/figures.js'

describe('the numbers that a text names', () => {
  test.each([
    ['县级总馆≥150㎡', [150]],
    ['at least 19.5 m² and 1,151 rooms', [19.5, 1151]],
    ['１５０平方米', [150]],
    ['由十八个部门组成', [18]],
    ['两名专职人员', [2]],
    ['三室一厅', [3, 1]],
    ['四类', [4]],
    ['一百五十、二百零五、两千', [150, 205, 2000]],
    ['3万人，1.2亿元，十二万三千', [30_000, 120_000_000, 123_000]],
    ['二〇二一', [2, 0, 2, 1, 2021]],
    ['两三名', [2, 3, 23]],
    ['百分之三十', [30]],
    ['半小时', [0.5]],
    ['at least two rooms, twice a week', [2, 2]],
    ['24h, type A4, m2', [24]],
    ['多名顾问', []],
  ])('%s', (text, numbers) => {
    expect([...figuresIn(text).numbers]).toEqual([...new Set(numbers)])
  })
})

describe('the days that a text names', () => {
  test.each([
    ['2021年9月底前建成', ['2021-09-30']],
    ['2021年9月30日前', ['2021-09-30']],
    ['2024年2月末', ['2024-02-29']],
    ['2023年10月中旬', ['2023-10-20']],
    ['2023年10月', ['2023-10-31']],
    ['9月底前', ['-09-30']],
    ['2023年底前', ['2023-12-31']],
    ['年内建成', ['-12-31']],
    ['2023年三季度', ['2023-09-30']],
    ['2023年上半年', ['2023-06-30']],
    ['by the end of September 2021', ['2021-09-30']],
    ['by 30 September 2021', ['2021-09-30']],
    ['by September 30, 2021', ['2021-09-30']],
    ['by end of 2023', ['2023-12-31']],
    ['by 2021-09-30 or 2021.9.30', ['2021-09-30']],
    ['2021年13月', ['2021-12-31']],
  ])('%s', (text, days) => {
    expect([...figuresIn(text).days]).toEqual(days)
  })

  test('are no numbers besides', () => {
    expect([...figuresIn('2021年9月底前建成3处').numbers]).toEqual([3])
  })
})
