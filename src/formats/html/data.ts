import type { Finding, Status } from '../../evaluate/finding.js'
import { printable } from '../../printable.js'
import { type Problem, wordsOfProblem } from '../../problem.js'
import {
  type RecordResult,
  type Report,
  type Shortfall,
  type StatusCounts,
  verdicts,
  type WaiverTally,
} from '../../report/report.js'
import { type SummaryRow, summarize } from '../../report/summarize.js'
import { obligations } from '../../standard/standard.js'
import type { FormatOptions } from '../format.js'
import { type Named, requirementOf } from '../message.js'
import { waiverColumns, waiverRow } from '../waiver-rows.js'
import { obligationWords, statusWords, verdictWords } from '../words.js'
import { answerTexts, mostPlaces, placeText, type Text, textOf } from './answer.js'
import { type Layout, layoutOf } from './layouts.js'
import { pageWords } from './words.js'

// The report as the page's script reads it: one JSON object of lists. Whatever recurs stands in a list once
// and is named by its index, for most findings of 10,000 sites say the same of the same requirement.

export const statuses = Object.keys(statusWords) as readonly Status[]

/** A record with the key of the region it lies in, "region/<id>", "<term>" or "", where the report says so. */
type Located = RecordResult & { readonly region?: string | null }

/** Each value once, in the order they came. */
class Index<T> {
  readonly values: T[] = []
  readonly #known = new Map<string, number>()
  of(key: string, make: () => T): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const value = make()
    this.#known.set(key, this.values.length)
    return this.values.push(value) - 1
  }
  find(key: string): number | undefined {
    return this.#known.get(key)
  }
}

const json = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

/** The JSON in pieces: it holds no "<", so that nothing in it can end the script element it stands in. */
export function* dataOf(report: Report, options: FormatOptions): Generator<string> {
  const regions = summarize(report, 'region')
  yield json(headOf(report, regions, options)).slice(0, -1)
  const answers = answerIndex(report, options)
  yield* listOf('records', rowsOf(report.records, regions, answers))
  // The answers are known when all records are written.
  for (const [name, values] of Object.entries(answers.lists)) yield* listOf(name, values)
  yield '}'
}

function* rowsOf(
  records: readonly Located[],
  regions: readonly SummaryRow[],
  answers: ReturnType<typeof answerIndex>,
): Generator<unknown> {
  const regionIndex = new Map(regions.map(({ key }, index) => [key, index]))
  for (const record of records) {
    const { type, id, name, file, line, region = null, verdict, findings } = record
    const place = file === null ? '' : line === null ? file : `${file}:${line}`
    const lies = region === null ? -1 : (regionIndex.get(region) ?? -1)
    yield [
      ...[type, id, name ?? '', place].map(printable),
      lies,
      verdicts.indexOf(verdict),
      findings.map(answers.of),
      ...answers.layoutOf(record),
    ]
  }
}

/** Pieces shorter than this are put together: each is written by itself. */
const leastPiece = 1 << 16

function* listOf(name: string, values: Iterable<unknown>): Generator<string> {
  let piece = `,\n"${name}":[`
  let separator = '\n'
  for (const value of values) {
    piece += separator + json(value)
    separator = ',\n'
    if (piece.length < leastPiece) continue
    yield piece
    piece = ''
  }
  yield `${piece}\n]`
}

/** The findings as indices of answers: [requirement, status, expected, actual, detail, evidence, more, settledBy, more, due, period, waiver]. */
function answerIndex(report: Report, options: FormatOptions) {
  const requirements = new Map<string, { index: number; named?: Named }>(
    report.requirements.map(({ standard, requirement }, index) => [`${standard}/${requirement}`, { index }]),
  )
  const answers = new Index<unknown>()
  const texts = new Index<Text>()
  const places = new Index<readonly [pointer: string, name: Text]>()
  const layouts = new Index<Layout>()
  const waivers = report.waivers.map(({ id }) => id)

  const textIn = (text: Text): number => texts.of(typeof text === 'string' ? text : text.join('\n'), () => text)
  const placesIn = (pointers: readonly string[], named: Named): readonly [number[], number] => [
    pointers.slice(0, mostPlaces).map((pointer) => {
      const make = () => [printable(pointer), placeText(pointer, named)] as const
      return places.of(`${named.recordType} ${pointer}`, make)
    }),
    Math.max(0, pointers.length - mostPlaces),
  ]

  return {
    lists: { answers: answers.values, texts: texts.values, places: places.values, layouts: layouts.values },
    /** The layout of a record, and the line it begins below; nothing where no positions are known. */
    layoutOf(record: RecordResult): [layout: number, from: number] | [] {
      if (record.positions.length === 0) return []
      const { layout, from } = layoutOf(record, (pointer) => places.find(`${record.type} ${pointer}`))
      return [layouts.of(JSON.stringify(layout), () => layout), from]
    },
    of(finding: Finding): number {
      const { standard, requirement, status, due, period, evidence, settledBy } = finding
      const known = requirements.get(`${standard}/${requirement}`)!
      const { reason, expected, actual, shortfall, absent, flags, waiver } = finding
      // All that the texts are made of: what is equal in it is told in equal words.
      const said = [
        status,
        reason,
        expected,
        actual,
        shortfall,
        absent,
        flags,
        due,
        period,
        evidence,
        settledBy,
        waiver,
      ]
      return answers.of(JSON.stringify([known.index, said]), () => {
        known.named ??= requirementOf(finding, options)
        const { named } = known
        const told = answerTexts(finding, named)
        return [
          known.index,
          statuses.indexOf(status),
          ...[told.expected, told.actual, told.detail].map(textIn),
          ...placesIn(evidence, named),
          ...placesIn(settledBy, named),
          due ?? '',
          period ?? '',
          waiver === null ? -1 : waivers.indexOf(waiver),
        ]
      })
    },
  }
}

