import type { Status } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import type { Language } from '../record/vocabulary.js'
import { type Report, type Verdict, verdicts } from '../report/report.js'
import { summarize } from '../report/summarize.js'
import { obligations } from '../standard/standard.js'
import type { Format, FormatOptions, ReportWriter } from './format.js'
import { amountOf } from './message.js'
import { toTable } from './table.js'
import { type Paint, paintOf } from './text/paint.js'
import { fewRecords, type ListedRecords, listedRecords } from './text/records.js'
import { waivedCells, waivedHead, waiverColumns, waiverRow } from './waiver-rows.js'
import { obligationWords, percentOf, statusWords, verdictWords } from './words.js'

type Words = Readonly<Record<Language, string>>

/** How many of the facts that would settle something are listed. */
const mostOpenFacts = 20

/**
 * Made to be read: the verdict first, then what is not met, what would settle the rest, and the counts.
 * Loses passes, beyond a few records the single unknown findings, and beyond some 10,000 findings that are not met
 * all but their counts.
 */
export const text: Format<string> = {
  *write(report, options) {
    const writer = startWriting(options)
    for (const record of report.records) yield* writer.record(record)
    yield* writer.end(report)
  },
  startWriting,
  keep: ({ status, flags }, index) =>
    status === 'fail' || flags.length > 0 || (status === 'unknown' && index < fewRecords),
}

function startWriting(options: FormatOptions): ReportWriter<string> {
  const records = listedRecords(options, paintOf(options.colour))
  return {
    record(result) {
      records.add(result)
      return []
    },
    *end(report) {
      yield textOf(report, records, options)
    },
  }
}

function textOf(report: Report, records: ListedRecords, options: FormatOptions): string {
  const paint = paintOf(options.colour)
  const heading = (words: Words) => paint('bold', words[options.language])
  const { failed, unknown, waived, remarked } = records.end()

  const sections = [
    [verdictLine(report, options, paint), ...unaddressedLine(report, options), ...standardLines(report, options)],
    section(heading({ zh: '不符合与偏离', en: 'Not met' }), failed),
    section(
      heading({ zh: '不符合与偏离，按要求计', en: 'Not met, by requirement' }),
      records.isCut('failed') ? failedLines(report, options) : [],
    ),
    section(heading({ zh: '无法判定', en: 'Unknown' }), unknown),
    section(heading({ zh: '已豁免', en: 'Waived' }), waived),
    section(heading({ zh: '符合，但须注意', en: 'Met, with a remark' }), remarked),
    section(heading({ zh: '豁免', en: 'Waivers' }), waiverLines(report, options)),
    section(heading({ zh: '查明以下资料即可判定', en: 'What would settle it' }), openFactLines(report, options)),
    section(heading({ zh: '欠缺合计', en: 'Short in all' }), shortfallLines(report, options)),
    section(heading({ zh: '分地区', en: 'By region' }), regionLines(report, options)),
    section(heading({ zh: '计数', en: 'Counts' }), countLines(report, options)),
    tableLines(report, options),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)]

function verdictLine(report: Report, { language }: FormatOptions, paint: Paint): string {
  const { verdict, verdicts, asOf } = report
  const total = recordCount(report)
  const colour = verdict === 'compliant' ? 'green' : verdict === 'non-compliant' ? 'red' : 'yellow'
  const parts = Object.entries(verdicts).filter(([, count]) => count > 0)
  const counts = parts
    .map(([name, count]) => `${count} ${verdictWords[name as Verdict][language]}`)
    .join(language === 'zh' ? '，' : ', ')
  const words = paint(colour, verdictWords[verdict][language])
  if (language === 'zh') return `结论：${words}（截至 ${asOf}，共 ${total} 条记录${counts && `：${counts}`}）`
  return `Verdict: ${words} (as of ${asOf}, ${total} record${total === 1 ? '' : 's'}${counts && `: ${counts}`})`
}

const recordCount = ({ verdicts }: Report): number => Object.values(verdicts).reduce((a, b) => a + b)

function unaddressedLine({ unaddressed }: Report, { language }: FormatOptions): string[] {
  if (unaddressed === 0) return []
  return [
    language === 'zh' ? `另有 ${unaddressed} 条记录无适用标准` : `${unaddressed} more that no standard is addressed to`,
  ]
}

function standardLines({ standards }: Report, { language, documents }: FormatOptions): string[] {
  return standards.map(({ id, version, title, document, digest }) => {
    const number = documents.find((each) => each.id === document)?.number ?? document
    return `${language === 'zh' ? '标准：' : 'Standard: '}${title[language]} ${id} ${version} (${number}) sha256:${digest.slice(0, 12)}`
  })
}

