import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blocksOf, ofSort, runSession } from './examples-of-markdown.js'
import { kindsChapter } from './kinds-chapter.js'

// The walk-through of standards/README.md runs, and its chapter on kinds says what the kinds say.

const file = 'standards/README.md'
const blocks = blocksOf(file)
const sessions = ofSort(blocks, 'console')

test('it shows how to look over, try and use a standard', () => {
  expect(sessions.map((text) => text.split(' ')[2])).toEqual(['lint', 'test', 'test', 'check'])
})

test.each(sessions.map((text) => [text.split('\n', 1)[0]!, text] as const))('%s', (_, text) => {
  const { stdout, stderr, expected } = runSession(text, blocks)
  expect(stderr).toBe('')
  expect(stdout).toBe(expected)
})

test('its chapter on kinds is what the kinds say; UPDATE_README=1 writes it', () => {
  const text = readFileSync(file, 'utf8')
  const between = /(<!-- kinds: begin .*-->\n)[\s\S]*(<!-- kinds: end -->)/
  const renewed = text.replace(between, (_, begin, end) => `${begin}\n${kindsChapter()}\n\n${end}`)
  if (process.env.UPDATE_README === '1') writeFileSync(file, renewed)
  else expect(text).toBe(renewed)
})
