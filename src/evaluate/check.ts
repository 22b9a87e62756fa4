import { beforeAll, dayAfter, never, type Period } from '../dates.js'
import type { CheckedRecord } from '../record/read.js'
import { factsOfRecord, type Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import { compilerFor } from './compile.js'
import type { Finding } from './finding.js'
import { judgeFor } from './judge.js'
import { Judgement } from './judgement.js'
import type { State } from './node.js'
import { nextRound } from './once.js'
import { pendingsFor } from './pending.js'
import { FALSE } from './truth.js'

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
  let day = beforeAll
  let tomorrow = beforeAll

  /** A state for each record: what is young may point to what is young without V8 having to note it. */
  function judgementOf(record: CheckedRecord, asOf: string): Judgement {
    if (day !== asOf) {
      day = asOf
      tomorrow = dayAfter(asOf)
    }
    const state: State = {
      item: record,
      at: '',
      truth: FALSE,
      asOf,
      dayAfter: tomorrow,
      period: noPeriod,
      round: nextRound(),
      reason: undefined,
    }
    return new Judgement(state, { type: record.record, id: record.id, name: record.name ?? null })
  }

  return {
    standard,
    judge(record, asOf, visit) {
      const judgement = judgementOf(record, asOf)
      for (let i = 0; i < judges.length; i++) {
        judgement.judge(judges[i]!)
        visit(judgement, i)
      }
    },
    check(record, asOf) {
      const judgement = judgementOf(record, asOf)
      const findings: Finding[] = []
      for (let i = 0; i < judges.length; i++) {
        judgement.judge(judges[i]!)
        findings.push(judgement.finding(null))
      }
      return findings
    },
  }
}

const noPeriod: Period = Object.freeze({ name: '', from: beforeAll, until: never })
