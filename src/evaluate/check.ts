import { beforeAll, dayAfter, never, type Period } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import type { Due } from '../kinds/kind.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import type { Obligation, Requirement, Standard } from '../standard/standard.js'
import { type Compiler, compilerFor } from './compile.js'
import { demandOf } from './expected.js'
import type { FailReason, Finding, Status } from './finding.js'
import { measureFor } from './measure.js'
import type { Members, State, Test } from './node.js'
import { type Pending, pendingsFor } from './pending.js'
import { eachOnce } from './pointers.js'
import { type Outcome, outcomeOfPeriods } from './recurrence.js'
import type { Shortage } from './shortage.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

/** A standard ready to be checked against, compiled once. */
export interface CompiledStandard {
  readonly standard: Standard
  /**
   * One finding for each requirement, in the standard's order.
   *
   * @param record as `readRecord` gives it
   * @param asOf the day it is judged on, "YYYY-MM-DD"
   */
  check(record: CheckedRecord, asOf: string): Finding[]
  /**
   * As `check`, for whoever counts and keeps few findings: each judgement is shown once, and made into a finding only
   * if asked. Not re-entrant: `visit` must not judge by the same compiled standard.
   */
  judge(record: CheckedRecord, asOf: string, visit: (judgement: Judgement, index: number) => void): void
}

/** What one requirement comes to for one record. It holds while it is being visited, and no longer. */
export interface Judgement {
  readonly obligation: Obligation
  readonly status: Status
  readonly settledBy: readonly string[]
  readonly flags: readonly string[]
  /** How far a number is from what was required, where it fails or is not due yet. */
  readonly shortage: Shortage | undefined
  /** @param waiver the id of the waiver that covers it */
  finding(waiver: string | null): Finding
}

/**
 * Compiles a standard to closures. Its expressions were checked when it was loaded.
 *
 * @example
 * compileStandard(standard, vocabulary).check(record, '2021-09-30')[0].status //=> 'pass'
 */
export function compileStandard(standard: Standard, vocabulary: Vocabulary): CompiledStandard {
  const facts = factsOfRecord(vocabulary, standard.appliesTo.record)
  const compiler = compilerFor(facts, vocabulary)
  const pendingOf = pendingsFor(compiler)
  const judges = standard.requirements.map((each) => judgeFor(standard, each, compiler, facts, pendingOf))
  const state: State = {
    item: {},
    at: '',
    truth: FALSE,
    asOf: beforeAll,
    dayAfter: beforeAll,
    period: noPeriod,
    round: 0,
    reason: undefined,
  }
  function judge(record: CheckedRecord, asOf: string, visit: (judgement: Judgement, index: number) => void): void {
    if (state.asOf !== asOf) {
      state.asOf = asOf
      state.dayAfter = dayAfter(asOf)
    }
    state.item = record
    state.at = ''
    state.period = noPeriod
    state.round++
    const subject = { type: record.record, id: record.id, name: record.name ?? null }
    for (let i = 0; i < judges.length; i++) visit(judges[i]!(state, subject), i)
  }
  return {
    standard,
    judge,
    check(record, asOf) {
      const findings: Finding[] = []
      judge(record, asOf, (judgement) => findings.push(judgement.finding(null)))
      return findings
    },
  }
}

const noPeriod: Period = Object.freeze({ name: '', from: beforeAll, until: never })

type Judge = (state: State, record: Finding['record']) => Judgement

const none: readonly string[] = Object.freeze([])

