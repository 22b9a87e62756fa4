import type { Status } from '../evaluate/finding.js'
import type { Label } from '../record/vocabulary.js'
import { obligations } from '../standard/standard.js'
import type { Report, RequirementTally, Shortfall, StatusCounts, Verdict, WaivedCounts } from './report.js'
import {
  addCounts,
  addShortfall,
  addVerdicts,
  addWaived,
  noCounts,
  noVerdicts,
  noWaived,
  type Shortfalls,
  shortfallOf,
  shortfallsOf,
} from './tally.js'

/** What the rows of a summary stand for. */
export const summaries = ['record', 'requirement', 'obligation', 'standard', 'document', 'region'] as const
export type SummaryBy = (typeof summaries)[number]

/**
 * How much of what is asked is met: from `low` to `high` of `of` findings, for those that are unknown may be
 * met or not. What is not due is asked and not met; what is not applicable is not asked.
 */
export interface Completion {
  readonly low: number
  readonly high: number
  readonly of: number
}

export interface SummaryRow {
  /** The id of what it stands for: "site/a", "jining-2023-24/city-center/area", "must", "region/jiaxiang". */
  readonly key: string
  /** Of a region, the one around it. */
  readonly parent: string | null
  readonly label: Label | null
  /** How the records come out, of a record or a region. */
  readonly verdicts: { readonly [V in Verdict]: number } | null
  readonly counts: StatusCounts
  readonly waived: WaivedCounts
  readonly completion: Completion
  /** What is short in all, by unit; null where the report does not hold it. */
  readonly shortfalls: readonly Shortfall[] | null
}

/**
 * A report rolled up. Statuses are counted one by one and never merged: what was skipped is no pass. A
 * region's row counts all that lies in it.
 *
 * @example
 * summarize(report, 'region').find(({ key }) => key === 'jiaxiang')?.completion //=> { low: 12, high: 14, of: 20 }
 */
export function summarize(report: Report, by: SummaryBy): SummaryRow[] {
  switch (by) {
    case 'record':
      return report.records.map(({ type, id, name, verdict, counts, waived, findings }) => {
        const whole = findings.length === Object.values(counts).reduce((a, b) => a + b)
        const short: Shortfalls = new Map()
        for (const finding of findings) {
          const each = shortfallOf(finding.status, finding.reason, finding.shortfall)
          if (each !== undefined) addShortfall(short, each)
        }
        return {
          key: `${type}/${id}`,
          parent: null,
          label: name === null ? null : { zh: name, en: name },
          verdicts: { ...noVerdicts(), [verdict]: 1 },
          counts,
          waived,
          completion: completionOf(counts),
          shortfalls: whole ? shortfallsOf(short) : null,
        }
      })
    case 'requirement':
      return report.requirements.map((tally) => ({
        key: `${tally.standard}/${tally.requirement}`,
        parent: null,
        label: tally.statement,
        verdicts: null,
        counts: tally.counts,
        waived: tally.waived,
        completion: completionOf(tally.counts),
        shortfalls: tally.shortfalls,
      }))
    case 'obligation':
      return grouped(report.requirements, ({ obligation }) => obligation)
        .map((row) => ({ ...row, label: null }))
        .sort((a, b) => obligations.indexOf(a.key as never) - obligations.indexOf(b.key as never))
    case 'standard':
      return grouped(report.requirements, ({ standard }) => standard).map((row) => ({
        ...row,
        label: report.standards.find(({ id }) => id === row.key)?.title ?? null,
      }))
    case 'document':
      return grouped(report.requirements, ({ document }) => document).map((row) => ({ ...row, label: null }))
    case 'region':
      return byRegion(report)
  }
}

/**
 * How much of what is asked is met.
 *
 * @example
 * completionOf({ pass: 42, fail: 2, unknown: 1, 'not-applicable': 3, 'not-due': 0 }) //=> { low: 42, high: 43, of: 45 }
 */
export function completionOf(counts: StatusCounts): Completion {
  const { pass, fail, unknown } = counts
  return { low: pass, high: pass + unknown, of: pass + fail + unknown + counts['not-due'] }
}

function grouped(tallies: readonly RequirementTally[], keyOf: (tally: RequirementTally) => string): SummaryRow[] {
  const groups = new Map<string, RequirementTally[]>()
  for (const tally of tallies) groups.set(keyOf(tally), [...(groups.get(keyOf(tally)) ?? []), tally])
  return [...groups].map(([key, group]) => {
    const counts = noCounts()
    const waived = noWaived()
    const short: Shortfalls = new Map()
    for (const tally of group) {
      addCounts(counts, tally.counts)
      addWaived(waived, tally.waived)
      for (const each of tally.shortfalls) addShortfall(short, each)
    }
    return rowOf(key, null, null, null, counts, waived, short)
  })
}

function byRegion({ regions }: Report): SummaryRow[] {
  const sums = new Map(
    regions.map((region) => [
      region.key,
      { region, verdicts: noVerdicts(), counts: noCounts(), waived: noWaived(), short: new Map() as Shortfalls },
    ]),
  )
  for (const region of regions) {
    for (let at = sums.get(region.key); at !== undefined; at = sums.get(at.region.parent ?? 'none around it')) {
      addVerdicts(at.verdicts, region.verdicts)
      addCounts(at.counts, region.counts)
      addWaived(at.waived, region.waived)
      for (const each of region.shortfalls) addShortfall(at.short, each)
      if (at.region.parent === null) break
    }
  }
  return [...sums.values()].map(({ region: { key, parent, label }, verdicts, counts, waived, short }) =>
    rowOf(key, parent, label, verdicts, counts, waived, short),
  )
}

const rowOf = (
  key: string,
  parent: string | null,
  label: Label | null,
  verdicts: SummaryRow['verdicts'],
  counts: Record<Status, number>,
  waived: WaivedCounts,
  short: Shortfalls,
): SummaryRow => ({
  key,
  parent,
  label,
  verdicts,
  counts,
  waived,
  completion: completionOf(counts),
  shortfalls: shortfallsOf(short),
})
