import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { attributesOf, childrenOf, invalidIn, type Node, nameOf } from './junit-schema.js'
import { findings, languages, names, report, write } from './report.js'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
})

/** The root element of a report that must be well formed. */
function parse(xml: string): Node {
  expect(XMLValidator.validate(xml)).toBe(true)
  return (parser.parse(xml) as Node[]).find((node) => nameOf(node) !== '?xml' && nameOf(node) !== '#text')!
}

const elementsIn = (node: Node, name: string): Node[] => childrenOf(node).filter((each) => nameOf(each) === name)
const suitesOf = (xml: string): Node[] => elementsIn(parse(xml), 'testsuite')
const casesOf = (xml: string): Node[] => suitesOf(xml).flatMap((suite) => elementsIn(suite, 'testcase'))
const has = (node: Node, name: string): boolean => elementsIn(node, name).length > 0

test.each(languages)('it is valid in %s', (language) => {
  expect(invalidIn(parse(write('junit', language)))).toEqual([])
})

test('a suite counts what is in it', () => {
  const suites = suitesOf(write('junit'))
  expect(suites).toHaveLength(report.records.length + 1)
  for (const suite of suites) {
    const tests = elementsIn(suite, 'testcase')
    const count = (name: string) => String(tests.filter((each) => has(each, name)).length)
    expect(attributesOf(suite)).toMatchObject({
      tests: String(tests.length),
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    })
  }
})

test('every finding is a test: what makes a record non-compliant fails, what is weaker says so and passes', () => {
  const tests = casesOf(write('junit')).slice(0, findings.length)
  for (const [index, { status, standard, requirement, obligation, record, flags }] of findings.entries()) {
    const each = tests[index]!
    const grave = obligation === 'must' || (obligation === 'target' && record.type === 'region')
    expect(attributesOf(each)).toMatchObject({
      name: `${standard} ${requirement}`,
      classname: `${record.type}/${record.id}`,
      file: '数据/示例 表 #1.yaml',
      line: expect.stringMatching(/^\d+$/),
    })
    expect(has(each, 'failure')).toBe(status === 'fail' && grave)
    expect(has(each, 'system-out')).toBe((status === 'fail' && !grave) || (status === 'pass' && flags.length > 0))
    expect(has(each, 'skipped')).toBe(status !== 'pass' && status !== 'fail')
  }
})

test('a failure says what was required and found, and where the paper asks for it', () => {
  const failed = casesOf(write('junit')).find(
    (each) => has(each, 'failure') && attributesOf(each).name!.endsWith(' menu-hours'),
  )!
  const [failure] = elementsIn(failed, 'failure')
  expect(attributesOf(failure!)).toEqual({
    type: 'short',
    message: expect.stringContaining('at least 12 h/week required, 11.5 h/week found, 0.5 h/week short'),
  })
  expect(childrenOf(failure!)[0]!['#text']).toMatch(/^三\/（二）\/2 must/)
})

test('what is skipped says why', () => {
  const skipped = casesOf(write('junit')).flatMap((each) => elementsIn(each, 'skipped'))
  const types = new Set(skipped.map((each) => attributesOf(each).type))
  expect(types).toEqual(new Set(['unknown', 'not-applicable', 'not-due']))
  for (const each of skipped) expect(attributesOf(each).message).toMatch(/not |find out/)
})

test('Problems are errors', () => {
  const [error] = casesOf(write('junit')).flatMap((each) => elementsIn(each, 'error'))
  expect(attributesOf(error!)).toMatchObject({ type: 'unknown-key', message: expect.stringContaining('totalArae') })
})

/** What XML can hold of a text. */
const writable = (text: string): string => text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

test('names come back as they were, without what XML cannot hold', () => {
  const suites = suitesOf(write('junit')).map((suite) => attributesOf(suite).name)
  expect(suites).toEqual(expect.arrayContaining(names.map((name, index) => `${writable(name)} (site/s${index})`)))
})

test('whatever a record is called, the XML is well formed and says so', () => {
  const base = report.records[0]!
  const record = { ...base, findings: base.findings.slice(0, 1) }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const [suite] = suitesOf(write('junit', 'en', { ...report, problems: [], records: [{ ...record, name }] }))
      expect(attributesOf(suite!).name).toBe(`${writable(name)} (${record.type}/${record.id})`)
    }),
  )
})
