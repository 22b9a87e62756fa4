import { describe, expect, test } from 'vitest'
import { toProblemText } from '../../src/problem.js'
import { readRecord } from '../../src/record/read.js'
import { loadRuleSets } from '../../src/standard/load.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { edited, load, noteOf, texts } from './rule-set.js'

const notes = (text: string, more: Record<string, string> = {}) =>
  load({ 'vocabulary.yaml': text, ...more }).problems.map(noteOf)

describe('a vocabulary is refused for', () => {
  test.each([
    ['a word of two terms', 'en: branch }', 'en: branch, aliases: [总馆] }', 'vocabulary.yaml:7:13 duplicate-term'],
    [
      'a word of two terms but for its width',
      'en: branch }',
      'en: branch, aliases: [ｌｉｂｒａｒｙ] }',
      'vocabulary.yaml:7:13 duplicate-term',
    ],
    [
      'a word of two terms but for blanks',
      'en: branch }',
      'en: branch, aliases: [总 馆] }',
      'vocabulary.yaml:7:13 duplicate-term',
    ],
    ['a word of two units', 'en: h/week }', 'en: h/week, aliases: [平米] }', 'vocabulary.yaml:3:11 duplicate-term'],
    [
      'a place within one nobody knows',
      'within: jiaxing',
      'within: jiaxin',
      'vocabulary.yaml:10:42 unknown-term; did you mean "jiaxing"?',
    ],
    ['a place within itself', 'within: jiaxing', 'within: nanhu', 'vocabulary.yaml:10:42 invalid-value'],
    ['a unit nobody knows', 'unit: m²', 'unit: m³', 'vocabulary.yaml:14:35 unknown-term; did you mean "m²"?'],
    ['terms nobody knows', 'terms: hosts', 'terms: host', 'vocabulary.yaml:16:32 unknown-term; did you mean "hosts"?'],
    ['terms of JavaScript itself', 'terms: hosts', 'terms: constructor', 'vocabulary.yaml:16:32 unknown-term'],
    [
      'a whole nobody knows',
      'unit: m²,',
      'unit: m², partOf: aera,',
      'vocabulary.yaml:14:47 unknown-term; did you mean "area"?',
    ],
    ['a whole that is no number', 'unit: m²,', 'unit: m², partOf: quiet,', 'vocabulary.yaml:14:47 unknown-term'],
    [
      'a milestone after itself',
      'type: milestone,',
      'type: milestone, after: built,',
      'vocabulary.yaml:19:38 invalid-value',
    ],
    [
      'a milestone after one nobody knows',
      'type: milestone,',
      'type: milestone, after: bilt,',
      'vocabulary.yaml:19:38 unknown-term; did you mean "built"?',
    ],
    [
      'a milestone after what is none',
      'type: milestone,',
      'type: milestone, after: quiet,',
      'vocabulary.yaml:19:38 unknown-term',
    ],
    [
      'a fact called like what every record has',
      '    quiet:',
      '    incomplete:',
      'vocabulary.yaml:18:17 invalid-value',
    ],
    ['a type nobody knows', 'type: yes-no', 'type: yesno', 'vocabulary.yaml:18:20 invalid-value'],
    ['a missing label', 'zh: 安静, ', '', 'vocabulary.yaml:18:12 missing-key'],
    ['a term that says nothing', '{ zh: 分馆, en: branch }', '', 'vocabulary.yaml:7:13 invalid-value'],
    ['aliases that are no list', 'en: branch }', 'en: branch, aliases: 5 }', 'vocabulary.yaml:7:44 invalid-value'],
    ['a fact that says nothing', '{ type: yes-no, zh: 安静, en: quiet }', '', 'vocabulary.yaml:18:12 invalid-value'],
    [
      'a type of record that says nothing',
      '  region:\n    region: { type: term, terms: regions, zh: 地区, en: region }\n',
      '  case:\n',
      'vocabulary.yaml:20:8 invalid-value',
    ],
    [
      'a section that says nothing',
      'terms:\n  hosts:',
      'terms:\n  rooms:\n  hosts:',
      'vocabulary.yaml:5:9 invalid-value',
    ],
    ['an id that is none', 'branch:', 'Branch:', 'vocabulary.yaml:7:5 invalid-value'],
  ])('%s', (_, passage, instead, note) => {
    expect(notes(edited('vocabulary.yaml', passage, instead)).slice(0, 1)).toEqual([note])
  })

  test('a word that another vocabulary gives another term', () => {
    const second = 'terms:\n  hosts:\n    school: { zh: 学校, en: school, aliases: [总馆] }\n'
    expect(notes(texts['vocabulary.yaml'], { 'own/vocabulary.yaml': second })).toContain(
      'own/vocabulary.yaml:3:13 duplicate-term',
    )
  })
})

test('a second vocabulary adds words that the first one knows nothing of', () => {
  const own = 'terms:\n  hosts:\n    school: { zh: 学校, en: school }\n'
  const site = edited('site.yaml', 'host: library }', 'host: 学校 }')
  const { standards, problems } = load({ 'own/vocabulary.yaml': own, 'site.yaml': site })
  expect([problems, standards[0]?.appliesTo]).toEqual([[], { record: 'site', host: 'school' }])
})

describe('rule sets built on others', () => {
  const facts = (lines: string) => [{ path: 'own/vocabulary.yaml', text: `facts:\n  site:\n${lines}` }]

  test('a fact cannot be given another meaning', () => {
    const { problems } = loadRuleSets(
      facts('    totalArea: { type: quantity, unit: persons, zh: 总面积, en: total area }\n'),
      { vocabulary, documents, standards },
    )
    expect(problems.map(toProblemText)).toEqual([
      'own/vocabulary.yaml:3:16 duplicate-term: "totalArea" is known already, with another meaning\n  help: leave it out to use it as it is, or choose another name',
    ])
  })

  test('a list takes more members, and keeps those it has', () => {
    const loaded = loadRuleSets(
      facts(
        '    staff: { type: list, zh: 人员, en: staff, members: { onCall: { type: yes-no, zh: 值班, en: on call } } }\n',
      ),
      { vocabulary, documents, standards },
    )
    expect(loaded.problems).toEqual([])
    const staff = [{ role: 'adviser', onCall: true }]
    const value = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', staff }
    const { record, problems } = readRecord(value, loaded.vocabulary)
    expect(problems).toEqual([])
    expect(record?.staff).toEqual(staff)
  })
})

test('4,000 terms may lie within each other, one within the next', () => {
  const terms = Array.from(
    { length: 4_000 },
    (_, index) => `    t${index}: { zh: 词${index}, en: t, within: t${index + 1} }\n`,
  )
  const last = '    t4000: { zh: 词, en: t }\n'
  expect(
    notes(`${texts['vocabulary.yaml']}\n`.replace(/^terms:$/m, `terms:\n  deep:\n${terms.join('')}${last}`)),
  ).toEqual([])
})
