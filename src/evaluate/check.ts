import { beforeAll, dayAfter, never } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { print } from '../expr/print.js'
import { operationOf } from '../expr/types.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'
import { type Compiler, compilerFor } from './compile.js'
import { type Demand, demandOf } from './expected.js'
import type { FailReason, Finding, Measured, Reason, Status } from './finding.js'
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
      const findings: Finding[] = []
      for (const judge of judges) findings.push(judge(state, subject))
      return findings
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
    const dueLater = due !== undefined && state.asOf <= due.by && requirement.obligation !== 'may'
    const pending = truth !== TRUE && dueLater ? isPending(state, milestone!) : FALSE
    // What speaks of nothing, or is optional and not there, does not apply whether its condition holds or not.
    if (over !== undefined) {
      over.run(state)
      if (over.complete && over.length === 0) return empty
    }
    if (truth === FALSE && requirement.obligation === 'may') return notClaimed
    if (applicable === UNKNOWN) return unknown(state, 'applicability', applies, truth, pending)
    if (pending === TRUE) return notDue
    if (truth === UNKNOWN) return unknown(state, undefined, undefined, truth, pending)
    if (pending === UNKNOWN) return unknown(state, 'applicability', undefined, truth, pending)
    return { status: 'fail', reason: failureOf(state), explains: holds, settledBy: none }
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
    if (pending === UNKNOWN) milestone!.settle(state, settledBy)
    return {
      status: 'unknown',
      reason: reason ?? state.reason ?? 'missing',
      explains: holds,
      settledBy: eachOnce(settledBy),
    }
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
  /** What was found; called after the requirement was tested. */
  read(state: State): Measured | null
}

function measureFor({ measure, expected }: Demand, compiler: Compiler, facts: Facts): Measure | undefined {
  if (measure === undefined) return undefined
  const fact = operationOf(measure)?.operator === 'var' ? facts[String(operationOf(measure)!.operands[0])] : undefined
  if (fact?.type === 'yes-no') {
    const test = compiler.test(measure)
    return {
      bounds: undefined,
      read(state) {
        const truth = test.test(state)
        return truth === UNKNOWN ? null : truth === TRUE ? yes : no
      },
    }
  }
  const bounds = compiler.bounds(measure)
  const compared = /^([<>]=?|between)$/.test(expected.relation) || typeof expected.value === 'number'
  return {
    bounds,
    read(state) {
      // A comparison of numbers or days has run its measure; a word or a count of members is read only here.
      if (!compared) bounds.run(state)
      return measured(bounds, expected.unit)
    },
  }
}

const yes: Measured = Object.freeze({ value: true })
const no: Measured = Object.freeze({ value: false })

function measured({ low, high }: Bounds, unit: string | undefined): Measured | null {
  if (low === high) return unit === undefined ? { value: low } : { value: low, unit }
  const lowest = low === -Infinity || low === beforeAll || low === '' ? null : low
  const highest = high === Infinity || high === never || high === '\uffff' ? null : high
  if ((lowest === null || lowest === 0) && highest === null) return null
  return unit === undefined ? { low: lowest, high: highest } : { low: lowest, high: highest, unit }
}
