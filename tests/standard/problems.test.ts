import { describe, expect, test } from 'vitest'
import { edited, type File, load, noteOf, texts } from './rule-set.js'

// What is wrong with a file, and where: each Problem leads to the place it speaks of.

type Row = readonly [what: string, passage: string, instead: string, problems: string[]]

function refused(file: File, rows: readonly Row[]): void {
  describe(`${file} is refused for`, () => {
    test.each(rows)('%s', (_, passage, instead, problems) => {
      const { standards, problems: found } = load({ [file]: edited(file, passage, instead) })
      expect(found.map(noteOf).filter((note) => note.startsWith(file))).toEqual(problems)
      if (file === 'site.yaml') expect(standards).toEqual([])
    })
  })
}

test('the files as they are load without a Problem', () => {
  const { standards, documents, problems } = load()
  expect(problems).toEqual([])
  expect([standards.map(({ id }) => id), documents.map(({ id }) => id)]).toEqual([['doc/site'], ['doc']])
})

refused('site.yaml', [
  ['a missing key', 'version: 1.0.0\n', '', ['site.yaml:1:1 missing-key']],
  ['a missing list of clauses', '    covers: [area]\n', '', ['site.yaml:8:5 missing-key']],
  ['a missing clause', '    clause: 一/1\n', '', ['site.yaml:8:5 missing-key']],
  ['a missing obligation', '    obligation: must\n', '', ['site.yaml:8:5 missing-key']],
  ['a missing statement', '    statement: { zh: 面积, en: area }\n', '', ['site.yaml:8:5 missing-key']],
  ['a missing kind', '    kind: area\n', '', ['site.yaml:8:5 unknown-kind']],
  ['a missing field of a kind', '    of: area\n', '', ['site.yaml:8:5 missing-key']],
  ['a label in one language', 'en: area }', '}', ['site.yaml:11:16 missing-key']],
  [
    'a misspelt key',
    'version:',
    'verison:',
    ['site.yaml:1:1 missing-key', 'site.yaml:2:1 unknown-key; did you mean "version"?'],
  ],
  ['a misspelt key of a requirement', '    when:', '    whem:', ['site.yaml:22:5 unknown-key; did you mean "when"?']],
  ['a misspelt field of a kind', 'atLeast:', 'atleast:', ['site.yaml:14:5 unknown-key; did you mean "atLeast"?']],
  [
    'a field of another kind',
    '    kind: area',
    '    kind: rooms',
    ['site.yaml:13:9 invalid-value', 'site.yaml:14:14 invalid-value'],
  ],
  [
    'an alias for a term nobody knows',
    'requirements:',
    'aliases: { hosts: { libary: [书馆] } }\nrequirements:',
    ['site.yaml:6:29 unknown-term; did you mean "library"?'],
  ],
  [
    'an alias that names another term',
    'requirements:',
    'aliases: { hosts: { library: [分馆] } }\nrequirements:',
    ['site.yaml:6:31 duplicate-term'],
  ],
  ['an unknown kind', 'kind: area', 'kind: aera', ['site.yaml:12:11 unknown-kind; did you mean "area"?']],
  ['an unknown kind unlike any', 'kind: area', 'kind: x', ['site.yaml:12:11 unknown-kind']],
  ['an unknown fact', 'of: area', 'of: aera', ['site.yaml:13:9 unknown-fact; did you mean "area"?']],
  ['a fact of another type', 'of: quiet', 'of: area', ['site.yaml:21:9 type-mismatch']],
  ['a unit nobody knows', '100 m²', '100 kg', ['site.yaml:14:14 unit-mismatch']],
  ['a unit of something else', '100 m²', '100 h/week', ['site.yaml:14:14 unit-mismatch']],
  [
    'a fact in another unit',
    'of: area',
    'of: hours',
    ['site.yaml:13:9 unit-mismatch', 'site.yaml:14:14 unit-mismatch'],
  ],
  ['a figure without a unit', '100 m²', '"100"', ['site.yaml:14:14 unit-mismatch']],
  ['a number for a figure with its unit', '100 m²', '100', ['site.yaml:14:14 invalid-value']],
  [
    'an unknown clause',
    'covers: [area]',
    'covers: [area, aria]',
    ['site.yaml:9:20 unknown-clause; did you mean "area"?'],
  ],
  ['a clause of JavaScript itself', 'covers: [area]', 'covers: [area, constructor]', ['site.yaml:9:20 unknown-clause']],
  ['a clause covered twice', 'covers: [area]', 'covers: [area, area]', ['site.yaml:9:20 duplicate-id']],
  ['no clause at all', 'covers: [area]', 'covers: []', ['site.yaml:9:13 invalid-value']],
  ['an unknown obligation', 'must', 'shall', ['site.yaml:10:17 invalid-value']],
  ['a version that is a number', '1.0.0', '1.0', ['site.yaml:2:10 invalid-value']],
  ['a version of two numbers', '1.0.0', '"1.0"', ['site.yaml:2:10 invalid-value']],
  [
    'a clause that is a number, and would lose its nought',
    'clause: 一/1',
    'clause: 1.10',
    ['site.yaml:8:13 invalid-value'],
  ],
  ['an id that is none', '  total-area:', '  total_area:', ['site.yaml:7:3 invalid-value']],
  [
    'a requirement that says nothing',
    '    when:',
    '  empty:\n  other:',
    ['site.yaml:22:9 unknown-kind', 'site.yaml:23:10 unknown-kind'],
  ],
  ['a document nobody knows', 'document: doc', 'document: dock', ['site.yaml:3:11 invalid-value; did you mean "doc"?']],
  [
    'an unknown fact it applies to',
    'host: library }',
    'hots: library }',
    ['site.yaml:5:34 unknown-fact; did you mean "host"?'],
  ],
  ['a fact it applies to that is no term', 'host: library }', 'area: library }', ['site.yaml:5:34 type-mismatch']],
  [
    'an unknown term it applies to',
    'host: library }',
    'host: libary }',
    ['site.yaml:5:34 unknown-term; did you mean "library"?'],
  ],
  [
    'a milestone nobody knows',
    'requirements:',
    'due: { milestone: bilt, by: "2021-09-30" }\nrequirements:',
    ['site.yaml:6:19 unknown-fact; did you mean "built"?'],
  ],
  [
    'a milestone that is none',
    'requirements:',
    'due: { milestone: area, by: "2021-09-30" }\nrequirements:',
    ['site.yaml:6:19 type-mismatch'],
  ],
  [
    'a due day that is none',
    'requirements:',
    'due: { milestone: built, by: "2021-09-31" }\nrequirements:',
    ['site.yaml:6:30 invalid-value'],
  ],
  [
    'a time in force that ends before it begins',
    'requirements:',
    'inForce: { from: "2021-09-30", until: "2021-09-29" }\nrequirements:',
    ['site.yaml:6:39 invalid-value'],
  ],
  ['an unknown operator', "'=='", "'='", ['site.yaml:22:18 invalid-expression; did you mean "=="?']],
  ['an unknown fact in a condition', 'var: host', 'var: hots', ['site.yaml:22:27 unknown-fact; did you mean "host"?']],
  [
    'an unknown term in a condition',
    ', library] }\n',
    ', libary] }\n',
    ['site.yaml:22:35 unknown-term; did you mean "library"?'],
  ],
  [
    'a condition that is no yes or no',
    "{ '==': [{ var: host }, library] }\n",
    '{ var: area }\n',
    ['site.yaml:22:11 type-mismatch'],
  ],
  ['a condition that reaches into JavaScript', 'var: host', 'var: __proto__', ['site.yaml:22:27 invalid-expression']],
  ['a condition left blank', "{ '==': [{ var: host }, library] }\n", '\n', ['site.yaml:22:11 invalid-expression']],
])

