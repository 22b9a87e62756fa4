import { describe, expect, test } from 'vitest'
import { lintRuleSets, toProblemText } from '../../src/index.js'
import { lintRuleSetsFrom } from '../../src/node.js'
import { edited, texts } from './rule-set.js'

const founded = edited('clauses.yaml', 'zh: 面积, en: area', 'zh: 面积不少于一百平方米, en: area')

/** What is told about the rule set, some of its files given otherwise. */
function told(files: Readonly<Record<string, string>> = {}) {
  const all = { ...texts, 'clauses.yaml': founded, ...files }
  const { problems, advice } = lintRuleSets(Object.entries(all).map(([path, text]) => ({ path, text })))
  return { problems: problems.map(({ code }) => code), advice: advice.map(toProblemText) }
}

test('nothing is told where there is nothing to tell', () => {
  expect(told()).toEqual({ problems: [], advice: [] })
})

test('the shipped rule sets give no cause for advice', () => {
  const { problems, advice } = lintRuleSetsFrom('standards')
  expect([...problems, ...advice].map(toProblemText)).toEqual([])
})

describe('a figure', () => {
  const asking = (field: string, more = '') => edited('site.yaml', '    atLeast: 100 m²', `    ${field}${more}`)

  test('that no summary names is told with what is named', () => {
    expect(told({ 'site.yaml': asking('atLeast: 120 m²') }).advice).toEqual([
      'site.yaml:14:14 unfounded-figure: "total-area" asks for 120 m², which no summary of "area" names\n' +
        '  help: named there: 100; mend it or the summary, or say in a note how it follows',
    ])
  })

  test('is compared as a number, whatever its unit is called', () => {
    expect(told({ 'site.yaml': asking('atLeast: 100.0 平米') }).advice).toEqual([])
  })

  test('is sought in either bound of a range', () => {
    expect(told({ 'site.yaml': asking('between: [100 m², 120 m²]') }).advice).toMatchObject([
      expect.stringMatching(/^site\.yaml:14:23 .* asks for 120 m²/),
    ])
  })

  test('that a note explains is left alone', () => {
    const noted = asking(
      'atLeast: 120 m²',
      '\n    note: { zh: 另加走廊二十平方米，共120平方米, en: a corridor besides }',
    )
    expect(told({ 'site.yaml': noted }).advice).toEqual([])
  })

  test('of one needs no numeral', () => {
    expect(told({ 'site.yaml': asking('atLeast: 1 m²') }).advice).toEqual([])
  })

  test('is sought in expressions too', () => {
    const logic = edited(
      'site.yaml',
      'kind: area\n    of: area\n    atLeast: 100 m²',
      "kind: logic\n    holds: { '>=': [{ var: area }, 90] }",
    )
    expect(told({ 'site.yaml': logic }).advice).toMatchObject([expect.stringContaining('asks for 90,')])
  })

  test.each([
    ['2021年9月底前建成', 0],
    ['9月底前建成', 0],
    ['2021年10月底前建成', 1],
    ['尽快建成', 1],
  ])('that is a day: %s', (summary, count) => {
    const deadline = edited(
      'site.yaml',
      'kind: area\n    of: area\n    atLeast: 100 m²',
      'kind: deadline\n    milestone: built\n    by: "2021-09-30"',
    )
    const clauses = edited('clauses.yaml', 'zh: 面积, en: area', `zh: ${summary}, en: built`)
    expect(told({ 'site.yaml': deadline, 'clauses.yaml': clauses }).advice).toHaveLength(count)
  })

  test('is not sought in a file that does not load', () => {
    const { problems, advice } = told({ 'site.yaml': asking('atLeast: 120 h/week') })
    expect({ problems, advice }).toEqual({ problems: ['unit-mismatch'], advice: [] })
  })
})

test('the day that something is due is named by some clause of the paper, or by a note', () => {
  const site = edited(
    'site.yaml',
    'requirements:',
    'due: { milestone: built, by: "2021-12-31" }\nrequirements:',
  ).replace('    kind: attestation', '    due: { milestone: built, by: "2022-12-31" }\n    kind: attestation')
  expect(told({ 'site.yaml': site }).advice.map((each) => each.split('\n')[0])).toEqual([
    'site.yaml:6:30 unfounded-figure: what is asked for is due by 2021-12-31, which no summary of "doc" names',
    'site.yaml:21:34 unfounded-figure: "quiet" is due by 2022-12-31, which no summary of "doc" names',
  ])
  const clauses = founded.replace('zh: 依据, en: basis', 'zh: 2021年底前完成, en: basis')
  const noted = site.replace(
    '    kind: attestation',
    '    note: { zh: 次年底, en: end of 2022 }\n    kind: attestation',
  )
  expect(told({ 'site.yaml': noted, 'clauses.yaml': clauses })).toEqual({ problems: [], advice: [] })
})

describe('a label', () => {
  test('that is Chinese in both languages is told, a name in Latin letters is not', () => {
    const { advice } = told({
      'vocabulary.yaml': edited('vocabulary.yaml', 'zh: 分馆, en: branch', 'zh: 分馆, en: 分馆').replace(
        'zh: 济宁市, en: Jining',
        'zh: Jining, en: Jining',
      ),
    })
    expect(advice).toEqual([
      'vocabulary.yaml:7:27 missing-label: the English label of "branch" is the Chinese one\n  help: translate it',
    ])
  })

  test('of a unit may be the same', () => {
    expect(told({ 'vocabulary.yaml': edited('vocabulary.yaml', 'en: h/week', 'en: 小时/周') }).advice).toEqual([])
  })

  test('that is blank is told, of units, terms, facts and their members', () => {
    const list = 'quiet: { type: yes-no, zh: 安静, en: quiet }'
    const vocabulary = edited(
      'vocabulary.yaml',
      list,
      `${list}\n    staff: { type: list, zh: 人员, en: " ", members: { role: { type: text, zh: " ", en: role } } }`,
    )
      .replace('en: h/week', 'en: " "')
      .replace('zh: 分馆', 'zh: " "')
    expect(told({ 'vocabulary.yaml': vocabulary }).advice.map((each) => each.split('\n')[0])).toEqual([
      'vocabulary.yaml:3:27 missing-label: "h/week" has a blank for its "en" label',
      'vocabulary.yaml:7:19 missing-label: "branch" has a blank for its "zh" label',
      'vocabulary.yaml:19:38 missing-label: "staff" has a blank for its "en" label',
      'vocabulary.yaml:19:78 missing-label: "role" has a blank for its "zh" label',
    ])
  })
})
