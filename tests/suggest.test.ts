import { expect, test } from 'vitest'
import { didYouMean } from '../src/suggest.js'

const words = ['sandplay-room', 'reading-area', 'totalArea', 'area', '心理顾问', '阅览区', 'a'.repeat(65)]

test.each([
  ['sandpaly-room', 'sandplay-room'],
  ['sandplayroom', 'sandplay-room'],
  ['sand-play-room', 'sandplay-room'],
  ['Sandplay-Room', 'sandplay-room'],
  ['reding-aera', 'reading-area'],
  ['totalarea', 'totalArea'],
  ['aera', 'area'],
  ['arae', 'area'],
  ['are', 'area'],
  ['心里顾问', '心理顾问'],
  ['阅读区', '阅览区'],
])('for "%s" suggests %s', (word, meant) => {
  expect(didYouMean(word, words)).toBe(`did you mean "${meant}"?`)
})

test.each(['', 'x', 'ear', 'kitchen', 'room', '沙盘室', 'sand', 'b'.repeat(65), 'a'.repeat(64)])(
  'for "%s" suggests nothing',
  (word) => {
    expect(didYouMean(word, words)).toBeUndefined()
  },
)

test('the nearest word is suggested, whatever the order', () => {
  expect(didYouMean('staf', ['stuff', 'staff'])).toBe('did you mean "staff"?')
  expect(didYouMean('staf', ['staff', 'stuff'])).toBe('did you mean "staff"?')
  expect(didYouMean('staff', [])).toBeUndefined()
})

test('a very long word is no reason to wait', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `${index}`.padEnd(64, 'x'))
  expect(didYouMean('y'.repeat(1_000_000), many)).toBeUndefined()
})
