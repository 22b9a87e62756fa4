import type { Judgement } from '../evaluate/check.js'
import type { RuleSets } from '../standard/standard.js'

export interface CheckOptions extends RuleSets {
  /** The day the records are judged on, "YYYY-MM-DD". */
  readonly asOf: string
  /** Ids of standards to check against; those addressed to each record where left out. */
  readonly only?: readonly string[]
  /**
   * Which findings are made; all where left out. The counts are of all requirements in any case, so that a
   * long run need not make what nobody will read.
   *
   * @param index the how-manieth record it is, from 0
   */
  readonly keep?: (judgement: Pick<Judgement, 'obligation' | 'status' | 'flags'>, index: number) => boolean
  /** Whether the report lists the records; it does where left out. What is written as it comes need not be kept. */
  readonly listRecords?: boolean
  /** Whether the records are a part of a dataset: regions wait until `mergeReports` has the other parts. */
  readonly part?: boolean
}
