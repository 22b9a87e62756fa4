import type { Status } from '../evaluate/finding.js'
import type { Obligation } from '../standard/standard.js'
import { type StatusCounts, type Verdict, verdicts } from './report.js'

/** How many findings on one record have each status, by how firmly the requirement binds. */
export type ObligationCounts = { readonly [O in Obligation]: StatusCounts }

/**
 * The verdict on one record, from the counts of its findings. Only what applied counts. A target binds
 * whoever set it: a region that misses one is not compliant, a single site deviates.
 *
 * @param recordType the type of the record
 */
export function verdictOf({ must, target, should, may }: ObligationCounts, recordType: string): Verdict {
  const ofRegion = recordType === 'region'
  const all = (status: Status) => must[status] + target[status] + should[status] + may[status]
  const binding = (status: Status) => must[status] + (ofRegion ? target[status] : 0)
  if (binding('fail') > 0) return 'non-compliant'
  const decided = all('pass') + all('fail') > 0
  if (binding('unknown') > 0 || (!decided && all('unknown') > 0)) return 'undetermined'
  if (all('fail') > 0) return 'deviating'
  if (binding('not-due') > 0) return 'not-due'
  return decided ? 'compliant' : 'not-assessed'
}

/** The verdict on several records: the worst; a record not assessed leaves the rest as they are. */
export function worstVerdict(all: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'not-assessed'
  for (const verdict of all) if (verdicts.indexOf(verdict) < verdicts.indexOf(worst)) worst = verdict
  return worst
}
