import { periodsUntil } from '../dates.js'
import type { Recurs } from '../kinds/kind.js'
import type { Reason, Status } from './finding.js'
import type { Explains, State } from './node.js'
import { nextRound } from './once.js'

/** What a requirement comes to, before it is dressed as a finding. */
export interface Outcome {
  readonly status: Status
  /** The part that explains it: whether it applies, or whether it holds. */
  readonly explains: Explains
  /** @param state where it came to this */
  reason(state: State): Reason | null
}

/**
 * The outcome of a requirement that recurs: every period that is over must have met it, and what the one
 * at hand has not met is not due before its last day. Leaves the state at the period that decided.
 *
 * @param of.outcome what it comes to in the period at hand
 * @param of.missed takes the names of the periods that failed
 */
export function outcomeOfPeriods(
  { every, from, until }: Recurs,
  state: State,
  of: { readonly outcome: (state: State) => Outcome; readonly notDue: Outcome; readonly missed: string[] },
): Outcome {
  const last = until !== undefined && until < state.asOf ? until : state.asOf
  const periods = periodsUntil(every, from, last < from ? from : last)
  let decisive: { readonly index: number; readonly outcome: Outcome } | undefined
  for (const [index, period] of periods.entries()) {
    enter(index)
    const found = of.outcome(state)
    const outcome = mayStillBeMet(found, period.until) ? of.notDue : found
    if (outcome.status === 'fail') of.missed.push(period.name)
    if (decisive === undefined || outranks(outcome, decisive.outcome)) decisive = { index, outcome }
  }
  enter(decisive!.index)
  // What is cited and measured is read off the nodes: they must have seen the period that decided last.
  of.outcome(state)
  return decisive!.outcome

  /** What was worked out for another period is worked out anew. */
  function enter(index: number): void {
    state.period = periods[index]!
    state.round = nextRound()
  }

  function mayStillBeMet(outcome: Outcome, lastDay: string): boolean {
    if (state.asOf > lastDay) return false
    // What is too much stays too much, however long the period still runs.
    if (outcome.status === 'fail') return outcome.reason(state) !== 'over'
    return outcome.status === 'unknown' && outcome.reason(state) !== 'applicability'
  }
}

const order = ['fail', 'unknown', 'not-due', 'pass', 'not-applicable'] as const

/** The worst period decides; of those that passed the last one, for its figure is the newest. */
const outranks = (found: Outcome, before: Outcome): boolean =>
  order.indexOf(found.status) < order.indexOf(before.status) || (found.status === 'pass' && before.status === 'pass')
