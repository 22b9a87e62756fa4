import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  type CheckOptions,
  checkRecords,
  jsonSchemaOf,
  type Report,
  readWaivers,
  startRun,
  summarize,
  toProblemText,
  type Waiver,
} from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

const ruleSets = { documents, standards, vocabulary }
const asOf = '2022-01-15'

const waiver = (id: string, rest: Partial<Waiver>): Waiver => ({
  id,
  requirement: 'jiaxing-2021-33/health-lounge/menu-hours',
  reason: '场馆整修',
  approver: '嘉兴市文化广电旅游局',
  clause: '嘉文广旅〔2022〕1号',
  from: '2022-01-01',
  until: '2022-06-30',
  ...rest,
})

const lounge = (id: string, facts: object = {}) => ({
  record: 'site',
  id,
  siteType: 'health-lounge',
  region: 'jiashan',
  ...facts,
})

const check = (records: readonly object[], waivers: readonly Waiver[], options: Partial<CheckOptions> = {}): Report =>
  checkRecords(
    records.map((value) => ({ value })),
    { ...ruleSets, asOf, only: ['jiaxing-2021-33/health-lounge'], waivers, ...options },
  )

const findingOf = (report: Report, id: string, requirement = 'menu-hours') =>
  report.records.find((each) => each.id === id)!.findings.find((each) => each.requirement === requirement)!

describe('a waiver in force', () => {
  const records = [lounge('a', { menuHours: 10 }), lounge('b', { menuHours: 10 })]
  const report = check(records, [waiver('w1', { record: 'site/a' })])

  test('is noted on the finding, and the finding stays what it is', () => {
    expect(findingOf(report, 'a')).toEqual({ ...findingOf(check(records, []), 'a'), waiver: 'w1' })
    expect(findingOf(report, 'a')).toMatchObject({ status: 'fail', reason: 'short' })
  })

  test('is for its record and its requirement alone', () => {
    const waived = report.records.flatMap(({ findings }) => findings.filter((each) => each.waiver !== null))
    expect(waived).toEqual([findingOf(report, 'a')])
  })

  test('is counted beside the counts, which stay as they are', () => {
    const raw = check(records, [])
    expect(report.counts).toEqual(raw.counts)
    expect(report.waived.must).toEqual({ fail: 1, unknown: 0 })
    expect(report.records.map(({ waived }) => waived.fail)).toEqual([1, 0])
    for (const by of ['record', 'requirement', 'obligation', 'standard', 'document', 'region'] as const) {
      const rows = summarize(report, by)
      expect(rows.map(({ counts }) => counts)).toEqual(summarize(raw, by).map(({ counts }) => counts))
      const roots = rows.filter(({ parent }) => parent === null)
      expect([by, roots.reduce((sum, { waived }) => sum + waived.fail, 0)]).toEqual([by, 1])
    }
  })

  test('is reported with what it covers', () => {
    expect(report.waivers).toEqual([
      { ...waiver('w1', { record: 'site/a' }), state: 'in-force', records: 1, findings: 1 },
    ])
    expect(report.advice).toEqual([])
  })

  test('covers what is unknown, and nothing that is met, not due or not asked', () => {
    const of = (facts: object, day = asOf) =>
      findingOf(
        check([lounge('a', facts)], [waiver('w1', { record: 'site/a', from: '2021-01-01' })], { asOf: day }),
        'a',
      )
    expect(of({})).toMatchObject({ status: 'unknown', waiver: 'w1' })
    expect(of({ menuHours: 12 })).toMatchObject({ status: 'pass', waiver: null })
    expect(of({ menuHours: 1, built: false }, '2021-06-01')).toMatchObject({ status: 'not-due', waiver: null })
  })

  test('on its first and its last day, and on no other', () => {
    const stateOn = (day: string) => {
      const on = check(records, [waiver('w1', { record: 'site/a' })], { asOf: day })
      return [on.waivers[0]!.state, findingOf(on, 'a').waiver]
    }
    expect(stateOn('2021-12-31')).toEqual(['not-yet', null])
    expect(stateOn('2022-01-01')).toEqual(['in-force', 'w1'])
    expect(stateOn('2022-06-30')).toEqual(['in-force', 'w1'])
    expect(stateOn('2022-07-01')).toEqual(['expired', null])
  })
})

