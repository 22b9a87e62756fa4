import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsOfStrings from 'ajv-formats'
import type { Log, Result, Run } from 'sarif'
import { expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { file, findings, type Language, languages, names, records, report, reportOn, write } from './report.js'

const ajv = new Ajv2020({ strict: false, allErrors: true })
formatsOfStrings.default(ajv)
const isSarif = ajv.compile(JSON.parse(readFileSync('fixtures/schemas/sarif-2.1.0.json', 'utf8')))

function runOf(of: Report = report, language: Language = 'en'): Run {
  const log = JSON.parse(write('sarif', language, of)) as Log
  isSarif(log)
  expect(isSarif.errors).toBe(null)
  return log.runs[0]!
}

const run = runOf()
const results = run.results!
const resultOn = (requirement: string, record: string, of: readonly Result[] = results): Result =>
  of.find(({ ruleId, locations }) => {
    return ruleId!.endsWith(`/${requirement}`) && locations![0]!.logicalLocations![0]!.fullyQualifiedName === record
  })!

test.each(languages)('it is valid by the official schema in %s', (language) => {
  expect(runOf(report, language).language).toBe({ zh: 'zh-CN', en: 'en-US' }[language])
})

test('it is valid where there is nothing to tell', () => {
  expect(runOf({ ...report, standards: [], records: [], problems: [] }).results).toEqual([])
})

test('every finding is a result of its kind and level', () => {
  const kinds = {
    pass: 'pass',
    fail: 'fail',
    unknown: 'open',
    'not-applicable': 'notApplicable',
    'not-due': 'informational',
  }
  expect(results.map(({ kind }) => kind)).toEqual(findings.map(({ status }) => kinds[status]))
  for (const { kind, level } of results) expect(level === 'none').toBe(kind !== 'fail')
  expect(resultOn('menu-hours', 'site/s0').level).toBe('error')
  expect(resultOn('total-area-branch', 'site/s0').level).toBe('warning')
  expect(resultOn('psychology-clinic', 'organization/hospital').level).toBe('warning')
  expect(resultOn('center-in-year', 'region/jiaxiang')).toMatchObject({ kind: 'informational', level: 'none' })
})

test('a result points at its rule, and the rule tells its clause in both languages', () => {
  const rules = run.tool.driver.rules!
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex!]!.id).toBe(ruleId)
  const rule = rules.find(({ id }) => id === 'jiaxing-2021-33/health-lounge/menu-hours')
  expect(rule).toMatchObject({
    name: 'menu-hours',
    shortDescription: { text: "the menu offers enough hours of advisers' time a week" },
    fullDescription: { text: expect.stringContaining('嘉文广旅〔2021〕33号') },
    help: { text: expect.stringContaining('menuHours ≥ 12') },
    defaultConfiguration: { level: 'error' },
    properties: {
      clause: '三/（二）/2',
      obligation: 'must',
      wording: '不少于',
      shortDescription: { zh: '菜单上每周可选的顾问服务时间充足' },
      help: { zh: expect.any(String), en: expect.any(String) },
    },
  })
})

test('a place has the file as a URI, the line, the record and the fact', () => {
  const { locations, relatedLocations } = resultOn('menu-hours', 'site/s0')
  const physicalLocation = {
    artifactLocation: { uri: '%E6%95%B0%E6%8D%AE/%E7%A4%BA%E4%BE%8B%20%E8%A1%A8%20%231.yaml' },
    region: { startLine: 3 },
  }
  expect(`./${decodeURIComponent(physicalLocation.artifactLocation.uri)}`).toBe(file)
  expect(locations).toEqual([
    {
      physicalLocation,
      logicalLocations: [{ name: `${names[0]} (site/s0)`, fullyQualifiedName: 'site/s0', kind: 'object' }],
    },
  ])
  expect(relatedLocations).toContainEqual({
    physicalLocation,
    logicalLocations: [{ name: expect.any(String), fullyQualifiedName: 'site/s0#/menuHours', kind: 'value' }],
    message: { text: expect.any(String) },
  })
})

test('what a region rests on in other records has their own lines', () => {
  const { relatedLocations } = resultOn('quota-jiashan', 'region/jiashan')
  const lines = relatedLocations!.map(({ physicalLocation, logicalLocations }) => [
    logicalLocations![0]!.fullyQualifiedName,
    physicalLocation?.region?.startLine,
  ])
  expect(lines).toEqual(
    expect.arrayContaining([
      ['site/s0', 3],
      ['site/s6', 9],
    ]),
  )
})

test('a record that came from no file is a logical place alone', () => {
  const of = { ...report, records: report.records.map((record) => ({ ...record, file: null, line: null })) }
  expect(Object.keys(runOf(of).results![0]!.locations![0]!)).toEqual(['logicalLocations'])
})

test('a fingerprint is of the requirement and the record alone', () => {
  const prints = ({ partialFingerprints }: Result) => JSON.stringify(partialFingerprints)
  expect(new Set(results.map(prints)).size).toBe(results.length)
  const later = runOf(
    reportOn(
      records.map((record) => ('menuHours' in record ? { ...record, menuHours: 10, totalArea: 61 } : record)).reverse(),
      { asOf: '2023-10-20' },
    ),
  )
  for (const result of results) {
    const record = result.locations![0]!.logicalLocations![0]!.fullyQualifiedName!
    const requirement = result.ruleId!.split('/').at(-1)!
    const again = later.results!.filter(({ ruleId }) => ruleId === result.ruleId)
    expect(prints(resultOn(requirement, record, again))).toBe(prints(result))
  }
})

test('a name makes no argument and no link of a message', () => {
  const { text } = resultOn('menu-hours', 'site/s1').message
  expect(text).toMatch(/^a\|b `c` \[d\] \(https:\/\/e\.example\) \*f\* \{\{0\}\} \(site\/s1\): the menu offers/)
  expect(resultOn('menu-hours', 'site/s1', runOf(report, 'zh').results).message.text).toContain('：菜单上每周')
})

test('Problems are notifications, and the run did not succeed', () => {
  expect(run.invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          descriptor: { id: 'unknown-key' },
          level: 'error',
          message: { text: expect.stringContaining('totalArae') },
          locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(/^%E6/) } } }],
        },
      ],
    },
  ])
  expect(runOf({ ...report, problems: [] }).invocations![0]!.executionSuccessful).toBe(true)
})

test('the run says by which rule sets and as of when', () => {
  expect(run.properties).toMatchObject({
    asOf: '2023-10-15',
    verdict: 'non-compliant',
    standards: expect.arrayContaining([
      expect.objectContaining({ id: 'jiaxing-2021-33/health-lounge', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    ]),
  })
})
