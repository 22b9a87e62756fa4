import type { Status } from '../evaluate/finding.js'
import type { Obligation } from '../standard/standard.js'
import { type StatusCounts, type Verdict, verdicts, type WaivedCounts } from './report.js'

/** How many findings on one record have each status, by how firmly the requirement binds. */
export type ObligationCounts = { readonly [O in Obligation]: StatusCounts }

/** How many of them are waived. */
export type ObligationWaived = { readonly [O in Obligation]: WaivedCounts }

const nothing: WaivedCounts = { fail: 0, unknown: 0 }
const nothingWaived: ObligationWaived = { must: nothing, target: nothing, should: nothing, may: nothing }

/**
 * The verdict on one record, from the counts of its findings. Only what applied counts. A target binds
 * whoever set it: a region that misses one is not compliant, a single site deviates.
 *
 * What is waived is set aside; where nothing else is wrong, that is a verdict of its own. The more is waived,
 * the better the verdict, but none becomes compliant by it.
 *
 * @param recordType the type of the record
 */
export function verdictOf(counts: ObligationCounts, recordType: string, waived?: ObligationWaived): Verdict {
  const raw = verdictBut(nothingWaived, counts, recordType)
  if (waived === undefined || !isWrong(raw)) return raw
  const rest = verdictBut(waived, counts, recordType)
  return isWrong(rest) ? rest : 'waived'
}

/** Whether a verdict is worse than that what is wrong is waived. */
const isWrong = (verdict: Verdict): boolean => verdicts.indexOf(verdict) < verdicts.indexOf('waived')

/** The verdict without what is waived. That it was decided counts all the same: a waiver opens no question. */
function verdictBut(
  waived: ObligationWaived,
  { must, target, should, may }: ObligationCounts,
  recordType: string,
): Verdict {
  const ofRegion = recordType === 'region'
  const all = (status: Status) => must[status] + target[status] + should[status] + may[status]
  const binding = (status: Status) => must[status] + (ofRegion ? target[status] : 0)
  const left = (status: keyof WaivedCounts) =>
    all(status) - waived.must[status] - waived.target[status] - waived.should[status] - waived.may[status]
  const bindingLeft = (status: keyof WaivedCounts) =>
    binding(status) - waived.must[status] - (ofRegion ? waived.target[status] : 0)
  if (bindingLeft('fail') > 0) return 'non-compliant'
  const decided = all('pass') + all('fail') > 0
  if (bindingLeft('unknown') > 0 || (!decided && left('unknown') > 0)) return 'undetermined'
  if (left('fail') > 0) return 'deviating'
  if (binding('not-due') > 0) return 'not-due'
  return decided ? 'compliant' : 'not-assessed'
}

/** The verdict on several records: the worst; a record not assessed leaves the rest as they are. */
export function worstVerdict(all: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'not-assessed'
  for (const verdict of all) if (verdicts.indexOf(verdict) < verdicts.indexOf(worst)) worst = verdict
  return worst
}
