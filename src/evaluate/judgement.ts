import type { Obligation } from '../standard/standard.js'
import type { Finding, Status } from './finding.js'
import type { Explanation, Judge } from './judge.js'
import type { State } from './node.js'
import type { Outcome } from './recurrence.js'
import type { Shortage } from './shortage.js'

/**
 * What one requirement comes to for one record. It holds while it is being visited, and no longer; all but the
 * status is worked out when it is read.
 */
export class Judgement {
  readonly #state: State
  readonly #record: Finding['record']
  #judge!: Judge
  #outcome!: Outcome
  #explanation: Explanation | undefined

  constructor(state: State, record: Finding['record']) {
    this.#state = state
    this.#record = record
  }

  /** Goes on to the next requirement. */
  judge(judge: Judge): void {
    this.#judge = judge
    this.#outcome = judge.outcome(this.#state)
    this.#explanation = undefined
  }

  get obligation(): Obligation {
    return this.#judge.obligation
  }

  get status(): Status {
    return this.#outcome.status
  }

  get flags(): readonly string[] {
    return this.#judge.flags(this.#state, this.#outcome)
  }

  get settledBy(): readonly string[] {
    return this.#explained().settledBy
  }

  /** How far a number is from what was required, where it fails or is not due yet. */
  get shortage(): Shortage | undefined {
    return this.#explained().shortage
  }

  /** @param waiver the id of the waiver that covers it */
  finding(waiver: string | null): Finding {
    return this.#judge.finding(this.#state, this.#outcome, this.#explained(), this.#record, waiver)
  }

  #explained(): Explanation {
    this.#explanation ??= this.#judge.explain(this.#state, this.#outcome)
    return this.#explanation
  }
}