describe('what somebody should look at', () => {
  const adviceOn = (given: Waiver, facts: object) =>
    check([lounge('a', facts)], [given]).advice.map((each) => toProblemText(each))

  test('a waiver that has run out and would be needed', () => {
    const old = waiver('w1', { record: 'site/a', from: '2021-01-01', until: '2021-12-31' })
    expect(adviceOn(old, { menuHours: 10 })).toEqual([
      'not-in-force: the waiver "w1" ended on 2021-12-31; findings that it would cover: 1\n  help: they count as they are',
    ])
  })

  test('a waiver that nothing needs, and one for a record that is not there', () => {
    expect(adviceOn(waiver('w1', { record: 'site/a' }), { menuHours: 12 })[0]).toMatch(
      /^unused-waiver: .*"w1" covers nothing/,
    )
    expect(adviceOn(waiver('w1', { record: 'site/b' }), { menuHours: 10 })[0]).toMatch(
      /^unused-waiver: .*"w1" is for nobody/,
    )
  })

  test('not a waiver that is still to begin', () => {
    expect(adviceOn(waiver('w1', { record: 'site/b', from: '2022-02-01' }), {})).toEqual([])
  })
})

describe('the verdict', () => {
  const standard = standards.find(({ id }) => id === 'jiaxing-2021-33/health-lounge')!
  /** A lounge that meets all, so that what it fails is what it is given here. */
  const complete = {
    hostType: 'library-branch',
    hostTier: 'town',
  }
  const idsOf = (facts: object, statuses: readonly string[]) =>
    check([lounge('a', { ...complete, ...facts })], [])
      .records[0]!.findings.filter(({ status }) => statuses.includes(status))
      .map(({ requirement }) => requirement)
  const verdictWith = (facts: object, waived: readonly string[]) => {
    const waivers = waived.map((id) => waiver(id, { requirement: `${standard.id}/${id}`, record: 'site/a' }))
    return check([lounge('a', { ...complete, ...facts })], waivers).verdict
  }

  test('is "waived" where nothing else is wrong', () => {
    const open = idsOf({ menuHours: 10 }, ['fail', 'unknown'])
    expect(verdictWith({ menuHours: 10 }, [])).toBe('non-compliant')
    expect(verdictWith({ menuHours: 10 }, open)).toBe('waived')
  })

  test('is what is left where something else is wrong', () => {
    const facts = { menuHours: 10, totalArea: 20 }
    const open = idsOf(facts, ['fail', 'unknown'])
    const but = (id: string) => open.filter((each) => each !== id)
    expect(verdictWith(facts, but('menu-hours'))).toBe('non-compliant')
    expect(verdictWith(facts, but('total-area-branch'))).toBe('deviating')
    expect(verdictWith(facts, but('disclosure'))).toBe('undetermined')
    expect(verdictWith(facts, ['menu-hours'])).toBe('undetermined')
  })

  test('the more is waived the better it is, and it never becomes one that needs no waiver', () => {
    const facts = { menuHours: 10, totalArea: 20 }
    const open = idsOf(facts, ['fail', 'unknown'])
    const order = ['non-compliant', 'undetermined', 'deviating', 'waived']
    let before = 0
    for (let count = 0; count <= open.length; count++) {
      const at = order.indexOf(verdictWith(facts, open.slice(0, count)))
      expect(at).toBeGreaterThanOrEqual(before)
      before = at
    }
    expect(before).toBe(3)
  })
})

