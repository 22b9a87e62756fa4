import type { Finding, Measured } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import type { Label, Language } from '../record/vocabulary.js'
import type { RecordResult } from '../report/report.js'
import { type FormatOptions, recordByRecord } from './format.js'
import { detailOf, placeName, requirementOf } from './message.js'
import { obligationWords, statusWords, verdictWords } from './words.js'

type Cell = string | number | null

interface Column extends Label {
  cell(finding: Finding, record: RecordResult, options: FormatOptions): Cell
}

const found = (value: string | number | boolean | null | undefined, language: Language): Cell =>
  typeof value === 'boolean' ? { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language] : (value ?? null)

/** The bounds of what was found; both are the value where that is exact. */
const low = (measured: Measured | null, language: Language): Cell =>
  found(measured && ('value' in measured ? measured.value : measured.low), language)
const high = (measured: Measured | null, language: Language): Cell =>
  found(measured && ('value' in measured ? measured.value : measured.high), language)

const unit = (measured: Measured | null, { vocabulary, language }: FormatOptions): Cell =>
  measured?.unit === undefined ? null : (vocabulary.units[measured.unit]?.[language] ?? measured.unit)

const columns: readonly Column[] = [
  { zh: '记录类型', en: 'record type', cell: (_, { type }) => type },
  { zh: '记录编号', en: 'record', cell: (_, { id }) => id },
  { zh: '名称', en: 'name', cell: (_, { name }) => name },
  { zh: '文件', en: 'file', cell: (_, { file }) => file },
  { zh: '行', en: 'line', cell: (_, { line }) => line },
  { zh: '记录结论', en: 'verdict', cell: (_, { verdict }, { language }) => verdictWords[verdict][language] },
  { zh: '标准', en: 'standard', cell: ({ standard }) => standard },
  { zh: '标准版本', en: 'version', cell: ({ version }) => version },
  { zh: '条款', en: 'clause', cell: ({ clause }) => clause },
  { zh: '要求编号', en: 'requirement', cell: ({ requirement }) => requirement },
  { zh: '要求', en: 'statement', cell: (finding, _, options) => statement(finding, options) },
  { zh: '力度', en: 'obligation', cell: ({ obligation }, _, { language }) => obligationWords[obligation][language] },
  { zh: '原文用词', en: 'wording', cell: ({ wording }) => wording },
  { zh: '结果', en: 'status', cell: ({ status }, _, { language }) => statusWords[status][language] },
  { zh: '说明', en: 'detail', cell: (finding, _, options) => detail(finding, options) },
  { zh: '实际（下限）', en: 'found, at least', cell: ({ actual }, _, { language }) => low(actual, language) },
  { zh: '实际（上限）', en: 'found, at most', cell: ({ actual }, _, { language }) => high(actual, language) },
  { zh: '单位', en: 'unit', cell: ({ actual, shortfall }, _, options) => unit(actual ?? shortfall, options) },
  { zh: '差额（下限）', en: 'short by, at least', cell: ({ shortfall }, _, { language }) => low(shortfall, language) },
  { zh: '差额（上限）', en: 'short by, at most', cell: ({ shortfall }, _, { language }) => high(shortfall, language) },
  { zh: '期限', en: 'due', cell: ({ due }) => due },
  { zh: '时段', en: 'period', cell: ({ period }) => period },
  { zh: '须查明', en: 'find out', cell: (finding, _, options) => openFacts(finding, options) },
  { zh: '依据', en: 'evidence', cell: ({ evidence }) => evidence.join('\n') },
]

const statement = (finding: Finding, options: FormatOptions): string =>
  requirementOf(finding, options).requirement.statement[options.language]

const detail = (finding: Finding, options: FormatOptions): string =>
  detailOf(finding, requirementOf(finding, options), options.language)

const openFacts = (finding: Finding, options: FormatOptions): string =>
  finding.settledBy.map((pointer) => placeName(pointer, requirementOf(finding, options), options.language)).join('\n')

/** A spreadsheet's cell holds no more. */
const mostCharacters = 32_767

// What a spreadsheet takes for a formula, in full width too, as input methods write it. An apostrophe in front
// makes it text.
const formula = /^[=+\-@\t\r\n＝＋－＠]/

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = cell.replace(/[^\t\r\n]+/g, printable)
  const inert = formula.test(safe) ? `'${safe}` : safe
  const fitting = inert.length > mostCharacters ? `${inert.slice(0, mostCharacters - 1)}…` : inert
  return /[",\r\n]/.test(fitting) ? `"${fitting.replaceAll('"', '""')}"` : fitting
}

const row = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`

/**
 * One row for each finding, for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, by which Excel knows Chinese.
 * Numbers are numbers; text that a spreadsheet would take for a formula has an apostrophe in front.
 *
 * Loses open facts, regions, Problems, digests and the other language, control characters, and what is longer than
 * a cell of 32,767 characters. A spreadsheet may read a text such as 007 as a number: xlsx says what is what.
 */
export const csv = recordByRecord({
  *writeHead({ language }) {
    yield `\ufeff${row(columns.map((column) => column[language]))}`
  },
  *writeRecord(record, options) {
    for (const finding of record.findings) yield row(columns.map(({ cell }) => cell(finding, record, options)))
  },
})
