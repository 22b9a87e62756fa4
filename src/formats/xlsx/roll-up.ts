import type { Status } from '../../evaluate/finding.js'
import { type Report, type StatusCounts, verdicts, type WaivedCounts } from '../../report/report.js'
import { type Completion, completionOf, type SummaryRow, summarize } from '../../report/summarize.js'
import type { FormatOptions } from '../format.js'
import { amountOf } from '../message.js'
import { obligationWords, statusWords, verdictWords } from '../words.js'
import { table, verdictCell } from './named-table.js'
import { indented } from './styles.js'
import type { Table, TableRow } from './table.js'

type Row = TableRow['cells']
const statuses = Object.keys(statusWords) as Status[]

const countColumns = [
  ...statuses.map((status) => statusWords[status]),
  { zh: '其中已豁免', en: 'of these waived' },
] as const
const metColumns = [
  { zh: '达标（下限）', en: 'met, at least', style: 'percent' },
  { zh: '达标（上限）', en: 'met, at most', style: 'percent' },
] as const
const shortColumn = { zh: '差额合计', en: 'short by', width: 24 }

const countCells = (counts: StatusCounts, waived: WaivedCounts): Row => [
  ...statuses.map((status) => counts[status]),
  waived.fail + waived.unknown,
]
const metCells = ({ low, high, of }: Completion): Row => (of === 0 ? [null, null] : [low / of, high / of])

/** What is asked, met and short of a row of a summary. */
const summedCells = ({
  counts,
  waived,
  completion,
  shortfalls,
}: Omit<SummaryRow, 'key' | 'parent' | 'label' | 'verdicts'>) => {
  return ({ vocabulary, language }: FormatOptions): Row => [
    ...countCells(counts, waived),
    ...metCells(completion),
    (shortfalls ?? []).map((each) => amountOf(each, vocabulary, language)).join(', ') || null,
  ]
}

export function byRegion(report: Report, options: FormatOptions): Table {
  const columns = [
    { zh: '地区', en: 'region', width: 36 },
    { zh: '编号', en: 'id', width: 24 },
    // Of records; the counts behind are of requirements.
    ...verdicts.map((each) => ({ zh: `记录：${verdictWords[each].zh}`, en: `records ${verdictWords[each].en}` })),
    ...countColumns,
    ...metColumns,
    shortColumn,
  ]
  const depths = new Map<string, number>()
  const rows = summarize(report, 'region').map((row): TableRow => {
    const depth = row.parent === null ? 0 : (depths.get(row.parent) ?? -1) + 1
    depths.set(row.key, depth)
    const name = { value: row.label?.[options.language] ?? row.key, style: indented(depth) }
    const counts = verdicts.map((each) => row.verdicts?.[each] ?? 0)
    return { depth, cells: [name, row.key, ...counts, ...summedCells(row)(options)] }
  })
  return table(options, { zh: '地区汇总', en: 'by region' }, columns, rows.length, rows)
}

export function byRequirement({ requirements }: Report, options: FormatOptions): Table {
  const columns = [
    { zh: '标准', en: 'standard', width: 30 },
    { zh: '条款', en: 'clause', width: 14 },
    { zh: '要求编号', en: 'requirement', width: 24 },
    { zh: '要求', en: 'statement', width: 44, style: 'sentence' as const },
    { zh: '力度', en: 'obligation' },
    ...countColumns,
    ...metColumns,
    shortColumn,
  ]
  const rows = requirements.map((tally): TableRow => {
    const { standard, clause, requirement, statement, obligation, counts } = tally
    const words = [statement[options.language], obligationWords[obligation][options.language]]
    const summed = summedCells({ ...tally, completion: completionOf(counts) })(options)
    return { cells: [standard, clause, requirement, ...words, ...summed] }
  })
  return table(options, { zh: '要求汇总', en: 'by requirement' }, columns, rows.length, rows)
}

export function byRecord(report: Report, options: FormatOptions): Table {
  const columns = [
    { zh: '记录类型', en: 'record type' },
    { zh: '记录编号', en: 'record', width: 18 },
    { zh: '名称', en: 'name', width: 32 },
    { zh: '文件', en: 'file', width: 24 },
    { zh: '行', en: 'line' },
    { zh: '地区', en: 'region', width: 18 },
    { zh: '结论', en: 'verdict', width: 16 },
    ...countColumns,
    ...metColumns,
    shortColumn,
  ]
  // The rows of this summary are those of the records, in their order.
  const sums = summarize(report, 'record')
  const regions = new Map(report.regions.map(({ key, label }) => [key, label[options.language]]))
  const rows = report.records.map(({ type, id, name, file, line, region, verdict }, index): TableRow => {
    const where = region === null ? null : (regions.get(region) ?? region)
    const summed = summedCells(sums[index]!)(options)
    return { cells: [type, id, name, file, line, where, verdictCell(verdict, options), ...summed] }
  })
  return table(options, { zh: '记录汇总', en: 'by record' }, columns, rows.length, rows)
}
