import { never } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import type { Due } from '../kinds/kind.js'
import type { Obligation, Requirement, Standard } from '../standard/standard.js'
import type { Compiler } from './compile.js'
import { demandOf } from './expected.js'
import type { FailReason, Finding, Reason, Status } from './finding.js'
import { measureFor } from './measure.js'
import { blocksFor, hasMember } from './member-set.js'
import type { Explains, Members, State, Test } from './node.js'
import type { Pending } from './pending.js'
import { Pointers } from './pointers.js'
import { type Outcome, outcomeOfPeriods } from './recurrence.js'
import type { Shortage } from './shortage.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

/** What one requirement comes to for one record. It holds while it is being visited, and no longer. */
export interface Judgement {
  readonly obligation: Obligation
  readonly status: Status
  /** Worked out when it is read, as are the rest below. */
  readonly settledBy: readonly string[]
  readonly flags: readonly string[]
  /** How far a number is from what was required, where it fails or is not due yet. */
  readonly shortage: Shortage | undefined
  /** @param waiver the id of the waiver that covers it */
  finding(waiver: string | null): Finding
}

/** Judges one requirement where `state` stands. */
export type Judge = (state: State, record: Finding['record']) => Judgement

const none: readonly string[] = Object.freeze([])

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
  const terms = demand.terms?.map(({ term, isThere }) => ({ term, isThere: compiler.test(isThere) })) ?? []
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

  let at: State
  let subject: Finding['record']
  let missed: string[] = []
  let found: Outcome = passed
  const cited = new Pointers()
  const open = new Pointers()
  // What follows from it, once somebody asked.
  let isExplained = false
  let reason: Reason | null = null
  let settledBy = none
  let shortage: Shortage | undefined

  // One object for all records: where findings are only counted, nothing is left behind for each.
  const judgement = {
    obligation: requirement.obligation,
    status: found.status,
    get settledBy() {
      explain()
      return settledBy
    },
    get flags() {
      return found.status === 'pass' && flags.length > 0 ? raised(at, flags) : none
    },
    get shortage() {
      explain()
      return shortage
    },
    finding,
  }
  return (state, record) => {
    at = state
    subject = record
    isExplained = false
    if (recurs === undefined) found = outcome(state)
    else {
      missed = []
      found = outcomeOfPeriods(recurs, state, { outcome, notDue, missed })
    }
    judgement.status = found.status
    return judgement
  }

  function explain(): void {
    if (isExplained) return
    isExplained = true
    settledBy = none
    shortage = undefined
    reason = null
    const { status } = found
    if (status === 'pass') return
    if (status === 'unknown') {
      open.clear()
      reason = settle(at, open)
      settledBy = open.list()
    } else reason = found.reason(at)
    if (status === 'fail' || status === 'not-due') shortage = measure.shortage(at)
    if (status === 'fail') reason = shortage?.reason ?? reason
  }

  function finding(waiver: string | null): Finding {
    explain()
    const { status, explains } = found
    cited.clear()
    explains.cite(at, cited)
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
      record: subject,
      status,
      reason,
      expected: measure.expected(at),
      actual: reason === 'condition' ? null : measure.read(at),
      shortfall: shortage?.shortfall ?? null,
      absent: absent(status),
      evidence: cited.list(),
      settledBy,
      due: dueOn(status),
      period: recurs === undefined ? null : at.period.name,
      flags: flags.length === 0 ? none : judgement.flags,
      waiver,
    }
  }

  /** The terms that surely lack; of a requirement that recurs the periods that failed. */
  function absent(status: Status): readonly string[] {
    if (recurs !== undefined) return missed
    if (terms.length === 0 || status === 'pass' || status === 'not-applicable') return none
    // Where they are all asked for and one surely lacks, it does not hold.
    if (demand.expected.relation === 'includes' && truth !== FALSE) return none
    const lacking = terms.filter(({ isThere }) => isThere.test(at) === FALSE)
    return lacking.length === 0 ? none : lacking.map(({ term }) => term)
  }

  function dueOn(status: Status): string | null {
    if (recurs !== undefined) return status === 'not-due' || status === 'fail' ? at.period.until : null
    return check.due !== undefined || status === 'not-due' ? (pendingOn?.day(at) ?? null) : null
  }
}

/** Whether a list has no members. */
function isEmpty(list: Members, state: State): Truth {
  list.run(state)
  let possible = 0
  for (let block = blocksFor(list.length) - 1; block >= 0; block--) {
    if (list.sure[block] !== 0) return FALSE
    possible |= list.possible[block]!
  }
  return possible === 0 && list.complete ? TRUE : UNKNOWN
}

/** Settles which members a list has. */
function settleBelonging(list: Members, state: State, facts: Pointers): void {
  for (let i = 0; i < list.length; i++) if (hasMember(list.possible, i)) list.settleMember(state, i, facts)
  if (!list.complete) list.settle(state, facts)
}

function raised(state: State, flags: readonly { readonly name: string; readonly when: Test }[]): readonly string[] {
  return flags.filter(({ when }) => when.test(state) === TRUE).map(({ name }) => name)
}
