import { beforeAll, dayAfter, never, type Period } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import type { Due } from '../kinds/kind.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'
import { type Compiler, compilerFor } from './compile.js'
import { demandOf } from './expected.js'
import type { FailReason, Finding, Reason, Status } from './finding.js'
import { measureFor } from './measure.js'
import type { Bounds, State, Test } from './node.js'
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
}

/**
 * Compiles a standard to closures. Its expressions were checked when it was loaded.
 *
 * @example
 * compileStandard(standard, vocabulary).check(record, '2021-09-30')[0].status //=> 'pass'
 */
export function compileStandard(standard: Standard, vocabulary: Vocabulary): CompiledStandard {
  const facts = factsOfRecord(vocabulary, standard.appliesTo.record)
  const compiler = compilerFor(facts)
  const judges = standard.requirements.map((requirement) => judgeFor(standard, requirement, compiler, facts))
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
  return {
    standard,
    check(record, asOf) {
      if (state.asOf !== asOf) {
        state.asOf = asOf
        state.dayAfter = dayAfter(asOf)
      }
      state.item = record
      state.at = ''
      state.round++
      const subject = { type: record.record, id: record.id, name: record.name ?? null }
      const findings: Finding[] = []
      for (const judge of judges) findings.push(judge(state, subject))
      return findings
    },
  }
}

const noPeriod: Period = Object.freeze({ name: '', from: beforeAll, until: never })

type Judge = (state: State, record: Finding['record']) => Finding

const none: readonly string[] = Object.freeze([])

function judgeFor(standard: Standard, requirement: Requirement, compiler: Compiler, facts: Facts): Judge {
  const { check, when } = requirement
  const demand = demandOf(check, print)
  const holds = compiler.test(check.holds)
  const applies = when === undefined ? undefined : compiler.test(when)
  const over = check.over === undefined ? undefined : compiler.members(check.over)
  const due = check.due ?? requirement.due ?? standard.due
  const pendingOn = due === undefined || requirement.obligation === 'may' ? undefined : pendingFor(due, compiler)
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
    if (isEmpty(state)) return empty
    if (truth === FALSE && requirement.obligation === 'may') return notClaimed
    if (applicable === UNKNOWN) return unknown(state, 'applicability', applies, truth, pending)
    if (pending === TRUE) return notDue
    if (truth === UNKNOWN) return unknown(state, undefined, undefined, truth, pending)
    if (pending === UNKNOWN) return unknown(state, 'applicability', undefined, truth, pending)
    return { status: 'fail', reason: failureOf(state), explains: holds, settledBy: none }
  }

  function isEmpty(state: State): boolean {
    if (over === undefined) return false
    over.run(state)
    return over.complete && over.length === 0
  }

  /** Unknown for what is open of three: whether it applies, whether it holds, whether it is due. */
  function unknown(
    state: State,
    reason: Reason | undefined,
    condition: Test | undefined,
    truth: Truth,
    pending: Truth,
  ): Outcome {
    const settledBy: string[] = []
    state.reason = undefined
    condition?.settle(state, settledBy)
    if (truth === UNKNOWN) holds.settle(state, settledBy)
    if (pending === UNKNOWN) pendingOn!.settle(state, settledBy)
    return {
      status: 'unknown',
      reason: reason ?? state.reason ?? 'missing',
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

  return (state, record) => {
    const missed: string[] = []
    const { status, reason, explains, settledBy } =
      recurs === undefined ? outcome(state) : outcomeOfPeriods(recurs, state, outcome, missed)
    const evidence: string[] = []
    explains.cite(state, evidence)
    const shortage: Shortage | undefined =
      status === 'fail' || status === 'not-due' ? measure.shortage(state) : undefined
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
      reason: status === 'fail' ? (shortage?.reason ?? reason) : reason,
      expected: measure.expected(state),
      actual: status === 'not-applicable' && reason === 'condition' ? null : measure.read(state),
      shortfall: shortage?.shortfall ?? null,
      absent:
        recurs !== undefined ? missed : status === 'pass' || status === 'not-applicable' ? none : absent(state, terms),
      evidence: eachOnce(evidence),
      settledBy,
      due: dueOf(state, status),
      period: recurs === undefined ? null : state.period.name,
      flags: status === 'pass' && flags.length > 0 ? raised(state, flags) : none,
    }
  }

  function dueOf(state: State, status: Status): string | null {
    if (recurs !== undefined) return status === 'not-due' || status === 'fail' ? state.period.until : null
    if (check.due !== undefined) return pendingOn?.day(state) ?? null
    return status === 'not-due' ? pendingOn!.day(state) : null
  }
}

/** Whether what is not met may still be met in time. */
interface Pending extends Pick<Test, 'test' | 'settle'> {
  /** Whether the milestone is known not to be reached on the day of the check. */
  readonly milestone: Pick<Test, 'test'> | undefined
  /** The last day, where it is known. */
  day(state: State): string | null
}

function pendingFor({ milestone, by }: Due, compiler: Compiler): Pending {
  const last = compiler.bounds(by)
  const reached = milestone === undefined ? undefined : compiler.bounds({ var: milestone })
  const inTime = (state: State): Truth => {
    last.run(state)
    return state.asOf <= last.low ? TRUE : state.asOf > last.high ? FALSE : UNKNOWN
  }
  const open = (state: State): Truth => (reached === undefined ? TRUE : isPending(state, reached))
  return {
    milestone: reached && { test: open },
    test: (state) => Math.min(inTime(state), open(state)) as Truth,
    settle(state, facts) {
      if (inTime(state) === UNKNOWN) last.settle(state, facts)
      if (open(state) === UNKNOWN) reached!.settle(state, facts)
    },
    day(state) {
      last.run(state)
      return last.low === last.high ? String(last.low) : null
    },
  }
}

/** Whether a milestone is known not to be reached on the day of the check. */
function isPending(state: State, milestone: Bounds): Truth {
  milestone.run(state)
  if (milestone.low > state.asOf) return TRUE
  return milestone.high <= state.asOf ? FALSE : UNKNOWN
}

function raised(state: State, flags: readonly { readonly name: string; readonly when: Test }[]): readonly string[] {
  return flags.filter(({ when }) => when.test(state) === TRUE).map(({ name }) => name)
}

function absent(state: State, terms: readonly { readonly term: string; readonly isThere: Test }[]): readonly string[] {
  const missing = terms.filter(({ isThere }) => isThere.test(state) === FALSE)
  return missing.length === 0 ? none : missing.map(({ term }) => term)
}
