import type { Finding } from '../../evaluate/finding.js'
import { printable } from '../../printable.js'
import type { RecordResult } from '../../report/report.js'
import { obligations } from '../../standard/standard.js'
import type { FormatOptions } from '../format.js'
import { detailOf, requirementOf } from '../message.js'
import { placesText } from '../position.js'
import { toTable } from '../table.js'
import { obligationWords, verdictWords } from '../words.js'
import type { Paint } from './paint.js'

// The parts of a report that name records. Lines are made as the records come, and no more than are printed, so that
// a long run keeps none of its findings.

/** Beyond this many records the unknown findings are told by the facts that settle them alone. */
export const fewRecords = 3

/** A part that has so many findings lists no further record: the counts tell of the rest. */
const mostFindings = 10_000

/** Which findings a part lists, of few records and of many. */
const parts = {
  failed: ({ status, waiver }: Finding) => status === 'fail' && waiver === null,
  unknown: ({ status, waiver }: Finding, few: boolean) => few && status === 'unknown' && waiver === null,
  waived: ({ status, waiver }: Finding, few: boolean) => waiver !== null && (few || status === 'fail'),
  remarked: ({ flags }: Finding) => flags.length > 0,
} as const satisfies Record<string, (finding: Finding, few: boolean) => boolean>
type Part = keyof typeof parts

/** One part as far as it is made. */
class Listing {
  readonly lines: string[] = []
  findings = 0
  readonly left = { records: 0, findings: 0 }
}

export interface ListedRecords {
  add(record: RecordResult): void
  /** The lines of each part, when all records were added. */
  end(): { readonly [P in Part]: readonly string[] }
  /** Whether the findings of a part are not all listed. */
  isCut(part: Part): boolean
}

export function listedRecords(options: FormatOptions, paint: Paint): ListedRecords {
  const listings = Object.fromEntries(Object.keys(parts).map((part) => [part, new Listing()])) as Record<Part, Listing>
  /** The first ones, as long as they may be all. */
  let first: RecordResult[] | undefined = []

  function list(record: RecordResult, few: boolean): void {
    for (const part of Object.keys(parts) as Part[]) {
      const shown = record.findings.filter((finding) => parts[part](finding, few))
      if (shown.length === 0) continue
      const listing = listings[part]
      if (listing.findings >= mostFindings) {
        listing.left.records++
        listing.left.findings += shown.length
        continue
      }
      listing.findings += shown.length
      for (const line of recordLines(record, shown, options, paint)) listing.lines.push(line)
    }
  }

  return {
    add(record) {
      if (first === undefined) return list(record, false)
      first.push(record)
      if (first.length <= fewRecords) return
      for (const each of first) list(each, false)
      first = undefined
    },
    end() {
      for (const each of first ?? []) list(each, true)
      first = []
      const linesOf = ({ lines, left }: Listing) => [...lines, ...leftLine(left, options)]
      return {
        failed: linesOf(listings.failed),
        unknown: linesOf(listings.unknown),
        waived: linesOf(listings.waived),
        remarked: linesOf(listings.remarked),
      }
    },
    isCut: (part) => listings[part].left.records > 0,
  }
}

function leftLine({ records, findings }: Listing['left'], { language }: FormatOptions): string[] {
  if (records === 0) return []
  return [
    {
      zh: `另有 ${records} 条记录的 ${findings} 项未列出；csv 与 ndjson 格式列出全部`,
      en: `${findings} more of ${records} records are left out here; the formats csv and ndjson list all`,
    }[language],
  ]
}

function recordLines(record: RecordResult, shown: Finding[], options: FormatOptions, paint: Paint): string[] {
  const { language } = options
  shown.sort(byObligation)
  const name = printable(record.name === null ? record.id : `${record.name} (${record.id})`)
  const several = record.standards.length > 1
  const rows = shown.map((finding) => findingRow(finding, record, several, options))
  const lines = toTable(rows).map((line, index) => {
    const { obligation, status, waiver } = shown[index]!
    const colour = status !== 'fail' || waiver !== null ? 'dim' : obligation === 'must' ? 'red' : 'yellow'
    return `  ${paint(colour, line)}`
  })
  return [`${name}${language === 'zh' ? '：' : ': '}${verdictWords[record.verdict][language]}`, ...lines]
}

const byObligation = (a: Finding, b: Finding): number =>
  obligations.indexOf(a.obligation) - obligations.indexOf(b.obligation)

/** @param several whether the record answers to several standards, so that the clause alone does not tell which */
function findingRow(finding: Finding, record: RecordResult, several: boolean, options: FormatOptions): string[] {
  const { language } = options
  const named = requirementOf(finding, options)
  const statement = named.requirement.statement[language]
  const detail = printable(detailOf(finding, named, language))
  const places = printable(placesText(finding, record))
  return [
    obligationWords[finding.obligation][language],
    several ? `${finding.standard} ${finding.clause}` : finding.clause,
    `${statement}${language === 'zh' ? '：' : ': '}${detail}${places && ` [${places}]`}`,
  ]
}
