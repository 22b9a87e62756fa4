import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, digestOf } from '../../src/standard/digest.js'
import { edited, load, texts } from './rule-set.js'

const digest = (files: Record<string, string> = {}) => {
  const { standards, problems } = load(files)
  expect(problems.filter(({ code }) => code !== 'uncovered-clause')).toEqual([])
  return standards.find(({ id }) => id === 'doc/site')!.digest
}
const usual = digest()

test('a digest is SHA-256 of the canonical JSON, in hexadecimal', () => {
  const value = { b: ['面积', 1.5], a: null }
  expect(digestOf(value)).toBe(createHash('sha256').update(canonicalJson(value)).digest('hex'))
})

test.each([
  ['the order of the keys', 'version: 1.0.0\ndocument: doc\n', 'document: doc\nversion: 1.0.0\n'],
  ['the order of the keys of a requirement', '    kind: area\n    of: area\n', '    of: area\n    kind: area\n'],
  ['a comment', 'requirements:', '# what is required\nrequirements:'],
  ['the way a text is written', 'version: 1.0.0', 'version: "1.0.0"'],
  ['the alias of a term', ', library] }\n', ', 总馆] }\n'],
  ['the blank before a unit', '100 m²', '100㎡'],
])('%s makes no difference', (_, passage, instead) => {
  expect(digest({ 'site.yaml': edited('site.yaml', passage, instead) })).toBe(usual)
})

test.each([
  ['the version', '1.0.0', '1.0.1'],
  ['the title', 'zh: 标准', 'zh: 标准一'],
  ['whom it applies to', ', host: library }', ' }'],
  ['a figure', '100 m²', '100.01 m²'],
  ['a bound', 'atLeast', 'atMost'],
  ['a clause', 'clause: 一/1', 'clause: 一/2'],
  ['what is covered', 'covers: [area]', 'covers: [area, basis]'],
  ['an obligation', 'must', 'should'],
  ['a wording', '    kind: area\n', '    kind: area\n    wording: 不少于\n'],
  ['a note', '    kind: area\n', '    kind: area\n    note: { zh: 注, en: note }\n'],
  ['a statement', 'zh: 面积', 'zh: 总面积'],
  ['a condition', ', library] }\n', ', branch] }\n'],
  ['a condition taken out', "    when: { '==': [{ var: host }, library] }\n", ''],
  ['a due day', 'requirements:', 'due: { milestone: built, by: "2021-09-30" }\nrequirements:'],
  ['the time in force', 'requirements:', 'inForce: { from: "2021-03-27" }\nrequirements:'],
  ['the id of a requirement', '  total-area:', '  area:'],
])('%s makes a difference', (_, passage, instead) => {
  expect(digest({ 'site.yaml': edited('site.yaml', passage, instead) })).not.toBe(usual)
})

test('the time in force of the document makes a difference', () => {
  expect(digest({ 'document.yaml': edited('document.yaml', 'from: "2021', 'from: "2020') })).not.toBe(usual)
})

test('what lies beside the standard makes none', () => {
  expect(digest({ 'second.yaml': texts['site.yaml'].replace('doc/site', 'doc/second') })).toBe(usual)
})

test.each([
  [{ b: 1, a: [true, 'x', null, -0.5] }, '{"a":[true,"x",null,-0.5],"b":1}'],
  [{ a: undefined, 面: '\u2028"\\', A: {} }, '{"A":{},"面":"\u2028\\"\\\\"}'],
  [[{ y: 1, x: 2 }, []], '[{"x":2,"y":1},[]]'],
])('%j is written as %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})
