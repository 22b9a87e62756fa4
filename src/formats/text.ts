import type { Finding, Status } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import type { Language } from '../record/vocabulary.js'
import type { RecordResult, Report, Verdict } from '../report/report.js'
import { type Obligation, obligations } from '../standard/standard.js'
import type { Format, FormatOptions } from './format.js'
import { detailOf, requirementOf } from './message.js'
import { toTable } from './table.js'

type Words = Readonly<Record<Language, string>>

const verdictWords: Readonly<Record<Verdict, Words>> = {
  'non-compliant': { zh: '不符合', en: 'non-compliant' },
  undetermined: { zh: '无法判定', en: 'undetermined' },
  deviating: { zh: '有偏离', en: 'deviating' },
  'not-due': { zh: '未到期', en: 'not due' },
  compliant: { zh: '符合', en: 'compliant' },
  'not-assessed': { zh: '未评定', en: 'not assessed' },
}

const statusWords: Readonly<Record<Status, Words>> = {
  pass: { zh: '符合', en: 'pass' },
  fail: { zh: '不符合', en: 'fail' },
  unknown: { zh: '无法判定', en: 'unknown' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'not-due': { zh: '未到期', en: 'not due' },
}

const obligationWords: Readonly<Record<Obligation, Words>> = {
  must: { zh: '必须', en: 'must' },
  target: { zh: '目标', en: 'target' },
  should: { zh: '原则上', en: 'should' },
  may: { zh: '可选', en: 'may' },
}

const colours: Readonly<Record<'red' | 'yellow' | 'green' | 'bold' | 'dim', string>> = {
  red: '31',
  yellow: '33',
  green: '32',
  bold: '1',
  dim: '2',
}

/** Beyond this many records the unknown findings are told by the facts that settle them alone. */
const fewRecords = 3
/** How many of the facts that would settle something are listed. */
const mostOpenFacts = 20

/**
 * Made to be read: the verdict first, then what is not met, what would settle the rest, and the counts.
 * Loses passes and, beyond a few records, the single unknown findings.
 */
export const text: Format = {
  *write(report, options) {
    yield textOf(report, options)
  },
  keep: ({ status, flags }, index) =>
    status === 'fail' || flags.length > 0 || (status === 'unknown' && index < fewRecords),
}

function textOf(report: Report, options: FormatOptions): string {
  const say = (words: Words) => words[options.language]
  const paint = (colour: keyof typeof colours, words: string) =>
    options.colour ? `\u001b[${colours[colour]}m${words}\u001b[0m` : words
  const heading = (words: Words) => paint('bold', say(words))

  const sections = [
    [verdictLine(report, options, paint), ...standardLines(report, options)],
    section(
      heading({ zh: '不符合与偏离', en: 'Not met' }),
      report.records.flatMap((record) => recordLines(record, ({ status }) => status === 'fail', options, paint)),
    ),
    section(
      heading({ zh: '无法判定', en: 'Unknown' }),
      report.records.length > fewRecords
        ? []
        : report.records.flatMap((record) => recordLines(record, ({ status }) => status === 'unknown', options, paint)),
    ),
    section(
      heading({ zh: '符合，但须注意', en: 'Met, with a remark' }),
      report.records.flatMap((record) => recordLines(record, ({ flags }) => flags.length > 0, options, paint)),
    ),
    section(heading({ zh: '查明以下资料即可判定', en: 'What would settle it' }), openFactLines(report, options)),
    section(heading({ zh: '计数', en: 'Counts' }), countLines(report, options)),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

type Paint = (colour: keyof typeof colours, words: string) => string

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)]

function verdictLine({ verdict, verdicts, records, asOf }: Report, { language }: FormatOptions, paint: Paint): string {
  const colour = verdict === 'compliant' ? 'green' : verdict === 'non-compliant' ? 'red' : 'yellow'
  const parts = Object.entries(verdicts).filter(([, count]) => count > 0)
  const counts = parts
    .map(([name, count]) => `${count} ${verdictWords[name as Verdict][language]}`)
    .join(language === 'zh' ? '，' : ', ')
  const words = paint(colour, verdictWords[verdict][language])
  if (language === 'zh') return `结论：${words}（截至 ${asOf}，共 ${records.length} 条记录${counts && `：${counts}`}）`
  return `Verdict: ${words} (as of ${asOf}, ${records.length} record${records.length === 1 ? '' : 's'}${counts && `: ${counts}`})`
}

function standardLines({ standards }: Report, { language, documents }: FormatOptions): string[] {
  return standards.map(({ id, version, title, document, digest }) => {
    const number = documents.find((each) => each.id === document)?.number ?? document
    return `${language === 'zh' ? '标准：' : 'Standard: '}${title[language]} ${id} ${version} (${number}) sha256:${digest.slice(0, 12)}`
  })
}

function recordLines(
  record: RecordResult,
  shows: (finding: Finding) => boolean,
  options: FormatOptions,
  paint: Paint,
): string[] {
  const { language } = options
  const shown = record.findings.filter(shows).sort(byObligation)
  if (shown.length === 0) return []
  const name = printable(record.name === null ? record.id : `${record.name} (${record.id})`)
  const several = record.standards.length > 1
  const rows = shown.map((finding) => findingRow(finding, several, options))
  const lines = toTable(rows).map((line, index) => {
    const { obligation, status } = shown[index]!
    const colour = status === 'unknown' || status === 'pass' ? 'dim' : obligation === 'must' ? 'red' : 'yellow'
    return `  ${paint(colour, line)}`
  })
  return [`${name}${language === 'zh' ? '：' : ': '}${verdictWords[record.verdict][language]}`, ...lines]
}

const byObligation = (a: Finding, b: Finding): number =>
  obligations.indexOf(a.obligation) - obligations.indexOf(b.obligation)

/** @param several whether the record answers to several standards, so that the clause alone does not tell which */
function findingRow(finding: Finding, several: boolean, options: FormatOptions): string[] {
  const { language } = options
  const named = requirementOf(finding, options)
  const statement = named.requirement.statement[language]
  const detail = printable(detailOf(finding, named, language))
  return [
    obligationWords[finding.obligation][language],
    several ? `${finding.standard} ${finding.clause}` : finding.clause,
    `${statement}${language === 'zh' ? '：' : ': '}${detail}`,
  ]
}

function openFactLines({ openFacts }: Report, { language }: FormatOptions): string[] {
  if (openFacts.length === 0) return []
  const head =
    language === 'zh'
      ? ['资料', '字段', '涉及记录', '单独判定', '配合判定']
      : ['fact', 'field', 'records', 'settles', 'helps']
  const rows = openFacts
    .slice(0, mostOpenFacts)
    .map(({ fact, label, records, settles, helps }) => [
      label[language],
      fact,
      String(records),
      String(settles),
      String(helps),
    ])
  const rest = openFacts.length - rows.length
  const more = rest === 0 ? [] : [language === 'zh' ? `另有 ${rest} 项` : `and ${rest} more`]
  return [...toTable([head, ...rows], new Set([2, 3, 4])), ...more]
}

function countLines({ counts, records }: Report, { language }: FormatOptions): string[] {
  if (records.length === 0) return []
  const statuses = Object.keys(statusWords) as Status[]
  const head = ['', ...statuses.map((status) => statusWords[status][language])]
  const rows = obligations
    .filter((obligation) => statuses.some((status) => counts[obligation][status] > 0))
    .map((obligation) => [
      obligationWords[obligation][language],
      ...statuses.map((status) => String(counts[obligation][status])),
    ])
  return toTable([head, ...rows], new Set(statuses.map((_, index) => index + 1)))
}