const countsOf = (counts: StatusCounts): number[] => statuses.map((status) => counts[status])

function problemTexts(problem: Problem): Text[] {
  const { code, file, line, column } = problem
  const zh = wordsOfProblem(problem, 'zh')
  const en = wordsOfProblem(problem, 'en')
  return [
    code,
    textOf({ zh: printable(zh.message), en: printable(en.message) }),
    printable([file, line, column].filter((part) => part !== undefined).join(':')),
    textOf({ zh: printable(zh.help ?? ''), en: printable(en.help ?? '') }),
  ]
}

/** Only the word for its state differs between the languages. */
function waiverTexts(waiver: WaiverTally): (Text | number)[] {
  const zh = waiverRow(waiver, 'zh')
  return waiverRow(waiver, 'en').map((en, index) =>
    typeof en === 'number' ? en : textOf({ zh: String(zh[index]), en }),
  )
}

function headOf(report: Report, regions: readonly SummaryRow[], options: FormatOptions) {
  const { standards, documents, vocabulary } = options
  const unitText = (unit: string): Text => (vocabulary.units[unit] ? textOf(vocabulary.units[unit]) : unit)
  const shortfallTexts = (all: readonly Shortfall[]) => all.map(({ low, high, unit }) => [low, high, unitText(unit)])
  const standardIndex = new Map(report.standards.map(({ id }, index) => [id, index]))
  const asked = new Map(
    standards.flatMap((each) => each.requirements.map((requirement) => [`${each.id}/${requirement.id}`, requirement])),
  )
  const regionIndex = new Map(regions.map(({ key }, index) => [key, index]))
  return {
    language: options.language,
    asOf: report.asOf,
    verdict: verdicts.indexOf(report.verdict),
    verdicts: verdicts.map((verdict) => report.verdicts[verdict]),
    unaddressed: report.unaddressed,
    counts: obligations.map((obligation) => countsOf(report.counts[obligation])),
    waived: obligations.map((obligation) => report.waived[obligation].fail + report.waived[obligation].unknown),
    waiverColumns: waiverColumns.map(textOf),
    waivers: report.waivers.map(waiverTexts),
    words: {
      page: pageWords,
      statuses: Object.values(statusWords).map(textOf),
      verdicts: verdicts.map((verdict) => textOf(verdictWords[verdict])),
      obligations: obligations.map((obligation) => textOf(obligationWords[obligation])),
    },
    standards: report.standards.map(({ id, version, title, document, digest }) => {
      const paper = documents.find((each) => each.id === document)
      return [id, version, textOf(title), paper?.number ?? document, paper ? textOf(paper.title) : '', digest]
    }),
    requirements: report.requirements.map(({ standard, requirement, clause, obligation, counts, shortfalls }) => {
      const { statement, wording } = asked.get(`${standard}/${requirement}`)!
      const said = [requirement, clause, obligations.indexOf(obligation), textOf(statement), wording ?? '']
      return [standardIndex.get(standard), ...said, countsOf(counts), shortfallTexts(shortfalls)]
    }),
    regions: regions.map(({ key, parent, label, verdicts: came, counts, completion: { low, high, of } }) => [
      printable(key),
      parent === null ? -1 : (regionIndex.get(parent) ?? -1),
      label === null ? key : textOf(label),
      verdicts.map((verdict) => came?.[verdict] ?? 0),
      countsOf(counts),
      [low, high, of],
    ]),
    openFacts: report.openFacts.map(({ record, fact, label, records, settles, helps }) => [
      record,
      fact,
      textOf(label),
      records,
      settles,
      helps,
    ]),
    problems: report.problems.map(problemTexts),
    advice: report.advice.map(problemTexts),
    inputs: report.inputs.map(({ file, format, encoding, records }) => [
      printable(file),
      format,
      encoding ?? '',
      records,
    ]),
  }
}
