import { expect, test } from 'vitest'
import { readQuantity } from '../../src/record/quantity.js'
import { vocabulary } from '../expr/check-expression.js'

test.each([
  ['150 m²', 150, 'm²'],
  ['150m2', 150, 'm²'],
  ['150㎡', 150, 'm²'],
  ['12.50 平方米', 12.5, 'm²'],
  ['  3 h/week ', 3, 'h/week'],
  ['40 小时/周', 40, 'h/week'],
  ['0 m²', 0, 'm²'],
])('reads %s', (text, value, unit) => {
  expect(readQuantity(text, vocabulary)).toEqual({ value, unit })
})

test.each([
  '150',
  '',
  'm²',
  '约150 m²',
  '150 m² 左右',
  '>150 m²',
  '150-200 m²',
  '-150 m²',
  '+150 m²',
  '1,500 m²',
  '1 500 m²',
  '1.5e2 m²',
  '.5 m²',
  '150. m²',
  '150 亩',
  '150 m² m²',
  '一百五十 m²',
  '150,5 m²',
  '１５０ m²',
  'NaN m²',
  'Infinity m²',
])('reads no quantity in "%s"', (text) => {
  expect(readQuantity(text, vocabulary)).toBeUndefined()
})

test('reads no quantity beyond all numbers', () => {
  expect(readQuantity(`${'9'.repeat(400)} m²`, vocabulary)).toBeUndefined()
})