describe('a waiver for a region', () => {
  const county = { record: 'region', id: 'county', region: 'jiashan', level: 'county' }
  const town = { record: 'region', id: 'town', level: 'town', within: 'county' }
  const records = [
    county,
    town,
    lounge('by-term'),
    lounge('by-county', { region: undefined, within: 'county' }),
    lounge('by-town', { region: undefined, within: 'town' }),
    lounge('in-city', { region: 'jiaxing' }),
    lounge('elsewhere', { region: 'nanhu' }),
    lounge('nowhere', { region: undefined }),
    lounge('torn', { region: 'nanhu', within: 'town' }),
    lounge('astray', { region: 'jiashan', within: 'no-such-region' }),
  ]
  const coveredBy = (region: string, given: readonly object[] = records) =>
    check(given, [waiver('w1', { region })])
      .records.filter(({ findings }) => findings.some((each) => each.waiver === 'w1'))
      .map(({ id }) => id)
      .sort()

  test('covers all that is known to lie in it', () => {
    expect(coveredBy('jiashan')).toEqual(['astray', 'by-county', 'by-term', 'by-town'])
    expect(coveredBy('region/county')).toEqual(['astray', 'by-county', 'by-term', 'by-town'])
    expect(coveredBy('region/town')).toEqual(['by-town'])
    expect(coveredBy('jiaxing')).toEqual(['astray', 'by-county', 'by-term', 'by-town', 'elsewhere', 'in-city'])
    expect(coveredBy('region/nobody')).toEqual([])
  })

  test('does so in whatever order the records come', () => {
    for (const region of ['jiashan', 'region/county', 'region/town'])
      expect(coveredBy(region, [...records].reverse())).toEqual(coveredBy(region))
  })

  test('is for the region itself too', () => {
    const requirement = 'jiaxing-2021-33/district/quota-jiashan'
    const report = check([county, lounge('a', { listed: true })], [waiver('w1', { region: 'jiashan', requirement })], {
      only: [],
    })
    expect(findingOf(report, 'county', 'quota-jiashan')).toMatchObject({ status: 'fail', waiver: 'w1' })
  })

  test('a record is checked as it comes where its own term says enough', () => {
    const options = { ...ruleSets, asOf, only: ['jiaxing-2021-33/health-lounge'] }
    const run = (region: string) => startRun({ ...options, waivers: [waiver('w1', { region })] })
    expect(run('jiashan').add({ value: lounge('a') })?.id).toBe('a')
    expect(run('jiashan').add({ value: lounge('a', { within: 'town' }) })).toBe(undefined)
    expect(run('region/town').add({ value: lounge('a') })).toBe(undefined)
  })

  test('gives way to the one for the record, and both are counted', () => {
    const report = check([lounge('a')], [waiver('wide', { region: 'jiashan' }), waiver('own', { record: 'site/a' })])
    expect(findingOf(report, 'a').waiver).toBe('own')
    expect(report.waivers.map(({ findings }) => findings)).toEqual([1, 1])
  })
})

