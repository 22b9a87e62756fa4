import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkRecords, readRecord } from '../src/index.js'
import { readRecordFile, type SourceRecord } from '../src/node.js'
import { documents, standards, vocabulary } from '../src/standards.js'

const ruleSets = { standards, documents, vocabulary }

function recordsIn(path: string): SourceRecord[] {
  return [...readRecordFile(path)].map((entry) => {
    if ('problem' in entry) throw new Error(entry.problem.message)
    return entry.record
  })
}

describe('the example lounges', () => {
  const examples = recordsIn('fixtures/records/jiaxing-2021-examples.yaml')
  const check = (id: string, asOf: string) => {
    const chosen = examples.filter(({ value }) => (value as { id: string }).id === id)
    const { problems, records } = checkRecords(chosen, { ...ruleSets, asOf })
    const { verdict, findings } = records[0]!
    const those = (status: string) => findings.filter((each) => each.status === status).map((each) => each.requirement)
    return { verdict, problems, failed: those('fail'), unknown: those('unknown'), passed: those('pass') }
  }

  test.each([
    { id: 'example-main-library', asOf: '2021-10-15', verdict: 'compliant', failed: [] },
    { id: 'example-town-branch', asOf: '2021-10-15', verdict: 'compliant', failed: [] },
    { id: 'example-smart-study', asOf: '2021-10-15', verdict: 'compliant', failed: [] },
    {
      id: 'example-non-compliant',
      asOf: '2021-10-15',
      verdict: 'non-compliant',
      failed: [
        'host',
        'logo',
        'disclosure',
        'several-advisers',
        'adviser-certificate',
        'menu-hours',
        'same-hours',
        'operating',
      ],
    },
    {
      id: 'example-deviating',
      asOf: '2021-10-15',
      verdict: 'deviating',
      failed: ['total-area-branch', 'crawl-area-branch'],
    },
    { id: 'example-not-built', asOf: '2021-06-30', verdict: 'not-due', failed: [] },
  ])('$id is $verdict as of $asOf', ({ id, asOf, verdict, failed }) => {
    expect(check(id, asOf)).toMatchObject({ verdict, failed, unknown: [], problems: [] })
  })

  test('of a lounge not yet built only the place is judged before the deadline', () => {
    expect(check('example-not-built', '2021-06-30').passed).toEqual(['host', 'existing-premises'])
  })

  test('a lounge not built the day after the deadline has failed it, and the rest is not known', () => {
    const { verdict, failed, unknown } = check('example-not-built', '2021-10-01')
    expect({ verdict, failed }).toEqual({ verdict: 'undetermined', failed: ['built', 'operating'] })
    expect(unknown).toContain('total-area-branch')
  })

  test('nobody can take them for real lounges', () => {
    for (const { value } of examples) {
      expect(value).toMatchObject({ id: expect.stringMatching(/^example-/), name: expect.stringMatching(/^示例/) })
    }
  })
})

describe('the 44 lounges of the annex', () => {
  const sites = recordsIn('fixtures/records/jiaxing-2021-sites.yaml')
  const read = sites.map(({ value }) => readRecord(value, vocabulary).record!)

  test('are spread over the districts as the notice says', () => {
    const regions = [
      ['nanhu', 10],
      ['xiuzhou', 10],
      ['jiashan', 4],
      ['pinghu', 4],
      ['haiyan', 4],
      ['haining', 5],
      ['tongxiang', 5],
      ['jiaxing-economic-zone', 1],
      ['jiaxing-port-zone', 1],
    ] as const
    expect(regions.map(([id]) => [id, read.filter(({ region }) => region === id).length])).toEqual(regions)
    expect(read).toHaveLength(44)
  })

  test('are all undetermined, for the annex gives no more than their names and addresses', () => {
    const report = checkRecords(sites, { ...ruleSets, asOf: '2021-09-30' })
    expect(report.problems).toEqual([])
    expect(report.verdicts).toEqual({
      'non-compliant': 0,
      undetermined: 44,
      deviating: 0,
      waived: 0,
      'not-due': 0,
      compliant: 0,
      'not-assessed': 0,
    })
  })

  const withoutBlanks = (text: unknown) => String(text).replace(/\s/g, '')
  const namesAndAddresses = read.map(({ name, address }) => [name, address].map(withoutBlanks))

  test('have the names and addresses of the inventory', ({ skip }) => {
    const file = '../shared/inventory/jiaxing-sites.csv'
    skip(!existsSync(file), `${file} lies outside the repository and is not here`)
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
    expect(namesAndAddresses).toEqual(rows.map((row) => row.split(',').slice(2, 4).map(withoutBlanks)))
  })

  test('have the names and addresses that the notice prints, in its order', ({ skip }) => {
    const file = '../shared/sources/jiaxing-2021-33.txt'
    skip(!existsSync(file), `${file} lies outside the repository and is not here`)
    const annex = withoutBlanks(readFileSync(file, 'utf8').split('详细地址')[1])
    const printed = namesAndAddresses.map(([name, address], index) => ({ at: annex.indexOf(name! + address), index }))
    expect(printed.filter(({ at }) => at < 0)).toEqual([])
    expect(printed.map(({ at }) => at)).toEqual(printed.map(({ at }) => at).sort((a, b) => a - b))
  })
})
