import type { Judgement } from '../evaluate/judgement.js'
import type { RuleSets } from '../standard/standard.js'
import type { ApplyJsonLogic } from './cross-check.js'
import type { RecordResult } from './report.js'
import type { Waiver } from './waiver.js'

export interface CheckOptions extends RuleSets {
  /** The day the records are judged on, "YYYY-MM-DD". */
  readonly asOf: string
  /** Ids of standards to check against; those addressed to each record where left out. */
  readonly only?: readonly string[]
  /** What some records may do without, as `readWaivers` gives it. */
  readonly waivers?: readonly Waiver[]
  /**
   * Which findings are made; all where left out. The counts are of all requirements in any case, so that a
   * long run need not make what nobody will read. It is asked in the midst of a check, and must not start another.
   *
   * @param index the how-manieth record it is, from 0
   */
  readonly keep?: (judgement: Pick<Judgement, 'obligation' | 'status' | 'flags'>, index: number) => boolean
  /**
   * Asks the reference interpreter and, where nothing is missing, this implementation of JSON Logic too:
   * `apply` of json-logic-js. Whatever they answer otherwise is a Problem with the code `cross-check`.
   */
  readonly crossCheck?: ApplyJsonLogic
  /** Is shown each result with all its findings when it is judged, be they kept or not. */
  readonly see?: (result: RecordResult) => void
  /** Whether the report lists the records; it does where left out. What is written as it comes need not be kept. */
  readonly listRecords?: boolean
  /** Whether the records are a part of a dataset: regions wait until `mergeReports` has the other parts. */
  readonly part?: boolean
}
