import type { FormatOptions } from '../../src/formats/format.js'
import { html } from '../../src/formats/html.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { resolveTerm } from '../../src/record/vocabulary.js'
import { checkRecords } from '../../src/report/check-records.js'
import type { Report } from '../../src/report/report.js'
import type { Waiver } from '../../src/report/waiver.js'
import { lounges } from '../bench/generate.js'

export const ruleSets = loadRuleSetsFrom('standards')

export type Values = readonly Readonly<Record<string, unknown>>[]

/** A report that says of every record where it lies. */
export function reportOn(values: Values, asOf: string, waivers: readonly Waiver[] = []): Report {
  const report = checkRecords(
    values.map((value) => ({ value, file: 'sites.ndjson', line: 1 })),
    { ...ruleSets, asOf, waivers },
  )
  const { vocabulary } = ruleSets
  const regionOf = new Map(
    values.map(({ record, id, region }) => [
      `${record}/${id}`,
      record === 'region' ? `region/${id}` : resolveTerm(vocabulary, 'regions', String(region)),
    ]),
  )
  const keys = new Set(report.regions.map(({ key }) => key))
  const records = report.records.map((result) => {
    const region = regionOf.get(`${result.type}/${result.id}`) ?? ''
    return { ...result, region: keys.has(`region/${region}`) ? `region/${region}` : region }
  })
  return { ...report, records }
}

export const pageOf = (report: Report, language: FormatOptions['language'] = 'en'): string =>
  [...html.write(report, { ...ruleSets, language, colour: false })].join('')

const regions = ['nanhu', 'xiuzhou', 'jiashan', 'pinghu', 'haiyan', 'haining', 'tongxiang']
const regionRecords = [
  { record: 'region', id: 'jiaxing', name: '嘉兴市', region: 'jiaxing', level: 'city' },
  ...regions.map((id) => ({
    record: 'region',
    id,
    region: id,
    level: 'county',
    name: ruleSets.vocabulary.terms.regions![id]!.zh,
  })),
]

/** Invented lounges all over the districts of Jiaxing. */
export const jiaxing = (count: number): Values => [
  ...regionRecords,
  ...lounges(count).map((lounge, index) => ({ ...lounge, region: regions[index % regions.length], listed: true })),
]
