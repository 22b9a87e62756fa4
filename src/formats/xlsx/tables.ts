import type { Status } from '../../evaluate/finding.js'
import { type Problem, wordsOfProblem } from '../../problem.js'
import type { Label } from '../../record/vocabulary.js'
import { type RecordResult, type Report, verdicts } from '../../report/report.js'
import { obligations } from '../../standard/standard.js'
import { findingColumns } from '../finding-columns.js'
import type { FormatOptions } from '../format.js'
import { waiverColumns, waiverRow } from '../waiver-rows.js'
import { obligationWords, statusWords, verdictWords } from '../words.js'
import { table, verdictCell } from './named-table.js'
import { byRecord, byRegion, byRequirement } from './roll-up.js'
import type { Table, TableRow } from './table.js'

type Row = TableRow['cells']
const statuses = Object.keys(statusWords) as Status[]

/** Every sheet of a report, those first that are read first. */
export const tablesOf = (report: Report, options: FormatOptions): Table[] => [
  overview(report, options),
  findings(report, options),
  byRegion(report, options),
  byRequirement(report, options),
  byRecord(report, options),
  waivers(report, options),
  openFacts(report, options),
  problems(report, options),
]

function findings({ records }: Report, options: FormatOptions): Table {
  const columns = findingColumns.map(({ zh, en, width, wraps }) => ({
    ...{ zh, en, ...(width !== undefined && { width }) },
    ...(wraps && { style: 'sentence' as const }),
  }))
  const total = records.reduce((sum, record) => sum + record.findings.length, 0)
  return table(options, { zh: '逐项结果', en: 'findings' }, columns, total, findingRows(records, options))
}

function* findingRows(records: readonly RecordResult[], options: FormatOptions): Generator<TableRow> {
  for (const record of records) {
    for (const finding of record.findings) {
      const cells = findingColumns.map(({ cell, tone }) => {
        const value = cell(finding, record, options)
        return tone === undefined ? value : { value, style: tone(finding, record) }
      })
      yield { cells }
    }
  }
}

function waivers(report: Report, options: FormatOptions): Table {
  const rows = report.waivers.map((each): TableRow => ({ cells: waiverRow(each, options.language) }))
  return table(options, { zh: '豁免', en: 'waivers' }, waiverColumns, rows.length, rows)
}

function openFacts(report: Report, options: FormatOptions): Table {
  const columns = [
    { zh: '资料', en: 'fact', width: 36 },
    { zh: '记录类型', en: 'record type', width: 14 },
    { zh: '字段', en: 'field', width: 28 },
    { zh: '涉及记录', en: 'records' },
    { zh: '单独判定', en: 'settles' },
    { zh: '配合判定', en: 'helps' },
  ]
  const rows = report.openFacts.map(({ label, record, fact, records, settles, helps }): TableRow => {
    return { cells: [label[options.language], record, fact, records, settles, helps] }
  })
  return table(options, { zh: '待查资料', en: 'open facts' }, columns, rows.length, rows)
}

function problems(report: Report, options: FormatOptions): Table {
  const columns = [
    { zh: '性质', en: 'sort' },
    { zh: '文件', en: 'file', width: 28 },
    { zh: '行', en: 'line' },
    { zh: '列', en: 'column' },
    { zh: '单元格', en: 'cell', width: 16 },
    { zh: '代码', en: 'code', width: 20 },
    { zh: '问题', en: 'problem', width: 60, style: 'sentence' as const },
    { zh: '建议', en: 'help', width: 48, style: 'sentence' as const },
  ]
  const rowOf = (sort: Label, problem: Problem): TableRow => {
    const { file, line, column, cell, path, code } = problem
    const { message, help } = wordsOfProblem(problem, options.language)
    const place = [file ?? null, line ?? null, column ?? null, cell ?? path ?? null]
    return { cells: [sort[options.language], ...place, code, message, help ?? null] }
  }
  const rows = [
    ...report.problems.map((each) => rowOf({ zh: '问题', en: 'problem' }, each)),
    ...report.advice.map((each) => rowOf({ zh: '提示', en: 'advice' }, each)),
  ]
  return table(options, { zh: '资料问题', en: 'problems' }, columns, rows.length, rows)
}

function overview(report: Report, options: FormatOptions): Table {
  const { language, documents } = options
  const columns = [
    { zh: '项目', en: 'item', width: 28 },
    { zh: '内容', en: 'value', width: 52, style: 'left' as const },
    { zh: '说明', en: 'detail', width: 90 },
  ]
  const word = (label: Label): string => label[language]
  const colon = { zh: '：', en: ': ' }[language]
  const rows: Row[] = [
    [word({ zh: '结论', en: 'verdict' }), verdictCell(report.verdict, options)],
    [word({ zh: '截至', en: 'as of' }), report.asOf],
  ]
  for (const each of verdicts)
    if (report.verdicts[each] > 0)
      rows.push([`${word({ zh: '记录', en: 'records' })}${colon}${word(verdictWords[each])}`, report.verdicts[each]])
  if (report.unaddressed > 0)
    rows.push([word({ zh: '无适用标准的记录', en: 'records no standard is addressed to' }), report.unaddressed])
  for (const obligation of obligations)
    for (const status of statuses) {
      const found = report.counts[obligation][status]
      if (found > 0) rows.push([`${word(obligationWords[obligation])}${colon}${word(statusWords[status])}`, found])
    }
  for (const { file, format, encoding, records } of report.inputs) {
    const told = { zh: `${format}，${records} 条记录`, en: `${format}, ${records} records` }[language]
    rows.push([word({ zh: '读取', en: 'read' }), file, encoding === null ? told : `${told}, ${encoding}`])
  }
  for (const { title, id, version, document, digest } of report.standards) {
    const number = documents.find((each) => each.id === document)?.number ?? document
    const told = `${id} ${version} (${number}) sha256:${digest}`
    rows.push([word({ zh: '标准', en: 'standard' }), title[language], told])
  }
  const styled = rows.map((cells): TableRow => ({ cells }))
  return table(options, { zh: '概况', en: 'summary' }, columns, rows.length, styled)
}
