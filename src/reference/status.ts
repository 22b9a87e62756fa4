import { never, type Period, periodsUntil, type Recurrence } from '../dates.js'
import { type Expr, operationOf } from '../expr/types.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import { membersOf, truthOf } from './interpret.js'
import type { Scope, Truth } from './scope.js'

// What a requirement comes to, beyond whether its condition holds: when it applies, until when it is not
// due, what it speaks of, how firmly it binds, and in which periods.

/** As much of a requirement as its status rests on; `due` is that of its standard where it has none itself. */
export interface Asked {
  readonly obligation: 'must' | 'target' | 'should' | 'may'
  readonly when?: Expr | undefined
  readonly due?: Deadline | undefined
  readonly check: {
    readonly holds: Expr
    readonly over?: Expr | undefined
    readonly due?: Deadline | undefined
    readonly recurs?: { readonly every: Recurrence; readonly from: string; readonly until?: string } | undefined
  }
}

interface Deadline {
  readonly milestone?: string | undefined
  readonly by: Expr
}

export type ReferenceStatus = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'not-due'

interface Outcome {
  readonly status: ReferenceStatus
  /** Whether it is so, or so open, however long a period still runs. */
  readonly isFinal: boolean
}

/**
 * The status of a requirement for a record on a day: slow, plain, and the same as that of the finding.
 *
 * @example
 * const asked = { obligation: 'must', check: { holds: { '>=': [{ var: 'totalArea' }, 150] } } }
 * statusOf(asked, { record: 'site', id: 'a' }, '2021-09-30', vocabulary) //=> 'unknown'
 */
export function statusOf(asked: Asked, record: CheckedRecord, asOf: string, vocabulary: Vocabulary): ReferenceStatus {
  const scope: Scope = { item: record, facts: factsOfRecord(vocabulary, record.record), vocabulary, asOf }
  const { recurs } = asked.check
  if (recurs === undefined) return outcomeOf(asked, scope).status
  const periods = periodsOf(recurs, asOf).map((period) =>
    inPeriod(outcomeOf(asked, { ...scope, period }), period, asOf),
  )
  return worst.find((status) => periods.includes(status))!
}

const worst = ['fail', 'unknown', 'not-due', 'pass', 'not-applicable'] as const

/** The periods that have begun, and the first one in any case. */
export function periodsOf(
  { every, from, until }: NonNullable<Asked['check']['recurs']>,
  asOf: string,
): readonly Period[] {
  const last = until !== undefined && until < asOf ? until : asOf
  return periodsUntil(every, from, last < from ? from : last)
}

/** What is not met, or not known to be, may still be met while the period runs. */
const inPeriod = ({ status, isFinal }: Outcome, { until }: Period, asOf: string): ReferenceStatus =>
  (status === 'fail' || status === 'unknown') && !isFinal && asOf <= until ? 'not-due' : status

function outcomeOf({ obligation, when, due, check }: Asked, scope: Scope): Outcome {
  const outcome = (status: ReferenceStatus, isFinal = false): Outcome => ({ status, isFinal })
  const applies = when === undefined ? true : truthOf(when, scope)
  const holds = truthOf(check.holds, scope)
  if (applies === false) return outcome('not-applicable')
  if (applies === true && holds === true) return outcome('pass')
  // What speaks of nothing, and what is allowed and not done, does not apply.
  const spokenOf = check.over === undefined ? undefined : membersOf(check.over, scope)
  if (spokenOf?.length === 0) return outcome('not-applicable')
  if (obligation === 'may' && holds === false) return outcome('not-applicable')
  if (applies === null) return outcome('unknown', true)
  const deadline = obligation === 'may' ? undefined : (check.due ?? due)
  const isUndated = deadline?.by === never
  const pending = deadline === undefined || isUndated ? false : isPending(deadline, scope)
  if (pending === true) return outcome('not-due')
  if (holds === null || spokenOf?.every(({ least }) => least === 0)) return outcome('unknown')
  if (pending === null) return outcome('unknown', true)
  // Without a day nothing is late.
  return isUndated ? outcome('not-due') : outcome('fail', isTooMuch(check.holds))
}

/** Whether the last day has not passed and what must be done by then is not done. */
function isPending({ milestone, by }: Deadline, scope: Scope): Truth {
  const today: Expr = scope.asOf
  const inTime: Expr = { '<=': [today, by] }
  const open: Expr = milestone === undefined ? true : { '>': [{ var: milestone }, today] }
  return truthOf({ and: [inTime, open] }, scope)
}

/** Whether what fails exceeds the most that is allowed: more time does not make it less. */
function isTooMuch(holds: Expr): boolean {
  const { operator, operands } = operationOf(holds) ?? {}
  if (operator === 'all') return isTooMuch(operands![1]!)
  return (operator === '<' || operator === '<=') && typeof operands![1] === 'number'
}
