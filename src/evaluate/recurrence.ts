import { periodsUntil } from '../dates.js'
import type { Recurs } from '../kinds/kind.js'
import type { Reason, Status } from './finding.js'
import type { Explains, State } from './node.js'

/** What a requirement comes to, before it is dressed as a finding. */
export interface Outcome {
  status: Status
  reason: Reason | null
  /** The part that explains it: whether it applies, or whether it holds. */
  explains: Explains
  settledBy: readonly string[]
}

/**
 * The outcome of a requirement that recurs: every period that is over must have met it, and what the one
 * at hand has not met is not due before its last day. Leaves the state at the period that decided.
 *
 * @param missed takes the names of the periods that failed
 */
export function outcomeOfPeriods(
  { every, from, until }: Recurs,
  state: State,
  outcome: (state: State) => Outcome,
  missed: string[],
): Outcome {
  const last = until !== undefined && until < state.asOf ? until : state.asOf
  const periods = periodsUntil(every, from, last < from ? from : last)
  let decisive: { readonly index: number; readonly outcome: Outcome } | undefined
  for (const [index, period] of periods.entries()) {
    enter(index)
    const found = notOver(outcome(state), period.until)
    if (found.status === 'fail') missed.push(period.name)
    if (decisive === undefined || outranks(found, decisive.outcome)) decisive = { index, outcome: found }
  }
  enter(decisive!.index)
  // What is cited and measured is read off the nodes: they must have seen the period that decided last.
  outcome(state)
  return decisive!.outcome

  /** What was worked out for another period is worked out anew. */
  function enter(index: number): void {
    state.period = periods[index]!
    state.round++
  }

  function notOver(found: Outcome, lastDay: string): Outcome {
    // What is too much stays too much, however long the period still runs.
    const open =
      (found.status === 'fail' && found.reason !== 'over') ||
      (found.status === 'unknown' && found.reason !== 'applicability')
    return open && state.asOf <= lastDay
      ? { status: 'not-due', reason: null, explains: found.explains, settledBy: [] }
      : found
  }
}

const order = ['fail', 'unknown', 'not-due', 'pass', 'not-applicable'] as const

/** The worst period decides; of those that passed the last one, for its figure is the newest. */
const outranks = (found: Outcome, before: Outcome): boolean =>
  order.indexOf(found.status) < order.indexOf(before.status) || (found.status === 'pass' && before.status === 'pass')
