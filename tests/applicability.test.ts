import { expect, test } from 'vitest'
import { checkRecords } from '../src/index.js'
import { documents, standards, vocabulary } from '../src/standards.js'

// Which standards a record answers to: by its type, the type of site, and the region it lies in.

const check = (site: object) =>
  checkRecords([{ value: { record: 'site', id: 'a', ...site } }], {
    documents,
    standards,
    vocabulary,
    asOf: '2024-01-01',
  })

const area = (site: object) =>
  check(site).records[0]!.findings.filter(({ requirement }) => requirement === 'total-area' || requirement === 'area')

test('22 m² are too little for a 心灵驿站 in Binhai, and enough in Jiaxiang', () => {
  const station = { siteType: '心灵驿站', totalArea: '22 m²' }
  expect(area({ ...station, region: '滨海新区' }).map(({ status, shortfall }) => [status, shortfall])).toEqual([
    ['fail', { value: 3, unit: 'm²' }],
  ])
  expect(area({ ...station, region: '嘉祥县' }).map(({ standard, status }) => [standard, status])).toEqual([
    ['jiaxiang-2023-10/service-station', 'pass'],
    ['jining-2023-24/service-station', 'pass'],
  ])
})

test('a centre in Jiaxiang answers to the county and to the city, one in Qufu to the city', () => {
  const center = { siteType: '县级心理健康中心' }
  expect(check({ ...center, region: '嘉祥县' }).records[0]!.standards).toEqual([
    'jiaxiang-2023-10/county-center',
    'jining-2023-24/county-center',
  ])
  expect(check({ ...center, region: '曲阜市' }).records[0]!.standards).toEqual(['jining-2023-24/county-center'])
})

test('a lounge elsewhere than in Jiaxing answers to nothing, and is told so', () => {
  const report = check({ siteType: '健心客厅', region: '嘉祥县' })
  expect(report.records).toEqual([])
  expect(report.verdict).toBe('not-assessed')
  expect(report.problems.map(({ code }) => code)).toEqual(['no-standard'])
})

test('a word that only some standards use names a room for the sites they are addressed to', () => {
  const problems = (siteType: string) =>
    check({ siteType, region: '济宁市', rooms: [{ type: '团体心理咨询室' }] }).problems.map(({ code }) => code)
  expect(problems('县级心理健康中心')).toEqual([])
  expect(problems('市级心理健康中心')).toEqual(['unknown-term'])
})

test('TC15f: what is asked of the city is not asked of a county', () => {
  const trainings = (region: object) => {
    const value = { record: 'region', id: 'a', ...region }
    const report = checkRecords([{ value }], { documents, standards, vocabulary, asOf: '2024-01-01' })
    return report.records[0]!.findings.filter(({ expected }) => expected.unit === 'person-times').map(
      ({ standard, expected }) => `${standard} ${expected.value}`,
    )
  }
  expect(trainings({ region: '嘉祥县', level: '县级' })).toEqual(
    [800, 300, 300, 200].map((number) => `jiaxiang-2023-10/county ${number}`),
  )
  expect(trainings({ region: '济宁市', level: '市级' })).toContain('jining-2023-24/city 1500')
})
