import { never } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import type { Due } from '../kinds/kind.js'
import type { Obligation, Requirement, Standard } from '../standard/standard.js'
import type { Compiler } from './compile.js'
import { demandOf } from './expected.js'
import type { FailReason, Finding, Reason, Status } from './finding.js'
import { lackingFor } from './lacking.js'
import { measureFor } from './measure.js'
import { isEmpty, settleBelonging } from './members.js'
import type { Explains, State } from './node.js'
import type { Pending } from './pending.js'
import { Pointers } from './pointer-list.js'
import { type Outcome, outcomeOfPeriods } from './recurrence.js'
import type { Shortage } from './shortage.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

/** Judges records by one requirement. What it says of one holds until it judges the next. */
export interface Judge {
  readonly obligation: Obligation
  outcome(state: State): Outcome
  explain(state: State, outcome: Outcome): Explanation
  flags(state: State, outcome: Outcome): readonly string[]
  finding(
    state: State,
    outcome: Outcome,
    explanation: Explanation,
    record: Finding['record'],
    waiver: string | null,
  ): Finding
}

/** Why a requirement comes to what it does. */
export interface Explanation {
  readonly reason: Reason | null
  readonly settledBy: readonly string[]
  readonly shortage: Shortage | undefined
}

const none: readonly string[] = Object.freeze([])
const needsNone: Explanation = Object.freeze({ reason: null, settledBy: none, shortage: undefined })

