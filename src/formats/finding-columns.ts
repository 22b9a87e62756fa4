import type { Finding, Measured } from '../evaluate/finding.js'
import type { Label, Language } from '../record/vocabulary.js'
import type { RecordResult } from '../report/report.js'
import type { FormatOptions } from './format.js'
import { detailOf, placeName, requirementOf } from './message.js'
import { decidingPositions, positionText } from './position.js'
import { type Tone, toneOf } from './tone.js'
import { obligationWords, statusWords, verdictWords } from './words.js'

/** What a cell of a report holds; null where it is empty. */
export type Cell = string | number | null

/** A column of a table of findings; its label is its header. */
export interface FindingColumn extends Label {
  cell(finding: Finding, record: RecordResult, options: FormatOptions): Cell
  /** What it says as one of the reports' colours. */
  tone?(finding: Finding, record: RecordResult): Tone
  /** In characters, where that is much. */
  readonly width?: number
  /** Whether it holds sentences, or several lines. */
  readonly wraps?: true
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

/** What a spreadsheet is told of each finding. */
export const findingColumns: readonly FindingColumn[] = [
  { zh: '记录类型', en: 'record type', cell: (_, { type }) => type },
  { zh: '记录编号', en: 'record', cell: (_, { id }) => id, width: 14 },
  { zh: '名称', en: 'name', cell: (_, { name }) => name, width: 24 },
  { zh: '文件', en: 'file', cell: (_, { file }) => file, width: 22 },
  { zh: '行', en: 'line', cell: (_, { line }) => line },
  { zh: '位置', en: 'place', cell: (finding, record) => places(finding, record), width: 26, wraps: true },
  {
    zh: '记录结论',
    en: 'verdict',
    cell: (_, { verdict }, { language }) => verdictWords[verdict][language],
    tone: (_, { verdict }) => toneOf[verdict],
  },
  { zh: '标准', en: 'standard', cell: ({ standard }) => standard, width: 32 },
  { zh: '标准版本', en: 'version', cell: ({ version }) => version },
  { zh: '条款', en: 'clause', cell: ({ clause }) => clause, width: 14 },
  { zh: '要求编号', en: 'requirement', cell: ({ requirement }) => requirement, width: 24 },
  { zh: '要求', en: 'statement', cell: (finding, _, options) => statement(finding, options), width: 44, wraps: true },
  { zh: '力度', en: 'obligation', cell: ({ obligation }, _, { language }) => obligationWords[obligation][language] },
  { zh: '原文用词', en: 'wording', cell: ({ wording }) => wording },
  {
    zh: '结果',
    en: 'status',
    cell: ({ status }, _, { language }) => statusWords[status][language],
    tone: ({ status }) => status,
  },
  { zh: '说明', en: 'detail', cell: (finding, _, options) => detail(finding, options), width: 52, wraps: true },
  { zh: '豁免', en: 'waiver', cell: ({ waiver }) => waiver, width: 14 },
  { zh: '实际（下限）', en: 'found, at least', cell: ({ actual }, _, { language }) => low(actual, language) },
  { zh: '实际（上限）', en: 'found, at most', cell: ({ actual }, _, { language }) => high(actual, language) },
  { zh: '单位', en: 'unit', cell: ({ actual, shortfall }, _, options) => unit(actual ?? shortfall, options) },
  { zh: '差额（下限）', en: 'short by, at least', cell: ({ shortfall }, _, { language }) => low(shortfall, language) },
  { zh: '差额（上限）', en: 'short by, at most', cell: ({ shortfall }, _, { language }) => high(shortfall, language) },
  { zh: '期限', en: 'due', cell: ({ due }) => due },
  { zh: '时段', en: 'period', cell: ({ period }) => period },
  { zh: '须查明', en: 'find out', cell: (finding, _, options) => openFacts(finding, options), width: 28, wraps: true },
  { zh: '依据', en: 'evidence', cell: ({ evidence }) => evidence.join('\n'), width: 24, wraps: true },
]

const places = (finding: Finding, record: RecordResult): Cell =>
  decidingPositions(finding, record).map(positionText).join('\n') || null

const statement = (finding: Finding, options: FormatOptions): string =>
  requirementOf(finding, options).requirement.statement[options.language]

const detail = (finding: Finding, options: FormatOptions): string =>
  detailOf(finding, requirementOf(finding, options), options.language)

const openFacts = (finding: Finding, options: FormatOptions): string =>
  finding.settledBy.map((pointer) => placeName(pointer, requirementOf(finding, options), options.language)).join('\n')