/** How many records do not meet each requirement, where they are not all listed. */
function failedLines({ requirements, standards }: Report, { language }: FormatOptions): string[] {
  const rows = requirements
    .map((each) => ({ ...each, failed: each.counts.fail - each.waived.fail }))
    .filter(({ failed }) => failed > 0)
    .map(({ standard, clause, obligation, statement, failed }) => [
      obligationWords[obligation][language],
      standards.length > 1 ? `${standard} ${clause}` : clause,
      { zh: `${failed} 条记录`, en: `${failed} record${failed === 1 ? '' : 's'}` }[language],
      statement[language],
    ])
  const rest = rows.length - mostRows
  const more = rest <= 0 ? [] : [{ zh: `另有 ${rest} 项`, en: `and ${rest} more` }[language]]
  return [...toTable(rows.slice(0, mostRows), new Set([2])), ...more]
}

/** Every waiver, whether it covers anything, and why it is given. */
function waiverLines({ waivers }: Report, { language }: FormatOptions): string[] {
  const head = waiverColumns.map((column) => column[language])
  const rows = waivers
    .slice(0, mostRows)
    .map((each) => waiverRow(each, language).map((cell) => printable(String(cell))))
  const rest = waivers.length - rows.length
  const more = rest === 0 ? [] : [{ zh: `另有 ${rest} 项`, en: `and ${rest} more` }[language]]
  return waivers.length === 0 ? [] : [...toTable([head, ...rows], new Set([2])), ...more]
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

function countLines(report: Report, { language }: FormatOptions): string[] {
  const { counts, waived } = report
  if (recordCount(report) === 0) return []
  const statuses = Object.keys(statusWords) as Status[]
  const head = ['', ...statuses.map((status) => statusWords[status][language]), ...waivedHead(waived, language)]
  const rows = obligations
    .filter((obligation) => statuses.some((status) => counts[obligation][status] > 0))
    .map((obligation) => [
      obligationWords[obligation][language],
      ...statuses.map((status) => String(counts[obligation][status])),
      ...waivedCells(waived, obligation).map(String),
    ])
  return toTable([head, ...rows], new Set([...head.keys()].slice(1)))
}

/** The tables that were read, for what they are written in was found out; what reads as it says it is needs no line. */
function tableLines({ inputs }: Report, { language }: FormatOptions): string[] {
  const tables = inputs.filter(({ format }) => format === 'csv' || format === 'xlsx')
  if (tables.length === 0) return []
  const told = tables.slice(0, mostInputs).map(({ file, format, encoding, records }) => {
    const parts = [
      encoding ?? format,
      { zh: `${records} 条记录`, en: `${records} record${records === 1 ? '' : 's'}` }[language],
    ]
    return `${printable(file)} (${parts.join(', ')})`
  })
  const rest = tables.length - told.length
  const more = rest === 0 ? [] : [{ zh: `另有 ${rest} 个文件`, en: `${rest} more` }[language]]
  return [`${{ zh: '读取：', en: 'Read: ' }[language]}${[...told, ...more].join({ zh: '；', en: '; ' }[language])}`]
}

/** How many of the tables that were read are named. */
const mostInputs = 8

/** Beyond this many, the requirements that are short and the regions are left to the other formats. */
const mostRows = 60

/** What is short over several records, requirement by requirement; of a single one its finding says it. */
function shortfallLines(report: Report, options: FormatOptions): string[] {
  const { language, vocabulary } = options
  const rows = report.requirements
    .filter(({ counts, shortfalls }) => counts.fail > 1 && shortfalls.length > 0)
    .map(({ statement, shortfalls, counts }) => [
      statement[language],
      { zh: `${counts.fail} 条记录`, en: `${counts.fail} records` }[language],
      shortfalls.map((each) => amountOf(each, vocabulary, language)).join(', '),
    ])
  return toTable(rows.slice(0, mostRows), new Set([1, 2]))
}

/** Regions as a tree: how the records in each come out, and how much of what is asked of them is met. */
function regionLines(report: Report, { language }: FormatOptions): string[] {
  const rows = summarize(report, 'region')
  const inhabited = report.regions.filter((region) => Object.values(region.verdicts).some((count) => count > 0))
  if (inhabited.length < 2) return []
  const depth = new Map<string, number>()
  for (const { key, parent } of rows) depth.set(key, parent === null ? 0 : (depth.get(parent) ?? 0) + 1)
  const shown = verdicts.filter((verdict) => report.verdicts[verdict] > 0)
  const head = ['', ...shown.map((verdict) => verdictWords[verdict][language]), { zh: '达标', en: 'met' }[language]]
  const lines = rows
    .slice(0, mostRows)
    .map(({ key, label, verdicts: counts, completion }) => [
      `${'  '.repeat(depth.get(key)!)}${printable(label?.[language] ?? key)}`,
      ...shown.map((verdict) => String(counts?.[verdict] ?? 0)),
      percentOf(completion),
    ])
  const rest = rows.length - lines.length
  const more = rest === 0 ? [] : [language === 'zh' ? `另有 ${rest} 个地区` : `and ${rest} more`]
  return [...toTable([head, ...lines], new Set([...head.keys()].slice(1))), ...more]
}
