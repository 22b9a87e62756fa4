import type { Report } from '../index.js'

export type FailOn = 'must' | 'should' | 'unknown'
export const failOnLevels: readonly FailOn[] = ['must', 'should', 'unknown']

/** Exit codes, as documented in README. */
export const exit = { compliant: 0, nonCompliant: 1, undetermined: 2, badInput: 3, internalError: 70 } as const

/**
 * The exit code of a report. Input that could not be read outranks every verdict: nobody may take
 * what was left for the whole. What is waived does not fail.
 */
export function exitCodeOf({ counts, waived, verdicts, problems }: Report, failOn: FailOn): number {
  // What two evaluators disagree about is no verdict on anybody's record.
  if (problems.some(({ code }) => code === 'cross-check')) return exit.internalError
  const assessed = Object.values(verdicts).some((count) => count > 0)
  if (problems.length > 0 || !assessed) return exit.badInput
  const failing =
    verdicts['non-compliant'] +
    (failOn === 'must' ? 0 : counts.should.fail + counts.target.fail - waived.should.fail - waived.target.fail) +
    (failOn === 'unknown' ? verdicts.undetermined : 0)
  if (failing > 0) return exit.nonCompliant
  return verdicts.undetermined > 0 || verdicts['not-assessed'] > 0 ? exit.undetermined : exit.compliant
}
