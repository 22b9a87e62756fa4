import type { Where } from '../record/dataset.js'
import type { PlaceTally, RecordResult, RegionTally, Shortfall, Verdict } from './report.js'
import {
  addCounts,
  addShortfall,
  addVerdicts,
  addWaived,
  noCounts,
  noVerdicts,
  noWaived,
  type Shortfalls,
  shortfallsOf,
} from './tally.js'

interface Sum extends Where {
  readonly verdicts: Record<Verdict, number>
  readonly counts: ReturnType<typeof noCounts>
  readonly waived: ReturnType<typeof noWaived>
  readonly shortfalls: Shortfalls
}

/** Counts records by where they say they lie; where that is comes out once all regions are known. */
export interface PlaceTallies {
  add(where: Where, result: Pick<RecordResult, 'verdict' | 'counts' | 'waived'>, shortfalls: readonly Shortfall[]): void
  absorb(tally: PlaceTally): void
  list(): PlaceTally[]
}

export function tallyPlaces(): PlaceTallies {
  const sums = new Map<string, Sum>()
  const sumOf = ({ within, region, itself }: Where): Sum => {
    // A blank stands in no term, so the key is read in one way only.
    const key = `${itself ? '=' : ''}${region ?? ''} ${within ?? ''}`
    const known = sums.get(key)
    if (known !== undefined) return known
    const sum = {
      within,
      region,
      itself,
      verdicts: noVerdicts(),
      counts: noCounts(),
      waived: noWaived(),
      shortfalls: new Map(),
    }
    sums.set(key, sum)
    return sum
  }
  return {
    add(where, { verdict, counts, waived }, shortfalls) {
      const sum = sumOf(where)
      sum.verdicts[verdict]++
      addCounts(sum.counts, counts)
      addWaived(sum.waived, waived)
      for (const short of shortfalls) addShortfall(sum.shortfalls, short)
    },
    absorb(tally) {
      const sum = sumOf(tally)
      addVerdicts(sum.verdicts, tally.verdicts)
      addCounts(sum.counts, tally.counts)
      addWaived(sum.waived, tally.waived)
      for (const short of tally.shortfalls) addShortfall(sum.shortfalls, short)
    },
    list: () => [...sums.values()].map((sum) => ({ ...sum, shortfalls: shortfallsOf(sum.shortfalls) })),
  }
}

/** The tallies of places that turned out to be one region, as one; a region around them stands even where nothing lies in it directly. */
export function regionTallies(
  places: readonly PlaceTally[],
  regionsOf: (where: Where) => readonly Pick<RegionTally, 'key' | 'parent' | 'label'>[],
): RegionTally[] {
  const sums = new Map<string, Omit<Sum, keyof Where> & Pick<RegionTally, 'key' | 'parent' | 'label'>>()
  for (const place of places) {
    // Innermost last, so that every region stands behind the one around it.
    for (const region of regionsOf(place)) {
      if (!sums.has(region.key))
        sums.set(region.key, {
          ...region,
          verdicts: noVerdicts(),
          counts: noCounts(),
          waived: noWaived(),
          shortfalls: new Map(),
        })
    }
    const sum = sums.get(regionsOf(place).at(-1)!.key)!
    addVerdicts(sum.verdicts, place.verdicts)
    addCounts(sum.counts, place.counts)
    addWaived(sum.waived, place.waived)
    for (const short of place.shortfalls) addShortfall(sum.shortfalls, short)
  }
  return inTreeOrder([...sums.values()].map((sum) => ({ ...sum, shortfalls: shortfallsOf(sum.shortfalls) })))
}

/** Each region before those inside it, those of one region by their keys: the same whatever came first. */
function inTreeOrder(tallies: readonly RegionTally[]): RegionTally[] {
  const byParent = new Map<string | null, RegionTally[]>()
  for (const tally of tallies) {
    const beside = byParent.get(tally.parent)
    if (beside === undefined) byParent.set(tally.parent, [tally])
    else beside.push(tally)
  }
  const below = (parent: string | null): RegionTally[] =>
    (byParent.get(parent) ?? [])
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .flatMap((tally) => [tally, ...below(tally.key)])
  return below(null)
}
