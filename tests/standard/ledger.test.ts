import { expect, test } from 'vitest'
import { edited, load } from './rule-set.js'

// Every clause said to be checked is checked, and nothing is checked that is said not to be.

const clause = (key: string, treatment: string) =>
  `  ${key}: { at: 二, summary: { zh: 二, en: two }, treatment: ${treatment}, reason: { zh: 无, en: none } }\n`
const withClause = (treatment: string) => edited('clauses.yaml', 'clauses:\n', `clauses:\n${clause('more', treatment)}`)
const covering = (from: string) => edited('site.yaml', `covers: [${from}]`, `covers: [${from}, more]`)

test.each([
  ['encoded', 'area', []],
  ['attested', 'quiet', []],
  ['encoded', undefined, ['clauses.yaml:3 uncovered-clause']],
  ['attested', undefined, ['clauses.yaml:3 uncovered-clause']],
  ['encoded', 'quiet', ['clauses.yaml:3 uncovered-clause']],
  ['attested', 'area', ['clauses.yaml:3 uncovered-clause']],
  ['narrative', undefined, []],
  ['metadata', undefined, []],
  ['reported', undefined, []],
  ['awaiting', undefined, []],
  ['narrative', 'area', ['clauses.yaml:3 uncovered-clause']],
  ['awaiting', 'quiet', ['clauses.yaml:3 uncovered-clause']],
])('a clause that is %s, covered by the requirement on %s', (treatment, by, problems) => {
  const files = { 'clauses.yaml': withClause(treatment), ...(by !== undefined && { 'site.yaml': covering(by) }) }
  const loaded = load(files)
  expect(loaded.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(problems)
  expect(loaded.standards).toHaveLength(1)
})

test('a requirement of another document covers nothing of this one', () => {
  const { problems } = load({
    'clauses.yaml': withClause('encoded'),
    'b/document.yaml': edited('document.yaml', 'document: doc', 'document: other'),
    'b/clauses.yaml': `document: other\nclauses:\n${clause('more', 'encoded')}`,
    'b/site.yaml': edited('site.yaml', 'document: doc', 'document: other')
      .replace('doc/site', 'other/site')
      .replace('[area]', '[more]')
      .replace('[quiet]', '[more]'),
  })
  expect(problems.map(({ file, code }) => [file, code])).toEqual([['clauses.yaml', 'uncovered-clause']])
})

test('the clauses of a standard that did not load are not to blame', () => {
  const { problems } = load({ 'site.yaml': edited('site.yaml', 'must', 'shall') })
  expect(problems.map(({ code }) => code)).toEqual(['invalid-value'])
})