refused('document.yaml', [
  ['a missing key', 'issued: "2021-03-26"\n', '', ['document.yaml:1:1 missing-key']],
  ['a day that is none', 'issued: "2021-03-26"', 'issued: "2021-03-32"', ['document.yaml:5:9 invalid-value']],
  ['a number of the paper that is a number', '〔2021〕1号', '1.10', ['document.yaml:4:9 invalid-value']],
  [
    'a misspelt key',
    'issuer:',
    'isuer:',
    ['document.yaml:1:1 missing-key', 'document.yaml:3:1 unknown-key; did you mean "issuer"?'],
  ],
])

refused('document.yaml', [
  [
    'a time in force that ends before it begins',
    '{ from: "2021-03-26" }',
    '{ from: "2021-03-26", until: "2021-03-25" }',
    ['document.yaml:6:39 invalid-value'],
  ],
])

refused('clauses.yaml', [
  [
    'a document nobody knows',
    'document: doc',
    'document: dok',
    ['clauses.yaml:1:11 invalid-value; did you mean "doc"?'],
  ],
  ['an unknown treatment', 'narrative', 'narative', ['clauses.yaml:5:62 invalid-value; did you mean "narrative"?']],
  ['a clause left out without a reason', ', reason: { zh: 无, en: none }', '', ['clauses.yaml:5:10 missing-key']],
  ['a place that is a number', 'at: 一/1', 'at: 1.10', ['clauses.yaml:3:15 invalid-value']],
  [
    'a misspelt key',
    'summary: { zh: 面积',
    'sumary: { zh: 面积',
    ['clauses.yaml:3:9 missing-key', 'clauses.yaml:3:20 unknown-key; did you mean "summary"?'],
  ],
])

