import { expect, test } from 'vitest'
import { edited, load, loadOnly, noteOf, texts } from './rule-set.js'

const second = texts['site.yaml'].replace('doc/site', 'doc/second')
const ids = (loaded: ReturnType<typeof load>) => loaded.standards.map(({ id }) => id)

test.each([
  ['an empty file', ''],
  ['a file that is no YAML', 'a: [1'],
  ['a file that is a list', '- a\n- b\n'],
  ['a file of full-width colons', 'standard：doc/other\n'],
  ['a standard that is wrong', texts['site.yaml'].replace('doc/site', 'doc/other').replace('must', 'shall')],
])('a good standard loads although %s lies beside it', (_, text) => {
  const loaded = load({ 'other.yaml': text })
  expect(ids(loaded)).toEqual(['doc/site'])
  expect(loaded.problems.map(({ file }) => file)).toEqual(['other.yaml'])
})

test.each(['vocabulary.yaml', 'document.yaml', 'clauses.yaml'] as const)(
  'nothing is thrown where %s is not usable',
  (file) => {
    for (const text of ['', 'a', '- a', 'a: 1', `${file.replace('.yaml', '')}:`]) {
      const loaded = load({ [file]: text })
      expect(loaded.problems.some((problem) => problem.file === file)).toBe(true)
      expect(loaded.standards).toEqual([])
    }
  },
)

test('standards are in the order of their ids, whatever their files are called', () => {
  expect(ids(load({ 'a.yaml': second }))).toEqual(['doc/second', 'doc/site'])
})

test.each([
  ['standard', 'again.yaml', texts['site.yaml'], 'again.yaml:1:11 duplicate-id'],
  [
    'document',
    'again/document.yaml',
    edited('document.yaml', 'from: "2021', 'from: "1999'),
    'again/document.yaml:1:11 duplicate-id',
  ],
  ['ledger', 'again/clauses.yaml', texts['clauses.yaml'], 'again/clauses.yaml:1:11 duplicate-id'],
])('a %s given twice is refused the second time', (_, path, text, note) => {
  const loaded = load({ [path]: text })
  expect(loaded.problems.map(noteOf)).toEqual([note])
  expect(loaded.standards.map(({ inForce }) => inForce.from)).toEqual(['2021-03-26'])
})

test('what a standard says is kept, its words resolved', () => {
  const standard = load({
    'site.yaml': edited('site.yaml', 'host: library }', 'host: 总馆 }').replace(', library] }', ', 图书馆] }'),
  }).standards[0]!
  expect(standard).toMatchObject({
    ...{ id: 'doc/site', version: '1.0.0', document: 'doc', inForce: { from: '2021-03-26' } },
    appliesTo: { record: 'site', host: 'library' },
    requirements: [
      { id: 'total-area', clause: '一/1', covers: ['area'], obligation: 'must', wording: null, kind: 'area' },
      { id: 'quiet', obligation: 'should', when: { '==': [{ var: 'host' }, 'library'] } },
    ],
  })
})

test('a standard in force for a time of its own does not take that of its document', () => {
  const inForce = { from: '2022-01-01', until: '2022-12-31' }
  const { standards } = load({
    'site.yaml': edited('site.yaml', 'requirements:', `inForce: ${JSON.stringify(inForce)}\nrequirements:`),
  })
  expect(standards[0]?.inForce).toEqual(inForce)
})

test('rule sets are added to those there are', () => {
  const base = load()
  const own = loadOnly({ 'own.yaml': second }, base)
  expect([own.problems, ids(own)]).toEqual([[], ['doc/second', 'doc/site']])
})

test('a rule set of one’s own takes the place of the one of the same id, once', () => {
  const base = load()
  const newer = edited('site.yaml', '1.0.0', '2.0.0')
  const own = loadOnly({ 'own.yaml': newer }, base)
  expect([own.problems, own.standards.map(({ version }) => version)]).toEqual([[], ['2.0.0']])
  expect(base.standards.map(({ version }) => version)).toEqual(['1.0.0'])

  const twice = loadOnly({ 'own.yaml': newer, 'own-again.yaml': texts['site.yaml'] }, base)
  expect(twice.problems.map(noteOf)).toEqual(['own-again.yaml:1:11 duplicate-id'])
})
