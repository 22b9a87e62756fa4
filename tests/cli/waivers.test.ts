import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/cli/config.js'
import { exitCodeOf } from '../../src/cli/exit.js'
import { checkRecords, type Waiver } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

const lounge = {
  record: 'site',
  id: 'a',
  siteType: 'health-lounge',
  region: 'jiashan',
  hostType: 'library-branch',
  hostTier: 'town',
  totalArea: 20,
  menuHours: 10,
}

const check = (waivers: readonly Waiver[]) =>
  checkRecords([{ value: lounge }], { documents, standards, vocabulary, asOf: '2021-10-15', waivers })

const waiver = (requirement: string, record = 'site/a'): Waiver => ({
  id: `${requirement} ${record}`,
  requirement: `jiaxing-2021-33/health-lounge/${requirement}`,
  record,
  reason: '场馆整修',
  approver: '嘉兴市文化广电旅游局',
  clause: '嘉文广旅〔2021〕99号',
  from: '2021-09-01',
  until: '2021-12-31',
})

const all = check([])
  .records[0]!.findings.filter(({ status }) => status === 'fail' || status === 'unknown')
  .map(({ requirement }) => waiver(requirement))
const allBut = (id: string) => all.filter(({ requirement }) => !requirement.endsWith(`/${id}`))

test('a configuration names the file of waivers as seen from its folder', () => {
  const read = readConfig('files: [a.yaml]\nwaivers: rules/waivers.yaml\n', 'project/clausecheck.config.yaml')
  expect(read).toMatchObject({ ok: true, value: { waivers: join('project', 'rules', 'waivers.yaml') } })
})

describe('the exit code', () => {
  test('is 0 where all that is wrong is waived, whatever should fail the run', () => {
    expect(check(all).verdict).toBe('waived')
    for (const failOn of ['must', 'should', 'unknown'] as const) expect(exitCodeOf(check(all), failOn)).toBe(0)
  })

  test('counts what is not waived', () => {
    expect(exitCodeOf(check(allBut('menu-hours')), 'must')).toBe(1)
    expect(exitCodeOf(check(allBut('total-area-branch')), 'must')).toBe(0)
    expect(exitCodeOf(check(allBut('total-area-branch')), 'should')).toBe(1)
    expect(exitCodeOf(check(allBut('disclosure')), 'must')).toBe(2)
    expect(exitCodeOf(check(allBut('disclosure')), 'unknown')).toBe(1)
  })

  test('is no other for a waiver that covers nothing: that is advice', () => {
    const report = check([...all, waiver('menu-hours', 'site/nobody')])
    expect(report.advice.map(({ code }) => code)).toEqual(['unused-waiver'])
    expect(exitCodeOf(report, 'must')).toBe(0)
  })
})
