import { beforeAll, dayAfter, never } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import { operationOf } from '../expr/types.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'
import { type Compiler, compilerFor } from './compile.js'
import { type Demand, demandOf } from './expected.js'
import type { FailReason, Finding, Measured, NotApplicableReason, Reason, Status } from './finding.js'
import type { Bounds, Explains, State, Test } from './node.js'
import { eachOnce } from './pointers.js'
import { type Shortage, shortageOf } from './shortage.js'
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
      return judges.map((judge) => judge(state, subject))
    },
  }
}

type Judge = (state: State, record: Finding['record']) => Finding

/** What a requirement comes to, before it is dressed as a finding. */
interface Outcome {
  status: Status
  reason: Reason | null
  /** The part that explains it: whether it applies, or whether it holds. */
  explains: Explains
  settledBy: readonly string[]
}

const none: readonly string[] = Object.freeze([])

function judgeFor(standard: Standard, requirement: Requirement, compiler: Compiler, facts: Facts): Judge {
  const { check, when } = requirement
  const demand = demandOf(check.holds, check.unit, print)
  const holds = compiler.test(check.holds)
  const applies = when === undefined ? undefined : compiler.test(when)
  const over = check.over === undefined ? undefined : compiler.members(check.over)
  const due = check.due ?? requirement.due ?? standard.due
  const milestone = due && compiler.bounds({ var: due.milestone })
  const flags = Object.entries(requirement.flags ?? {}).map(([name, flag]) => ({
    name,
    when: compiler.test(flag.when),
  }))
  const lowerEnd = demand.lowerEnd === undefined ? undefined : compiler.test(demand.lowerEnd)
  const measure = measureFor(demand, compiler, facts)
  const terms = demand.terms?.map(({ term, isThere }) => ({ term, isThere: compiler.test(isThere) })) ?? []
  function outcome(state: State): Outcome {
    const applicable = applies === undefined ? TRUE : applies.test(state)
    if (applicable === FALSE)
      return { status: 'not-applicable', reason: 'condition', explains: applies!, settledBy: none }
    const truth = holds.test(state)
    // Short of a pass the day matters too: what is not met may not be due yet.
    const dueLater = due !== undefined && state.asOf <= due.by && requirement.obligation !== 'may'
    const pending = truth !== TRUE && dueLater ? isPending(state, milestone!) : FALSE
    const open: Explains[] = pending === UNKNOWN ? [milestone!] : []
    if (truth === UNKNOWN) open.unshift(holds)
    if (applicable === UNKNOWN) return unknown(state, 'applicability', [applies!, ...open])
    if (truth === TRUE) return { status: 'pass', reason: null, explains: holds, settledBy: none }
    if (over !== undefined) {
      over.run(state)
      if (over.complete && over.length === 0)
        return { status: 'not-applicable', reason: 'empty', explains: holds, settledBy: none }
    }
    if (pending === TRUE) return { status: 'not-due', reason: null, explains: holds, settledBy: none }
    if (truth === UNKNOWN) return unknown(state, undefined, open)
    if (pending === UNKNOWN) return unknown(state, 'applicability', open)
    return failed(state)
  }

  function unknown(state: State, reason: Reason | undefined, open: readonly Explains[]): Outcome {
    const settledBy: string[] = []
    state.reason = undefined
    for (const each of open) each.settle(state, settledBy)
    return {
      status: 'unknown',
      reason: reason ?? state.reason ?? 'missing',
      explains: holds,
      settledBy: eachOnce(settledBy),
    }
  }

  function failed(state: State): Outcome {
    // What is optional and not there was not claimed.
    if (requirement.obligation === 'may') {
      const reason: NotApplicableReason = 'not-claimed'
      return { status: 'not-applicable', reason, explains: holds, settledBy: none }
    }
    return { status: 'fail', reason: failureOf(state), explains: holds, settledBy: none }
  }

  function failureOf(state: State): FailReason {
    if (lowerEnd !== undefined) return lowerEnd.test(state) === FALSE ? 'short' : 'over'
    const overdue = demand.failure === 'late' && check.due && isPending(state, milestone!) === TRUE
    return overdue ? 'overdue' : demand.failure
  }

  return (state, record) => {
    const { status, reason, explains, settledBy } = outcome(state)
    const evidence: string[] = []
    explains.cite(state, evidence)
    const shortage: Shortage | undefined =
      status === 'fail' || status === 'not-due' ? shortageOf(demand.expected, measure?.bounds) : undefined
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
      expected: demand.expected,
      actual: status === 'not-applicable' && reason === 'condition' ? null : (measure?.read(state) ?? null),
      shortfall: shortage?.shortfall ?? null,
      absent: status === 'pass' || status === 'not-applicable' ? none : absent(state, terms),
      evidence: eachOnce(evidence),
      settledBy,
      due: check.due?.by ?? (status === 'not-due' ? due!.by : null),
      flags: status === 'pass' && flags.length > 0 ? raised(state, flags) : none,
    }
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

interface Measure {
  readonly bounds: Bounds | undefined
  /** What was found; run after the requirement was tested. */
  read(state: State): Measured | null
}

function measureFor({ measure, expected }: Demand, compiler: Compiler, facts: Facts): Measure | undefined {
  if (measure === undefined) return undefined
  const unit = expected.unit === undefined ? {} : { unit: expected.unit }
  const fact = operationOf(measure)?.operator === 'var' ? facts[String(operationOf(measure)!.operands[0])] : undefined
  if (fact?.type === 'yes-no') {
    const test = compiler.test(measure)
    return {
      bounds: undefined,
      read(state) {
        const truth = test.test(state)
        return truth === UNKNOWN ? null : { value: truth === TRUE }
      },
    }
  }
  const bounds = compiler.bounds(measure)
  return {
    bounds,
    read(state) {
      bounds.run(state)
      const { low, high } = bounds
      if (low === high) return { value: low, ...unit }
      const lowest = low === -Infinity || low === beforeAll || low === '' ? null : low
      const highest = high === Infinity || high === never || high === '\uffff' ? null : high
      return (lowest === null || lowest === 0) && highest === null ? null : { low: lowest, high: highest, ...unit }
    },
  }
}