test.each(['sight', 'constructor'])('site.yaml is refused for the type of record %s', (type) => {
  const { standards, problems } = load({ 'site.yaml': edited('site.yaml', 'record: site', `record: ${type}`) })
  expect([standards, noteOf(problems[0]!)]).toEqual([[], 'site.yaml:5:22 invalid-value'])
})

describe('everything that is wrong is reported at once', () => {
  test.each<[string, string, string[]]>([
    [
      'in several requirements',
      texts['site.yaml']
        .replace('kind: area', 'kind: aera')
        .replace('should', 'shall')
        .replace('of: quiet', 'of: quite'),
      ['site.yaml:12:11 unknown-kind; did you mean "area"?', 'site.yaml:18:17 invalid-value'],
    ],
    [
      'in one requirement',
      texts['site.yaml']
        .replace('[quiet]', '[silence]')
        .replace('of: quiet', 'of: quite')
        .replace('var: host', 'var: hots'),
      [
        'site.yaml:17:14 unknown-clause',
        'site.yaml:21:9 unknown-fact; did you mean "quiet"?',
        'site.yaml:22:27 unknown-fact; did you mean "host"?',
      ],
    ],
    [
      'above the requirements and in them',
      texts['site.yaml'].replace('1.0.0', '1.0').replace('kind: area', 'kind: aera'),
      ['site.yaml:2:10 invalid-value', 'site.yaml:12:11 unknown-kind; did you mean "area"?'],
    ],
  ])('%s', (_, text, problems) => {
    expect(load({ 'site.yaml': text }).problems.map(noteOf)).toEqual(expect.arrayContaining(problems))
  })

  test('in several files', () => {
    const { problems } = load({
      'site.yaml': edited('site.yaml', 'must', 'shall'),
      'clauses.yaml': edited('clauses.yaml', 'narrative', 'narative'),
      'other.yaml': '',
    })
    const files = new Set(problems.map(({ file }) => file))
    expect([...files].sort()).toEqual(['clauses.yaml', 'other.yaml', 'site.yaml'])
  })
})
