import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { counterexamples } from './law.js'

// The table of laws in tests/README.md is that of the tests.

const table = [...readFileSync('tests/README.md', 'utf8').matchAll(/^\| +(\S[^|]*?) +\| +`([\w/.-]+\.test\.ts)` +\|/gm)]
const listed = table.map(([, law, file]) => ({ law: law!, file: file! }))

/** The names of the tests in a file: the first text behind `law(`, `test(` or `test.each(…)(`. */
const testsOf = (file: string): string[] =>
  [
    ...readFileSync(`tests/${file}`, 'utf8').matchAll(
      /(?:^|\n)(?:law|test)(?:\.each(?:<[^>]*>)?\([\s\S]*?\n\]\))?\(\s*'((?:[^'\\]|\\.)+)'/g,
    ),
  ].map(([, name]) => name!)

test('every law of the table is a test', () => {
  const missing = listed.filter(({ law, file }) => !existsSync(`tests/${file}`) || !testsOf(file).includes(law))
  expect(missing).toEqual([])
  expect(listed.length).toBeGreaterThan(15)
})

test('every test of a law stands in the table', () => {
  const files = readdirSync('tests/laws').filter((name) => name.endsWith('.test.ts') && name !== 'table.test.ts')
  const tests = files.flatMap((name) => testsOf(`laws/${name}`).map((law) => ({ law, file: `laws/${name}` })))
  const unlisted = tests.filter(({ law, file }) => !listed.some((each) => each.law === law && each.file === file))
  expect(unlisted).toEqual([])
})

test('every counterexample that is kept is one of a law', () => {
  const laws = listed.map(({ law }) => `${law.replaceAll(/[^\p{L}\d]+/gu, '-')}.json`)
  expect(readdirSync(counterexamples).filter((name) => !laws.includes(name))).toEqual([])
})
