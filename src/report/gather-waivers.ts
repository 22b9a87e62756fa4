import type { Status } from '../evaluate/finding.js'
import type { JoinedDataset, Where } from '../record/dataset.js'
import { termsOfRegions } from '../record/hierarchy.js'
import { isRegionRecord } from '../record/lies-in.js'
import type { CheckedRecord } from '../record/read.js'
import type { Requirement, Standard } from '../standard/standard.js'
import type { CheckOptions } from './check-options.js'
import type { WaiverTally } from './report.js'
import type { Waiver } from './waiver.js'

/** The waiver in force for what one requirement came to on the record at hand, by its id. */
export type WaiverOf = (standard: Standard, requirement: Requirement, status: Status) => string | null

/** What waivers cover, record by record. */
export interface GatheredWaivers {
  /** Whether regions that are still to come decide if a waiver is for a record. */
  waitFor(record: CheckedRecord, chosen: readonly Standard[]): boolean
  /** The waivers for a record, counted as they are asked for; undefined where there is none. */
  of(
    record: CheckedRecord,
    chosen: readonly Standard[],
    where: Where,
    liesIn?: JoinedDataset['liesIn'],
  ): WaiverOf | undefined
  absorb(tallies: readonly WaiverTally[]): void
  list(): WaiverTally[]
}

interface Sum {
  readonly waiver: Waiver
  readonly state: WaiverTally['state']
  readonly standard: string
  readonly requirement: string
  records: number
  findings: number
}

export function gatherWaivers({ waivers = [], asOf, vocabulary }: CheckOptions): GatheredWaivers {
  const terms = termsOfRegions(vocabulary)
  const sums = waivers.map((waiver): Sum => {
    const slash = waiver.requirement.lastIndexOf('/')
    return {
      waiver,
      state: stateOf(waiver, asOf),
      standard: waiver.requirement.slice(0, slash),
      requirement: waiver.requirement.slice(slash + 1),
      records: 0,
      findings: 0,
    }
  })
  const ofRecord = new Map<string, Sum[]>()
  /** Those for regions, by standard. */
  const ofRegion = new Map<string, Sum[]>()
  for (const sum of sums) {
    const { record, region } = sum.waiver
    if (record !== undefined) ofRecord.set(record, [...(ofRecord.get(record) ?? []), sum])
    if (region !== undefined) ofRegion.set(sum.standard, [...(ofRegion.get(sum.standard) ?? []), sum])
  }

  /** Of a record that names no region record, as long as those are not known: only terms say where it lies. */
  const liesInTerm = ({ region }: Where, outer: string): boolean => region !== null && terms.isWithin(region, outer)

  return {
    waitFor: (record, chosen) =>
      chosen.some(({ id }) =>
        ofRegion.get(id)?.some(({ waiver }) => typeof record.within === 'string' || isRegionRecord(waiver.region!)),
      ),
    of(record, chosen, where, liesIn = liesInTerm) {
      if (sums.length === 0) return undefined
      const own = ofRecord.get(`${record.record}/${record.id}`) ?? []
      const around = chosen.flatMap(({ id }) =>
        (ofRegion.get(id) ?? []).filter(({ waiver }) => liesIn(where, waiver.region!)),
      )
      if (own.length === 0 && around.length === 0) return undefined
      const speaking = [...own, ...around]
      return (standard, requirement, status) => {
        let covering: string | null = null
        for (const sum of speaking) {
          if (sum.requirement !== requirement.id || sum.standard !== standard.id) continue
          sum.records++
          if (status !== 'fail' && status !== 'unknown') continue
          sum.findings++
          if (sum.state === 'in-force') covering ??= sum.waiver.id
        }
        return covering
      }
    },
    absorb(tallies) {
      for (const { id, records, findings } of tallies) {
        const sum = sums.find(({ waiver }) => waiver.id === id)
        if (sum === undefined) continue
        sum.records += records
        sum.findings += findings
      }
    },
    list: () => sums.map(({ waiver, state, records, findings }) => ({ ...waiver, state, records, findings })),
  }
}

const stateOf = ({ from, until }: Waiver, day: string): WaiverTally['state'] =>
  day < from ? 'not-yet' : day > until ? 'expired' : 'in-force'
