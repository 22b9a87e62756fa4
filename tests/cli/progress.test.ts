import { expect, test } from 'vitest'
import { progressOn } from '../../src/cli/progress.js'
import { words } from '../../src/cli/words.js'

/** A stream that keeps what is written, and a clock that stands until somebody moves it. */
function watched(bytes: number | undefined, isTTY = true) {
  const written: string[] = []
  let time = 5000
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 }
  const progress = progressOn(stream, words.progress.en, bytes, () => time)
  return {
    written,
    progress,
    pass: (milliseconds: number, records: number, read: number) => {
      time += milliseconds
      progress.read(read)
      for (let index = 0; index < records; index++) progress.record()
    },
  }
}

const shown = (written: readonly string[]) => written.map((text) => text.replace('\r\u001b[K', ''))

test('what is done soon is not told', () => {
  const { progress, pass, written } = watched(1000)
  pass(900, 1024, 500)
  progress.done()
  expect(written).toEqual([])
})

test('records, their rate and the time left are told now and then, and wiped away at the end', () => {
  const { progress, pass, written } = watched(1_000_000)
  pass(1000, 1024, 100_000)
  pass(100, 1024, 10_000)
  pass(900, 2048, 90_000)
  progress.done()
  expect(shown(written)).toEqual([
    '256 records checked, 256 a second, about 9 s left',
    '2304 records checked, 1152 a second, about 8 s left',
    '',
  ])
  expect(written.every((text) => text.startsWith('\r\u001b[K'))).toBe(true)
})

test('long times are told in minutes', () => {
  const { pass, written } = watched(1_000_000)
  pass(10_000, 256, 10_000)
  expect(shown(written)).toEqual(['256 records checked, 26 a second, about 17 min left'])
  expect(words.progress.zh(256, 26, 990)).toBe('已核对 256 条，每秒 26 条，约剩 17 分')
})

test('of what has no size, and of what is read to its end, no time is told', () => {
  const stdin = watched(undefined)
  stdin.pass(2000, 256, 10_000)
  const whole = watched(10_000)
  whole.pass(2000, 256, 10_000)
  const unread = watched(10_000)
  unread.pass(2000, 256, 0)
  for (const { written } of [stdin, whole, unread])
    expect(shown(written)).toEqual(['256 records checked, 128 a second'])
})

test('nothing is told where nobody watches', () => {
  const { progress, pass, written } = watched(1000, false)
  pass(5000, 1024, 500)
  progress.done()
  expect(written).toEqual([])
})
