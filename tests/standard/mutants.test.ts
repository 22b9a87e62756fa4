import { describe, expect, test } from 'vitest'
import { loadRuleSets, toProblemText } from '../../src/index.js'
import { mutantsOf } from '../../src/standard/mutants.js'
import { textOf } from '../expr/check-expression.js'

// Which slips are made in a requirement, and which are not, as nothing could tell them apart.

const words = { path: 'vocabulary.yaml', text: textOf('vocabulary.yaml') }
const document = {
  path: 'document.yaml',
  text: 'document: doc\ntitle: { zh: 文, en: paper }\nissuer: { zh: 局, en: office }\nnumber: 1号\nissued: "2021-01-01"\ninForce: { from: "2021-01-01" }\n',
}
const clauses = {
  path: 'clauses.yaml',
  text: 'document: doc\nclauses:\n  one: { at: 一, summary: { zh: 一, en: one }, treatment: encoded }\n',
}
const standard = (requirement: string, more = '') => ({
  path: 'site.yaml',
  text: `standard: doc/site
version: 1.0.0
document: doc
title: { zh: 标准, en: standard }
appliesTo: { record: site }
${more}requirements:
  one:
    clause: 一
    covers: [one]
    obligation: may
    statement: { zh: 要求, en: requirement }
${requirement.trim().replaceAll(/^ */gm, (indent) => `    ${indent}`)}
`,
})

/** The slips in a requirement, one on each line. */
function slips(requirement: string, more?: string): string[] {
  const file = standard(requirement, more)
  const { problems, ...ruleSets } = loadRuleSets([words, document, clauses, file])
  expect(problems.filter(({ code }) => code !== 'uncovered-clause').map(toProblemText)).toEqual([])
  return mutantsOf(file, ruleSets).map(({ at, before, after }) => `${at}${at && ': '}${before} → ${after ?? 'nothing'}`)
}

describe('a figure', () => {
  test('is one more, one less, and taken in or left out', () => {
    expect(slips('kind: area\nof: area\natLeast: 60 m²')).toEqual([
      'atLeast: 60 m² → 61 m²',
      'atLeast: 60 m² → 59 m²',
      'area ≥ 60 → area > 60',
    ])
  })

  test('is nudged in its last digit as written', () => {
    expect(slips('kind: area\nof: area\natMost: 0.50 m²')).toEqual([
      'atMost: 0.50 m² → 0.51 m²',
      'atMost: 0.50 m² → 0.49 m²',
      'area ≤ 0.5 → area < 0.5',
    ])
  })

  test('of people who are counted is not left out: more than 2 are at least 3', () => {
    expect(slips('kind: staffing\natLeast: 2')).toEqual(['atLeast: 2 → 3', 'atLeast: 2 → 1'])
  })

  test('that must be met exactly is loosened either way', () => {
    expect(slips('kind: staffing\nexactly: 2')).toEqual([
      'exactly: 2 → 3',
      'exactly: 2 → 1',
      'count(staff) = 2 → count(staff) ≥ 2',
      'count(staff) = 2 → count(staff) ≤ 2',
    ])
  })

  test('of a share can go no further than all', () => {
    expect(slips('kind: coverage\nof: staff\nholds: { trained: true }\natLeast: 100 %')).toEqual([
      'holds.trained: true → false',
      'atLeast: 100 % → 99 %',
      '… ≥ … → … > …',
    ])
  })
})

describe('a day', () => {
  test('is moved to the days beside it, and a deadline is on time or not on that day alone', () => {
    expect(slips('kind: deadline\nmilestone: built\nby: "2021-09-30"')).toEqual([
      'by: 2021-09-30 → 2021-10-01',
      'by: 2021-09-30 → 2021-09-29',
    ])
  })

  test('far away stands for any time', () => {
    expect(slips('kind: deadline\nmilestone: built\nby: "2999-12-31"')).toEqual([])
  })

  test('until which the whole standard can wait is moved for all', () => {
    const due = 'due: { milestone: built, by: "2021-09-30" }\n'
    expect(slips('kind: attestation\nof: open', due)).toEqual([
      'due.milestone: built → nothing',
      'due.by: 2021-09-30 → 2021-10-01',
      'due.by: 2021-09-30 → 2021-09-29',
    ])
  })
})

describe('a list', () => {
  test('loses each of its members, and asks for any where it asked for all', () => {
    expect(slips('kind: equipment\nof: [sofa, [chair, table]]')).toEqual([
      'of: sofa → nothing',
      'of: [chair, table] → nothing',
      'of: chair → nothing',
      'of: table → nothing',
    ])
  })

  test('of what is forbidden takes one more in', () => {
    expect(slips('kind: coverage\nof: staff\nholds: { role: { not: [adviser] } }')).toEqual([
      'holds.role.not: [adviser] → [adviser, librarian]',
      '… ≥ … → … > …',
    ])
  })

  test('written twice over by a wider term is no slip where the wider one says it already', () => {
    expect(slips('kind: coverage\nof: staff\nholds: { from: [north, north-town] }')).toEqual([
      'holds.from: north → nothing',
      '… ≥ … → … > …',
    ])
  })
})

describe('a condition', () => {
  test('is dropped, turned round, and loses its parts', () => {
    expect(slips('kind: attestation\nof: open\nwhen: { and: [{ var: warm }, { ">": [{ var: area }, 10] }] }')).toEqual([
      'when: warm and (area > 10) → nothing',
      'when: warm and (area > 10) → warm or (area > 10)',
      'when.and: warm → nothing',
      'when.and: area > 10 → nothing',
      'when.and: area > 10 → area ≥ 10',
      'when.and.>: 10 → 11',
      'when.and.>: 10 → 9',
      'when: warm and (area > 10) → not (warm and (area > 10))',
    ])
  })

  test('that only asks whether there is anything asks no more of all', () => {
    expect(slips('kind: attestation\nof: open\nwhen: { some: [{ var: staff }, true] }')).toEqual([
      'when: some staff: true → nothing',
      'when: some staff: true → not (some staff: true)',
    ])
  })

  test('of a filter is dropped', () => {
    expect(slips('kind: logic\nholds: { ">=": [{ count: [{ var: staff }, { var: trained }] }, 1] }')).toEqual([
      'holds.>=: count(staff where trained) → count(staff)',
      'holds.>=: 1 → 2',
      'holds.>=: 1 → 0',
    ])
  })
})

test('an obligation is weakened by one level', () => {
  const { problems, ...ruleSets } = loadRuleSets([words, document, clauses])
  const file = standard('kind: attestation\nof: open')
  const must = { ...file, text: file.text.replace('obligation: may', 'obligation: must') }
  expect(mutantsOf(must, ruleSets)).toMatchObject([
    { requirement: 'one', file: 'site.yaml', line: 10, column: 17, at: 'obligation', before: 'must', after: 'target' },
  ])
  expect(mutantsOf(file, ruleSets)).toEqual([])
})
