import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckOptions, checkRecords, mergeReports, type Report } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

// Of two records with one id the second is not checked, and both places are told, however many there are.

const options: CheckOptions = { documents, standards, vocabulary, asOf: '2024-01-15', keep: () => false }

const place = fc.oneof(
  fc.record({ file: fc.constantFrom('a.ndjson', '乙.ndjson', 'c'), line: fc.integer({ min: 1, max: 2_000_000_000 }) }),
  fc.record({ file: fc.constantFrom('a.json', 'c'), at: fc.constantFrom('/0', '/17') }),
  fc.record({ line: fc.nat({ max: 9 }).map((line) => line + 1) }),
  fc.constant({}),
)
/** Any text, halves of characters by themselves among them. */
const text = fc
  .array(fc.oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0x7ff }), fc.nat({ max: 0xffff })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((units) => String.fromCharCode(...units))
const id = fc.oneof(
  fc.nat({ max: 300 }).map(String),
  text,
  fc.constantFrom('\ud800', '\udc00', '\ufffd', '\ud800\udc00'),
)
const record = fc.tuple(fc.constantFrom('site', 'organization'), id, place)

const words = ({ file, line, at }: { file?: string; line?: number; at?: string }): string =>
  [file, line ?? at].filter((each) => each !== undefined).join(':')

test('the second is told with the place of the first, whatever ids they have and wherever they stand', () => {
  let told = 0
  fc.assert(
    fc.property(fc.array(record, { minLength: 300, maxLength: 900 }), (records) => {
      const first = new Map<string, string>()
      const expected: string[] = []
      for (const [type, id, place] of records) {
        const key = JSON.stringify([type, id])
        const before = first.get(key)
        if (before === undefined) first.set(key, words(place))
        else expected.push(`the ${type} "${id}" was given before${before && ` (${before})`}; this one is not checked`)
      }
      const { problems } = checkRecords(
        records.map(([type, id, place]) => ({ value: { record: type, id }, ...place })),
        options,
      )
      const twins = problems.filter(({ code }) => code === 'duplicate-id')
      expect(twins.map(({ message }) => message)).toEqual(expected)
      told += expected.length
    }),
    { numRuns: 20 },
  )
  expect(told).toBeGreaterThan(1000)
})

test('a record in two parts is told with both places', () => {
  const part = (file: string, line: number | undefined, at?: string): Report => {
    const value = { record: 'site', id: 'a', siteType: 'service-station', region: 'jiaxiang' }
    const source = { value, file, ...(line && { line }), ...(at && { at }) }
    return JSON.parse(JSON.stringify(checkRecords([source], { ...options, part: true })))
  }
  const { problems } = mergeReports([part('a.ndjson', 3), part('b.json', undefined, '/7')], options)
  expect(problems.map(({ message }) => message)).toEqual([
    '"site/a" is in two parts (a.ndjson:3, b.json:/7) and was counted twice',
  ])
})

test('parts that asked for less than the whole decide nothing of a region', () => {
  const region = { record: 'region', id: 'j', level: 'county', region: 'jiaxiang' }
  const site = { record: 'site', id: 'a', siteType: 'county-center', region: 'jiaxiang', built: '2023-06-01' }
  const part = (values: readonly object[], only?: readonly string[]): Report =>
    JSON.parse(
      JSON.stringify(
        checkRecords(
          values.map((value) => ({ value })),
          { ...options, part: true, ...(only && { only }) },
        ),
      ),
    )
  const whole = mergeReports([part([site]), part([region])], { ...options, keep: () => true })
  const less = mergeReports([part([site], ['jining-2023-24/county-center']), part([region])], {
    ...options,
    keep: () => true,
  })
  const center = (report: Report) =>
    report.records.find(({ id }) => id === 'j')!.findings.find(({ requirement }) => requirement === 'center')!.status
  expect(center(whole)).toBe('pass')
  expect(center(less)).toBe('unknown')
})

test('a region that nobody knows is told whatever is asked for', () => {
  const values = [
    { record: 'site', id: 'a', siteType: 'county-center', region: 'jiaxiang', within: 'nowhere' },
    { record: 'organization', id: 'a', organizationType: 'school', region: 'jiaxiang', within: 'nowhere' },
  ]
  const told = (only: readonly string[]) =>
    checkRecords(
      values.map((value, index) => ({ value, file: 'a.ndjson', line: index + 1 })),
      { ...options, only },
    ).problems.filter(({ path }) => path === '/within')
  const problems = told(['jining-2023-24/county'])
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    ['a.ndjson', 1],
    ['a.ndjson', 2],
  ])
  expect(told(['jining-2023-24/county-center'])).toEqual(problems)
})
