import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, sentencesOf } from '../../src/standard/fingerprint.js'
import { traceDocument, traceSource } from '../../src/standard/trace.js'
import { documents, standards } from '../../src/standards.js'

const sizes = {
  'binhai-2019-132': 166,
  'jiaxiang-2023-10': 186,
  'jiaxing-2021-33': 65,
  'jiaxing-2021-reply-84': 81,
  'jining-2023-24': 243,
}

describe.each(documents.map((document) => [document.id, document] as const))('%s', (id, document) => {
  const { clauses, totals } = traceDocument(document, standards)

  test('every clause is dealt with, and those that are not checked say why', () => {
    expect(clauses.length).toBe(sizes[id as keyof typeof sizes])
    expect(Object.values(totals).reduce((sum, count) => sum + count)).toBe(clauses.length)
    const unexplained = clauses.filter(
      ({ key, requirements }) => requirements.length === 0 && !document.clauses[key]!.reason,
    )
    expect(unexplained).toEqual([])
  })

  // The official texts are not part of the project: they are held against the ledgers where they are at hand.
  const source = `../shared/sources/${id}.txt`
  test.skipIf(!existsSync(source))(
    'the official text holds nothing that the ledger leaves out (skipped where it is not at hand)',
    () => {
      expect(traceSource(document, readFileSync(source, 'utf8'), source)).toEqual([])
    },
  )
})

test('a changed, a missing and a new sentence are told', () => {
  const text = '一、目标\n甲有１处。乙有2处；\n'
  const [heading, first, second] = sentencesOf(text).map((sentence) => fingerprintOf(sentence.text))
  const clause = (fingerprint: string) => ({
    at: '一',
    summary: { zh: '', en: '' },
    treatment: 'narrative' as const,
    text: [fingerprint],
  })
  const document = {
    ...documents[0]!,
    id: 'paper',
    clauses: { first: clause(first!), second: clause(second!) },
    apart: { headings: [heading!] },
  }
  const told = (changed: string) =>
    traceSource(document, changed, 'a.txt').map(({ code, line, message }) => [code, line, message])
  expect(told(text)).toEqual([])
  // White space and full-width figures make no difference.
  expect(told('一、目标\r\n甲 有1处。\r\n乙有2处;'.replace(';', '；'))).toEqual([])
  expect(told('一、目标\n甲有3处。乙有2处；')).toEqual([
    ['changed-clause', undefined, 'the text of "first" (一) has changed or is missing: 1 of 1 sentences'],
    ['uncovered-sentence', 2, 'no clause of "paper" rests on sentence 1 of this line'],
  ])
})
