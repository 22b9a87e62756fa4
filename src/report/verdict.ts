import type { Finding } from '../evaluate/finding.js'
import { type Verdict, verdicts } from './report.js'

/**
 * The verdict on one record. Only what applied counts; a target missed by a single site deviates,
 * for it binds whoever set it.
 *
 * @example
 * verdictOf([{ obligation: 'should', status: 'fail', … }, { obligation: 'must', status: 'pass', … }])
 * //=> 'deviating'
 */
export function verdictOf(findings: readonly Pick<Finding, 'obligation' | 'status'>[]): Verdict {
  let decided = false
  let open = false
  let undetermined = false
  let deviating = false
  let notDue = false
  for (const { obligation, status } of findings) {
    if (status === 'pass' || status === 'fail') decided = true
    if (status === 'unknown') open = true
    if (obligation === 'must') {
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
