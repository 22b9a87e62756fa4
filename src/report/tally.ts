import { add } from '../evaluate/decimal.js'
import type { Measured, Reason, Status } from '../evaluate/finding.js'
import type { Requirement, Standard } from '../standard/standard.js'
import type { RequirementTally, Shortfall, StatusCounts, Verdict, WaivedCounts } from './report.js'
import { verdicts } from './report.js'

// Sums that come out the same in whatever order they are made: counts are integers, and what is short is
// added up exactly.

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export const noCounts = (): Writable<StatusCounts> => ({
  pass: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
  'not-due': 0,
})

export const countsByObligation = () => ({ must: noCounts(), target: noCounts(), should: noCounts(), may: noCounts() })

export const noWaived = (): Writable<WaivedCounts> => ({ fail: 0, unknown: 0 })

export const waivedByObligation = () => ({ must: noWaived(), target: noWaived(), should: noWaived(), may: noWaived() })

export const noVerdicts = (): Record<Verdict, number> =>
  Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>

export function addCounts(into: Writable<StatusCounts>, counts: StatusCounts): void {
  into.pass += counts.pass
  into.fail += counts.fail
  into.unknown += counts.unknown
  into['not-applicable'] += counts['not-applicable']
  into['not-due'] += counts['not-due']
}

export function addWaived(into: Writable<WaivedCounts>, counts: WaivedCounts): void {
  into.fail += counts.fail
  into.unknown += counts.unknown
}

/** Sets counts to nothing, property by property: this is done for every record. */
export function reset(counts: Writable<StatusCounts>): void {
  counts.pass = 0
  counts.fail = 0
  counts.unknown = 0
  counts['not-applicable'] = 0
  counts['not-due'] = 0
}

export function addVerdicts(into: Record<Verdict, number>, counts: { readonly [V in Verdict]: number }): void {
  for (const verdict of verdicts) into[verdict] += counts[verdict]
}

/** What is short, by unit. */
export type Shortfalls = Map<string, { low: number; high: number | null; readonly unit: string }>

export function addShortfall(into: Shortfalls, { low, high, unit }: Shortfall): void {
  const sum = into.get(unit)
  if (sum === undefined) into.set(unit, { low, high, unit })
  else {
    sum.low = add(sum.low, low)
    sum.high = sum.high === null || high === null ? null : add(sum.high, high)
  }
}

/** What is short, as a sum takes it; undefined where no number is. */
export function shortfallOf(status: Status, reason: Reason | null, shortfall: Measured | null): Shortfall | undefined {
  if (status !== 'fail' || reason !== 'short' || shortfall === null) return undefined
  const unit = shortfall.unit ?? ''
  if ('value' in shortfall)
    return typeof shortfall.value === 'number' ? { low: shortfall.value, high: shortfall.value, unit } : undefined
  const { low, high } = shortfall
  return typeof low === 'number' ? { low, high: typeof high === 'number' ? high : null, unit } : undefined
}

export const shortfallsOf = (sums: Shortfalls): Shortfall[] =>
  [...sums.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1)).map(({ low, high, unit }) => ({ low, high, unit }))

interface Sum {
  readonly counts: Writable<StatusCounts>
  readonly waived: Writable<WaivedCounts>
  readonly shortfalls: Shortfalls
}

/** Counts findings by their requirement. */
export interface RequirementTallies {
  /** @param index which requirement of the standard */
  add(standard: Standard, index: number, status: Status, short: Shortfall | undefined): void
  waive(standard: Standard, index: number, status: 'fail' | 'unknown'): void
  absorb(tally: RequirementTally, standard: Standard): void
  list(standards: readonly Standard[]): RequirementTally[]
}

export function tallyRequirements(): RequirementTallies {
  const sums = new Map<Standard, readonly Sum[]>()
  function sumsOf(standard: Standard): readonly Sum[] {
    const known = sums.get(standard)
    if (known !== undefined) return known
    const fresh = standard.requirements.map(() => ({ counts: noCounts(), waived: noWaived(), shortfalls: new Map() }))
    sums.set(standard, fresh)
    return fresh
  }
  return {
    add(standard, index, status, short) {
      const sum = sumsOf(standard)[index]!
      sum.counts[status]++
      if (short !== undefined) addShortfall(sum.shortfalls, short)
    },
    waive(standard, index, status) {
      sumsOf(standard)[index]!.waived[status]++
    },
    absorb({ requirement, counts, waived, shortfalls }, standard) {
      const sum = sumsOf(standard)[standard.requirements.findIndex(({ id }) => id === requirement)]
      if (sum === undefined) return
      addCounts(sum.counts, counts)
      addWaived(sum.waived, waived)
      for (const short of shortfalls) addShortfall(sum.shortfalls, short)
    },
    list: (standards) =>
      standards.flatMap((standard) => {
        const known = sums.get(standard) ?? []
        return known.map((sum, index) => requirementTally(standard, standard.requirements[index]!, sum))
      }),
  }
}

const requirementTally = (
  { id, document }: Standard,
  { id: requirement, clause, obligation, statement }: Requirement,
  { counts, waived, shortfalls }: Sum,
): RequirementTally => ({
  standard: id,
  document,
  requirement,
  clause,
  obligation,
  statement,
  counts,
  waived,
  shortfalls: shortfallsOf(shortfalls),
})
