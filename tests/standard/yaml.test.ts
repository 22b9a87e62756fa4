import { spawnSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { maxYamlBytes, readYaml } from '../../src/yaml.js'

const problemsOf = (text: string) => {
  const read = readYaml(text, 'a.yaml')
  return read.ok ? [] : read.problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
}

const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join(
  '\n',
)

test.each([
  ['an empty file', '', ['a.yaml:1:1 empty-file']],
  ['a file of blanks', ' \n\t\n', ['a.yaml:1:1 empty-file']],
  ['a file of a byte order mark', '\ufeff', ['a.yaml:1:1 empty-file']],
  ['a key given twice', 'a: 1\nb: 2\na: 3\n', ['a.yaml:3:1 invalid-yaml']],
  ['a key given twice inside', 'a:\n  b: 1\n  b: 2\n', ['a.yaml:3:3 invalid-yaml']],
  ['YAML 1.1', '%YAML 1.1\n---\na: yes\n', ['a.yaml:1:1 invalid-yaml']],
  ['an alias', 'a: &x 1\nb: *x\n', ['a.yaml:2:4 invalid-yaml']],
  ['an alias of nothing', 'a: *x\n', ['a.yaml:1:4 invalid-yaml']],
  ['aliases that double forty times', bomb, ['a.yaml:2:10 invalid-yaml']],
  ['a full-width colon', 'a: 1\nb：2\nc: 3\n', ['a.yaml:2:1 invalid-yaml']],
  ['a tab for indentation', 'a:\n\tb: 1\n', ['a.yaml:2:1 invalid-yaml']],
  ['an unknown tag', 'a: !!js/function x\n', ['a.yaml:1:4 invalid-yaml']],
  ['two documents', 'a: 1\n---\na: 2\n', ['a.yaml:2:1 invalid-yaml']],
  ['an open bracket', 'a: [1, 2\n', ['a.yaml:2:1 invalid-yaml']],
])('refuses %s, and says where', (_, text, problems) => {
  expect(problemsOf(text).slice(0, 1)).toEqual(problems)
})

test.each([
  ['brackets', `${'['.repeat(300)}${']'.repeat(300)}`],
  ['braces', `${'{a: '.repeat(300)}${'}'.repeat(300)}`],
  ['dashes', `${'- '.repeat(300)}x`],
  ['indentation', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
])('refuses levels without end of %s', (_, text) => {
  expect(readYaml(text)).toMatchObject({ ok: false, problems: [{ code: 'too-deep' }] })
})

// A stack overflow inside a regular expression is no error that can be caught: it ends the process.
test('one file nested without end after another does not end the process', () => {
  const bundle = buildSync({
    entryPoints: ['src/yaml.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  })
  const script = `${bundle.outputFiles[0]!.text}
    for (const text of ['['.repeat(1e5), '['.repeat(2e4) + ']'.repeat(2e4)])
      if (module.exports.readYaml(text).ok) process.exit(1)`
  expect(spawnSync(process.execPath, ['-'], { input: script }).status).toBe(0)
})

test('refuses more text than it can place', () => {
  expect(readYaml(`a: ${'x'.repeat(maxYamlBytes)}`)).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] })
})

test.each([
  ['yes and no as text', 'a: yes\nb: off\n', { a: 'yes', b: 'off' }],
  ['days as text', 'a: 2021-09-30\n', { a: '2021-09-30' }],
  ['times as text', 'a: 09:30\nb: 12:30:00\n', { a: '09:30', b: '12:30:00' }],
  ['a version of three numbers as text', 'a: 1.0.0\n', { a: '1.0.0' }],
  ['keys as text', '1.10: a\n007: b\nnull: c\n', { '1.10': 'a', '007': 'b', null: 'c' }],
  ['a byte order mark and %YAML 1.2', '\ufeff%YAML 1.2\n---\na: 1\n', { a: 1 }],
  ['merge keys as keys', '<<: { a: 1 }\n', { '<<': { a: 1 } }],
])('reads %s', (_, text, value) => {
  const read = readYaml(text)
  expect(read.ok && read.value.value).toEqual(value)
})

test('counts lines that end as on Windows', () => {
  const read = readYaml('a: 1\r\nb:\r\n  - c\r\n')
  expect(read.ok && read.value.positionOf(['b', 0])).toEqual({ line: 3, column: 5 })
})

test('reads the key __proto__ as a key', () => {
  const read = readYaml('__proto__: { polluted: true }\n')
  expect(read.ok && Object.keys(read.value.value as object)).toEqual(['__proto__'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

const placed = readYaml('a: 1\nb:\n  - c: x\n    d: [2, 3]\n  -\n面积: "4"\n')
test.each<[(string | number)[], boolean, number, number]>([
  [[], false, 1, 1],
  [['a'], false, 1, 4],
  [['a'], true, 1, 1],
  [['b', 0, 'd', 1], false, 4, 12],
  [['b', 0, 'd'], true, 4, 5],
  [['b', '0', 'c'], false, 3, 8],
  [['面积'], false, 6, 5],
  [['b', 0, 'missing', 'deeper'], false, 3, 5],
  [['b', 7], false, 3, 3],
  [['a', 'inside'], false, 1, 4],
  [['none'], true, 1, 1],
])('finds the place of %j (the key: %s)', (keys, atKey, line, column) => {
  expect(placed.ok && placed.value.positionOf(keys, atKey)).toEqual({ line, column })
})

test('100,000 keys of one map are read, each has its place, and those given twice are told in their order', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `key${index}`)
  const text = keys.map((key) => `${key}: 1\n`).join('')
  const read = readYaml(text)
  expect(read.ok && Object.keys(read.value.value as object)).toEqual(keys)
  const places = keys.map((key) => read.ok && read.value.positionOf([key], true).line)
  expect(places).toEqual(keys.map((_, index) => index + 1))
  const twice = readYaml(`${text}key7: 2\n"key5": 2\n`)
  expect(!twice.ok && twice.problems).toEqual(
    [100_001, 100_002].map((line) => ({ code: 'invalid-yaml', message: 'Map keys must be unique', line, column: 1 })),
  )
})

test('a key given twice is told among other slips, in the order of the text', () => {
  const read = readYaml('a: @\nb: 1\nb: 2\nc: `\n')
  expect(!read.ok && read.problems.map(({ line }) => line)).toEqual([1, 3, 4])
})
