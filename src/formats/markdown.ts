import type { Finding } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import { wordsOfProblem } from '../problem.js'
import type { Label, Language } from '../record/vocabulary.js'
import { type RecordResult, type Report, verdicts } from '../report/report.js'
import { summarize } from '../report/summarize.js'
import { obligations } from '../standard/standard.js'
import type { Format, FormatOptions, ReportWriter } from './format.js'
import { pathOf, recordTitleOf, sentenceOf } from './issue.js'
import { placesText } from './position.js'
import { waivedCells, waivedHead, waiverColumns, waiverRow } from './waiver-rows.js'
import { obligationWords, percentOf, statusWords, verdictWords } from './words.js'

/** GitHub takes no longer summary of a step: 1 MiB of UTF-8. */
const mostBytes = 1024 * 1024
/** What a table of secondary interest may take of it. */
const shareOfTable = mostBytes / 8
/** A longer cell is cut: nobody reads it, and it would push others out. */
const mostCharacters = 500

/**
 * Data as text of a Markdown table: on one line, and every mark that means something written as a character
 * reference, which never does.
 *
 * @example
 * markdownText('a|b <i>') //=> 'a&#124;b &#60;i&#62;'
 */
export function markdownText(text: string): string {
  const line = printable(text.replace(/[\s\u2028\u2029]+/g, ' '))
  const short = line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line
  return short.replace(/[&<>|`*_~[\]\\$]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

type Row = readonly (string | number)[]
const tableLine = (cells: Row): string => `| ${cells.join(' | ')} |\n`

/** A section with a table of as many rows as fit, and how many more there are; nothing where there are none. */
function table(heading: string, head: Row, rows: Iterable<Row>, total: number, bytes: number, language: Language) {
  if (total === 0) return ''
  let text = `\n### ${heading}\n\n${tableLine(head)}${tableLine(head.map(() => '---'))}`
  const more = (count: number) =>
    ({ zh: `\n另有 ${count} 行未列出。\n`, en: `\n${count} more rows are left out here.\n` })[language]
  let left = bytes - bytesOf(text) - bytesOf(more(total))
  let shown = 0
  for (const row of rows) {
    const next = tableLine(row)
    left -= bytesOf(next)
    if (left < 0) break
    text += next
    shown++
  }
  return shown === total ? text : text + more(total - shown)
}

function verdictSection(report: Report, language: Language): string {
  const { verdict, asOf, unaddressed } = report
  const total = Object.values(report.verdicts).reduce((a, b) => a + b)
  const parts = verdicts.filter((each) => report.verdicts[each] > 0)
  const counts = parts.map((each) => `${report.verdicts[each]} ${verdictWords[each][language]}`)
  const colon = counts.length === 0 ? '' : { zh: '：', en: ': ' }[language]
  const aside = {
    zh: `；另有 ${unaddressed} 条记录无适用标准`,
    en: `; ${unaddressed} more that no standard is addressed to`,
  }
  const summary = {
    zh: `截至 ${asOf}，共 ${total} 条记录${colon}${counts.join('，')}`,
    en: `As of ${asOf}, ${total} record${total === 1 ? '' : 's'}${colon}${counts.join(', ')}`,
  }[language]
  const heading = { zh: '结论：', en: 'Verdict: ' }[language] + verdictWords[verdict][language]
  return `## ${heading}\n\n${summary}${unaddressed > 0 ? aside[language] : ''}\n`
}

function standardTable({ standards }: Report, { language, documents }: FormatOptions): string {
  const rows = standards.map(({ id, version, title, document, digest }) => {
    const number = documents.find((each) => each.id === document)?.number ?? document
    return [title[language], id, version, number, digest.slice(0, 12)].map(markdownText)
  })
  const words = {
    zh: ['标准', '编号', '版本', '文件', 'SHA-256'],
    en: ['standard', 'id', 'version', 'document', 'SHA-256'],
  }
  return table({ zh: '标准', en: 'Standards' }[language], words[language], rows, rows.length, shareOfTable, language)
}

function countTable({ counts, waived }: Report, language: Language): string {
  const statuses = Object.keys(statusWords) as (keyof typeof statusWords)[]
  const rows = obligations
    .filter((obligation) => statuses.some((status) => counts[obligation][status] > 0))
    .map((each) => [
      obligationWords[each][language],
      ...statuses.map((status) => counts[each][status]),
      ...waivedCells(waived, each),
    ])
  const head = ['', ...statuses.map((status) => statusWords[status][language]), ...waivedHead(waived, language)]
  return table({ zh: '计数', en: 'Counts' }[language], head, rows, rows.length, shareOfTable, language)
}

/**
 * The findings that fail, those of the worst records first, and of one record the firmest; behind all what is waived.
 * Of each sort no more are kept than the whole summary could hold.
 */
function failedRows(options: FormatOptions) {
  const sorts = [false, true].flatMap((waived) =>
    verdicts.map((verdict) => ({ waived, verdict, bytes: 0, rows: [] as Row[] })),
  )
  return {
    add(record: RecordResult): void {
      for (const sort of sorts) {
        if (sort.verdict !== record.verdict || sort.bytes > mostBytes) continue
        const failed = record.findings.filter(
          ({ status, waiver }) => status === 'fail' && (waiver !== null) === sort.waived,
        )
        for (const finding of failed.sort(byObligation)) {
          const row = rowOf(finding, record, options)
          sort.bytes += bytesOf(tableLine(row))
          sort.rows.push(row)
        }
      }
    },
    rows: (): Row[] => sorts.flatMap(({ rows }) => rows),
  }
}

const byObligation = (a: Finding, b: Finding): number =>
  obligations.indexOf(a.obligation) - obligations.indexOf(b.obligation)

function rowOf(finding: Finding, record: RecordResult, options: FormatOptions): Row {
  const { obligation, standard, clause } = finding
  const place = [record.file && pathOf(record.file), record.line].filter((part) => part !== null).join(':')
  const title = markdownText([recordTitleOf(record), placesText(finding, record) || place].filter(Boolean).join(' '))
  const message = markdownText(sentenceOf(finding, options))
  return [title, obligationWords[obligation][options.language], markdownText(`${standard} ${clause}`), message]
}

function waiverTable({ waivers }: Report, language: Language): string {
  const rows = waivers.map((each) => waiverRow(each, language).map((cell) => markdownText(String(cell))))
  const head = waiverColumns.map((column) => column[language])
  return table({ zh: '豁免', en: 'Waivers' }[language], head, rows, rows.length, shareOfTable, language)
}

function openFactTable({ openFacts }: Report, language: Language): string {
  const words: Readonly<Record<Language, Row>> = {
    zh: ['资料', '字段', '涉及记录', '单独判定', '配合判定'],
    en: ['fact', 'field', 'records', 'settles', 'helps'],
  }
  const rows = openFacts.map(({ label, fact, record, records, settles, helps }) => {
    return [markdownText(label[language]), markdownText(`${record}: ${fact}`), records, settles, helps]
  })
  const heading = { zh: '查明以下资料即可判定', en: 'What would settle what is unknown' }[language]
  return table(heading, words[language], rows, rows.length, shareOfTable, language)
}

function regionTable(report: Report, language: Language): string {
  const depth = new Map<string | null, number>([[null, -1]])
  const shown = verdicts.filter((verdict) => report.verdicts[verdict] > 0)
  const name = (label: Label | null, key: string) => markdownText(label?.[language] ?? key)
  const rows = summarize(report, 'region').map(({ key, parent, label, verdicts: counts, completion }) => {
    depth.set(key, (depth.get(parent) ?? -1) + 1)
    const indent = '&emsp;'.repeat(depth.get(key)!)
    return [indent + name(label, key), ...shown.map((each) => counts?.[each] ?? 0), percentOf(completion)]
  })
  const head = ['', ...shown.map((each) => verdictWords[each][language]), { zh: '达标', en: 'met' }[language]]
  return table({ zh: '分地区', en: 'By region' }[language], head, rows, rows.length, shareOfTable, language)
}

function problemTable({ problems }: Report, language: Language): string {
  const rows = problems.map((problem) => {
    const { file, line, column, path, code } = problem
    const { message, help } = wordsOfProblem(problem, language)
    const place = [file && pathOf(file), line ?? path, column].filter((part) => part !== undefined).join(':')
    return [
      markdownText(place),
      code,
      markdownText([message, help].filter(Boolean).join({ zh: '；', en: '; ' }[language])),
    ]
  })
  const head = { zh: ['位置', '代码', '问题'], en: ['where', 'code', 'problem'] }[language]
  return table({ zh: '资料中的问题', en: 'Problems' }[language], head, rows, rows.length, shareOfTable, language)
}

/**
 * A summary for the page of a CI run or a merge request: the verdict, the counts, what is not met, what would
 * settle the rest, the regions. At most 1 MiB of UTF-8, as GitHub asks of a step's summary: of what does not fit
 * it says how much is left out, the least grave first.
 *
 * Loses passes, unknown findings one by one, what is not applicable, what is not due, evidence, the verdicts
 * on single records, advice, inputs, the other language and what is longer than 500 characters.
 */
export const markdown: Format<string> = {
  *write(report, options) {
    const writer = startWriting(options)
    for (const record of report.records) yield* writer.record(record)
    yield* writer.end(report)
  },
  startWriting,
  keep: ({ status }) => status === 'fail',
}

function startWriting(options: FormatOptions): ReportWriter<string> {
  const { language } = options
  const failed = failedRows(options)
  let total = 0
  return {
    record(result) {
      failed.add(result)
      total += result.counts.fail
      return []
    },
    *end(report) {
      const before = verdictSection(report, language) + problemTable(report, language) + countTable(report, language)
      const behind =
        waiverTable(report, language) +
        openFactTable(report, language) +
        regionTable(report, language) +
        standardTable(report, options)
      const head = { zh: ['记录', '力度', '条款', '要求与结果'], en: ['record', 'obligation', 'clause', 'finding'] }[
        language
      ]
      const heading = { zh: '不符合与偏离', en: 'Not met' }[language]
      const left = mostBytes - bytesOf(before) - bytesOf(behind)
      yield before
      yield table(heading, head, failed.rows(), total, left, language)
      yield behind
    },
  }
}