export function judgeFor(
  standard: Standard,
  requirement: Requirement,
  compiler: Compiler,
  facts: Facts,
  pendingOf: (due: Due) => Pending,
): Judge {
  const { check, when } = requirement
  const demand = demandOf(check, print)
  const holds = compiler.test(check.holds)
  const applies = when === undefined ? undefined : compiler.test(when)
  const over = check.over === undefined ? undefined : compiler.members(check.over)
  const due = check.due ?? requirement.due ?? standard.due
  // Without a day it is never late: what is not met may be yet, and what nobody knows stays unknown.
  const isUndated = due?.by === never
  const pendingOn = due === undefined || isUndated || requirement.obligation === 'may' ? undefined : pendingOf(due)
  const flags = Object.entries(requirement.flags ?? {}).map(([name, flag]) => ({
    name,
    when: compiler.test(flag.when),
  }))
  const lowerEnd = demand.lowerEnd === undefined ? undefined : compiler.test(demand.lowerEnd)
  const measure = measureFor(demand, compiler, facts)
  const lacking = lackingFor(demand, compiler)
  const recurs = check.recurs

  // What it may come to, made once: nothing here is of a record.
  const come = (status: Status, reason: Reason | null = null, explains: Explains = holds): Outcome => ({
    status,
    explains,
    reason: () => reason,
  })
  const passed = come('pass')
  const notDue = come('not-due')
  const empty = come('not-applicable', 'empty')
  const notClaimed = come('not-applicable', 'not-claimed')
  const notAddressed = come('not-applicable', 'condition', applies)
  const failed: Outcome = { status: 'fail', explains: holds, reason: failureOf }
  const undecided: Outcome = { status: 'unknown', explains: holds, reason: (state) => settle(state, new Pointers()) }

  // What was asked last, for whoever asks why.
  let applicable: Truth = TRUE
  let truth: Truth = UNKNOWN
  let mayBeEmpty: Truth = FALSE
  let pending: Truth = FALSE

  function outcome(state: State): Outcome {
    applicable = applies === undefined ? TRUE : applies.test(state)
    if (applicable === FALSE) return notAddressed
    truth = holds.test(state)
    if (applicable === TRUE && truth === TRUE) return passed
    // What speaks of nothing, or is optional and not there, does not apply whether its condition holds or not.
    mayBeEmpty = over === undefined ? FALSE : isEmpty(over, state)
    if (mayBeEmpty === TRUE) return empty
    if (truth === FALSE && requirement.obligation === 'may') return notClaimed
    // Short of a pass the day matters too: what is not met may not be due yet.
    pending = truth === TRUE || pendingOn === undefined ? FALSE : pendingOn.test(state)
    if (applicable === UNKNOWN) return undecided
    if (pending === TRUE) return notDue
    if (truth === UNKNOWN || mayBeEmpty === UNKNOWN || pending === UNKNOWN) return undecided
    return isUndated ? notDue : failed
  }

  /** Settles what is open of these: whether it applies, holds, speaks of nothing, may still be met in time. */
  function settle(state: State, settledBy: Pointers): Reason {
    state.reason = undefined
    if (applicable === UNKNOWN) applies!.settle(state, settledBy)
    if (truth === UNKNOWN) holds.settle(state, settledBy)
    if (truth === FALSE && mayBeEmpty === UNKNOWN) settleBelonging(over!, state, settledBy)
    if (pending === UNKNOWN) pendingOn!.settle(state, settledBy)
    const isOpen = applicable === TRUE && (truth === UNKNOWN || mayBeEmpty === UNKNOWN)
    return isOpen ? (state.reason ?? 'missing') : 'applicability'
  }

  function failureOf(state: State): FailReason {
    if (lowerEnd !== undefined) return lowerEnd.test(state) === FALSE ? 'short' : 'over'
    // Of a deadline: what is done came late, what is not is overdue.
    if (check.due?.milestone === undefined) return demand.failure
    return pendingOn?.milestone?.test(state) === TRUE ? 'overdue' : 'late'
  }

  let missed: string[] = []
  const cited = new Pointers()
  const open = new Pointers()

  return {
    obligation: requirement.obligation,
    outcome(state) {
      if (recurs === undefined) return outcome(state)
      missed = []
      return outcomeOfPeriods(recurs, state, { outcome, notDue, missed })
    },
    explain(state, found) {
      if (found === passed) return needsNone
      if (found === undecided) {
        open.clear()
        const reason = settle(state, open)
        return { reason, settledBy: open.list(), shortage: undefined }
      }
      const reason = found.reason(state)
      if (found !== failed && found !== notDue) return { reason, settledBy: none, shortage: undefined }
      const shortage = measure.shortage(state)
      return { reason: found === failed ? (shortage?.reason ?? reason) : reason, settledBy: none, shortage }
    },
    flags(state, found) {
      if (found !== passed || flags.length === 0) return none
      return flags.filter(({ when }) => when.test(state) === TRUE).map(({ name }) => name)
    },
    finding(state, found, { reason, settledBy, shortage }, record, waiver) {
      const { status } = found
      cited.clear()
      found.explains.cite(state, cited)
      // Written out: spreading a constant part makes V8 build every finding as a slow dictionary.
      return {
        standard: standard.id,
        version: standard.version,
        requirement: requirement.id,
        kind: requirement.kind,
        clause: requirement.clause,
        covers: requirement.covers,
        obligation: requirement.obligation,
        wording: requirement.wording,
        record,
        status,
        reason,
        expected: measure.expected(state),
        actual: reason === 'condition' ? null : measure.read(state),
        shortfall: shortage === undefined ? null : shortage.shortfall,
        absent: recurs === undefined ? absent(state, status) : missed,
        evidence: cited.list(),
        settledBy,
        due: dueOn(state, status),
        period: recurs === undefined ? null : state.period.name,
        flags: flags.length === 0 ? none : this.flags(state, found),
        waiver,
      }
    },
  }

  /** The terms that surely lack. */
  function absent(state: State, status: Status): readonly string[] {
    if (lacking === undefined || status === 'pass' || status === 'not-applicable') return none
    // Where they are all asked for and one surely lacks, it does not hold.
    return demand.expected.relation === 'includes' && truth !== FALSE ? none : lacking(state)
  }

  function dueOn(state: State, status: Status): string | null {
    if (recurs !== undefined) return status === 'not-due' || status === 'fail' ? state.period.until : null
    return check.due !== undefined || status === 'not-due' ? (pendingOn?.day(state) ?? null) : null
  }
}