describe('a file of waivers', () => {
  const file = `# yaml-language-server: $schema=./waivers.json
- id: w1
  requirement: jiaxing-2021-33/health-lounge/menu-hours
  record: site/a
  reason: 场馆整修
  approver: 嘉兴市文化广电旅游局
  clause: 嘉文广旅〔2022〕1号
  from: 2022-01-01
  until: 2022-06-30
- id: w2
  requirement: jiaxing-2021-33/health-lounge/menu-hours
  region: 嘉善县
  reason: 汛期
  approver: 嘉善县人民政府
  clause: 善政发〔2022〕3号
  from: 2022-01-01
  until: 2022-06-30
`
  const isValid = new Ajv({ strictTypes: false }).compile(jsonSchemaOf('waivers', vocabulary))
  const notesOn = (text: string) => {
    const read = readWaivers(text, 'waivers.yaml', ruleSets)
    return read.ok ? [] : read.problems.map((each) => toProblemText(each))
  }
  const second = (change: (line: string) => string) => {
    const [first = '', ...rest] = file.split(/^(?=- id: w2)/m)
    return first + change(rest.join(''))
  }

  test('is read, its regions by the ids of their terms', () => {
    const read = readWaivers(file, 'waivers.yaml', ruleSets)
    expect(read).toMatchObject({
      ok: true,
      value: [
        { id: 'w1', record: 'site/a' },
        { id: 'w2', region: 'jiashan' },
      ],
    })
    expect(isValid(parse(file))).toBe(true)
    expect(isValid([{ ...parse(file)[0], approvr: 'x' }])).toBe(false)
  })

  test.each([
    ['menu-hours', 'menu-hour', 'waivers.yaml:11:16 invalid-value: .*"menu-hour".*did you mean "menu-hours"'],
    [
      'lounge/menu',
      'lounge#menu',
      'waivers.yaml:11:16 unknown-standard: .*did you mean "jiaxing-2021-33/health-lounge/menu-hours"',
    ],
    ['嘉善县', '嘉善縣', 'waivers.yaml:12:11 unknown-term: no region is called "嘉善縣".*did you mean "嘉善县"'],
    ['until: 2022-06-30', 'until: 2021-06-30', 'waivers.yaml:17:10 invalid-date: it ends on 2021-06-30, before'],
    ['until: 2022-06-30', 'until: 2022-06-31', 'waivers.yaml:17:10 invalid-value: no such day'],
    ['  until: 2022-06-30\n', '', 'waivers.yaml:10:3 missing-key: "until" is missing'],
    ['  approver: 嘉善县人民政府\n', '', 'waivers.yaml:10:3 missing-key: "approver" is missing'],
    ['approver:', 'note: x\n  approver:', 'waivers.yaml:14:3 unknown-key: there is no key "note" here'],
    ['id: w2', 'id: w1', 'waivers.yaml:10:7 duplicate-id: there is a waiver called "w1"'],
    ['region: 嘉善县', 'record: site/a', 'waivers.yaml:16:9 contradictory-value: "w1" waives the same from 2022-01-01'],
    ['region: 嘉善县', 'record: sites/a', 'waivers.yaml:12:11 invalid-value: .*did you mean "site"'],
    ['region: 嘉善县', 'record: region/a', 'waivers.yaml:12:11 invalid-value: .*is for a site, not for a region'],
    ['region: 嘉善县', 'record: a', 'waivers.yaml:12:11 invalid-value: "a" names no record.*"site/a"'],
    ['  region: 嘉善县\n', '', 'waivers.yaml:10:3 missing-key: "record" or "region" is missing'],
    ['region: 嘉善县', 'region: 嘉善县\n  record: site/b', 'waivers.yaml:12:11 invalid-value: a record or a region'],
  ])('%j written as %j is told with its place', (right, wrong, told) => {
    const text = second((entry) => entry.replace(right, wrong))
    const [note = '', ...more] = notesOn(text)
    expect(note.replaceAll('\n', ' ')).toMatch(new RegExp(`^${told}`))
    expect(more).toEqual([])
  })

  test('a region is the same by whatever name', () => {
    const text = file.replace('record: site/a', 'region: jiashan')
    expect(notesOn(text)[0]).toMatch(/^waivers.yaml:16:9 contradictory-value: "w1" waives the same/)
  })

  test('one that begins after the other ends is no duplicate of it', () => {
    const text = second((entry) =>
      entry.replace('region: 嘉善县', 'record: site/a').replace('2022-01-01', '2022-07-01').replace('06-30', '12-31'),
    )
    expect(notesOn(text)).toEqual([])
  })

  test('all slips are told at once, whichever waiver they are in', () => {
    const text = file
      .replace('id: w1', 'id: 7')
      .replace('health-lounge/menu-hours\n  region', 'health-lounge/x\n  region')
    expect(notesOn(text).map((each) => each.split(':')[1])).toEqual(['2', '11'])
    const twice = notesOn(file.replace('approver: 嘉善县人民政府', '').replace('id: w2', 'id: w1'))
    expect(twice.map((each) => each.split(' ')[1])).toEqual(['missing-key:', 'duplicate-id:'])
    expect(notesOn('waivers: []')[0]).toMatch(/^waivers.yaml:1:1 invalid-value: a list of waivers expected/)
  })
})

test('thousands of misspelt requirements are told one by one', () => {
  const line = (index: number) => `- { requirement: jiaxing-2021-33/health-lounge-${index}/menu-hours }\n`
  const read = readWaivers(Array.from({ length: 5_000 }, (_, index) => line(index)).join(''), 'w.yaml', ruleSets)
  const told = !read.ok && read.problems.filter(({ code }) => code === 'unknown-standard')
  expect(told).toHaveLength(5_000)
  expect(told && told[9]!.help).toBe('did you mean "jiaxing-2021-33/health-lounge/menu-hours"?')
})
