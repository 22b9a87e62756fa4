import type { Finding } from '../evaluate/finding.js'
import { type Verdict, verdicts } from './report.js'

/**
 * The verdict on one record. Only what applied counts. A target binds whoever set it: a region that misses
 * one is not compliant, a single site deviates.
 *
 * @param recordType the type of the record
 * @example
 * verdictOf([{ obligation: 'should', status: 'fail', … }, { obligation: 'must', status: 'pass', … }], 'site')
 * //=> 'deviating'
 */
export function verdictOf(findings: readonly Pick<Finding, 'obligation' | 'status'>[], recordType: string): Verdict {
  let decided = false
  let open = false
  let undetermined = false
  let deviating = false
  let notDue = false
  for (const { obligation, status } of findings) {
    if (status === 'pass' || status === 'fail') decided = true
    if (status === 'unknown') open = true
    if (obligation === 'must' || (obligation === 'target' && recordType === 'region')) {
      if (status === 'fail') return 'non-compliant'
      if (status === 'unknown') undetermined = true
      if (status === 'not-due') notDue = true
    } else if (status === 'fail') deviating = true
  }
  if (undetermined || (open && !decided)) return 'undetermined'
  if (deviating) return 'deviating'
  return notDue ? 'not-due' : decided ? 'compliant' : 'not-assessed'
}

/** The verdict on several records: the worst; a record not assessed leaves the rest as they are. */
export function worstVerdict(all: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'not-assessed'
  for (const verdict of all) if (verdicts.indexOf(verdict) < verdicts.indexOf(worst)) worst = verdict
  return worst
}