function judgeFor(
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
  // The outcomes that say nothing of a record are made once.
  const passed: Outcome = { status: 'pass', reason: null, explains: holds, settledBy: none }
  const notDue: Outcome = { status: 'not-due', reason: null, explains: holds, settledBy: none }
  const empty: Outcome = { status: 'not-applicable', reason: 'empty', explains: holds, settledBy: none }
  const notClaimed: Outcome = { status: 'not-applicable', reason: 'not-claimed', explains: holds, settledBy: none }
  const notAddressed: Outcome = {
    status: 'not-applicable',
    reason: 'condition',
    explains: applies ?? holds,
    settledBy: none,
  }

  function outcome(state: State): Outcome {
    const applicable = applies === undefined ? TRUE : applies.test(state)
    if (applicable === FALSE) return notAddressed
    const truth = holds.test(state)
    if (applicable === TRUE && truth === TRUE) return passed
    // Short of a pass the day matters too: what is not met may not be due yet.
    const pending = truth === TRUE || pendingOn === undefined ? FALSE : pendingOn.test(state)
    // What speaks of nothing, or is optional and not there, does not apply whether its condition holds or not.
    const mayBeEmpty = over === undefined ? FALSE : isEmpty(over, state)
    if (mayBeEmpty === TRUE) return empty
    if (truth === FALSE && requirement.obligation === 'may') return notClaimed
    if (applicable === UNKNOWN) return unknown(state, applicable, truth, mayBeEmpty, pending)
    if (pending === TRUE) return notDue
    if (truth === UNKNOWN || mayBeEmpty === UNKNOWN || pending === UNKNOWN)
      return unknown(state, applicable, truth, mayBeEmpty, pending)
    if (isUndated) return notDue
    return { status: 'fail', reason: failureOf(state), explains: holds, settledBy: none }
  }

  /** Unknown for what is open of these: whether it applies, holds, speaks of nothing, may still be met in time. */
  function unknown(state: State, applicable: Truth, truth: Truth, mayBeEmpty: Truth, pending: Truth): Outcome {
    const settledBy: string[] = []
    const isOpen = applicable === TRUE && (truth === UNKNOWN || mayBeEmpty === UNKNOWN)
    state.reason = undefined
    if (applicable === UNKNOWN) applies!.settle(state, settledBy)
    if (truth === UNKNOWN) holds.settle(state, settledBy)
    if (truth === FALSE && mayBeEmpty === UNKNOWN) settleBelonging(over!, state, settledBy)
    if (pending === UNKNOWN) pendingOn!.settle(state, settledBy)
    return {
      status: 'unknown',
      reason: isOpen ? (state.reason ?? 'missing') : 'applicability',
      explains: holds,
      settledBy: eachOnce(settledBy),
    }
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
  // One object for all records: where findings are only counted, nothing is left behind for each.
  const judgement = {
    obligation: requirement.obligation,
    status: found.status,
    settledBy: none,
    flags: none,
    shortage: undefined as Shortage | undefined,
    finding,
  }
  return (state, record) => {
    at = state
    subject = record
    if (recurs !== undefined) missed = []
    found = recurs === undefined ? outcome(state) : outcomeOfPeriods(recurs, state, outcome, missed)
    const { status } = found
    judgement.status = status
    judgement.settledBy = found.settledBy
    judgement.shortage = status === 'fail' || status === 'not-due' ? measure.shortage(state) : undefined
    judgement.flags = status === 'pass' && flags.length > 0 ? raised(state, flags) : none
    return judgement
  }

  function finding(waiver: string | null): Finding {
    const { status, reason, explains, settledBy } = found
    const { shortage } = judgement
    const evidence: string[] = []
    explains.cite(at, evidence)
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
      reason: status === 'fail' ? (shortage?.reason ?? reason) : reason,
      expected: measure.expected(at),
      actual: status === 'not-applicable' && reason === 'condition' ? null : measure.read(at),
      shortfall: shortage?.shortfall ?? null,
      absent:
        recurs !== undefined ? missed : status === 'pass' || status === 'not-applicable' ? none : absent(at, terms),
      evidence: eachOnce(evidence),
      settledBy,
      due: dueOf(at, status),
      period: recurs === undefined ? null : at.period.name,
      flags: judgement.flags,
      waiver,
    }
  }

  function dueOf(state: State, status: Status): string | null {
    if (recurs !== undefined) return status === 'not-due' || status === 'fail' ? state.period.until : null
    if (check.due !== undefined) return pendingOn?.day(state) ?? null
    return status === 'not-due' ? (pendingOn?.day(state) ?? null) : null
  }
}

/** Whether a list has no members. */
function isEmpty(list: Members, state: State): Truth {
  list.run(state)
  if (list.length === 0 && list.complete) return TRUE
  for (let i = 0; i < list.length; i++) if (list.sure[i]!) return FALSE
  return UNKNOWN
}

/** Settles which members a list has. */
function settleBelonging(list: Members, state: State, facts: string[]): void {
  for (let i = 0; i < list.length; i++) list.settleMember(state, i, facts)
  if (!list.complete) list.settle(state, facts)
}

function raised(state: State, flags: readonly { readonly name: string; readonly when: Test }[]): readonly string[] {
  return flags.filter(({ when }) => when.test(state) === TRUE).map(({ name }) => name)
}

function absent(state: State, terms: readonly { readonly term: string; readonly isThere: Test }[]): readonly string[] {
  let missing: string[] | undefined
  for (let i = 0; i < terms.length; i++) {
    const { term, isThere } = terms[i]!
    if (isThere.test(state) !== FALSE) continue
    if (missing === undefined) missing = [term]
    else missing.push(term)
  }
  return missing ?? none
}
