import type { Finding, Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import type { Label } from '../record/vocabulary.js'
import type { Obligation } from '../standard/standard.js'

/**
 * What a record's findings come to, worst first. `not-due`: nothing is wrong, but a must is still to be
 * met. `not-assessed`: nothing applied. Neither is a pass.
 */
export type Verdict = 'non-compliant' | 'undetermined' | 'deviating' | 'not-due' | 'compliant' | 'not-assessed'
export const verdicts = [
  'non-compliant',
  'undetermined',
  'deviating',
  'not-due',
  'compliant',
  'not-assessed',
] as const satisfies readonly Verdict[]

/** How many findings have each status. Never merged: what was skipped was not passed. */
export type StatusCounts = { readonly [S in Status]: number }

export interface RecordResult {
  readonly type: string
  readonly id: string
  readonly name: string | null
  readonly file: string | null
  readonly line: number | null
  readonly standards: readonly string[]
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

/** A fact that somebody could find out, and what that would settle. */
export interface OpenFact {
  /** As `factsOf` writes it: "totalArea", "staff[].certified". */
  readonly fact: string
  readonly label: Label
  /** Records in which it is needed to settle a requirement. */
  readonly records: number
  /** Requirements that it settles alone. */
  readonly settles: number
  /** Requirements that it settles together with other facts. */
  readonly helps: number
}

/** Findings, what they come to, and what they rest on. */
export interface Report {
  readonly asOf: string
  readonly verdict: Verdict
  readonly standards: readonly {
    readonly id: string
    readonly version: string
    readonly title: Label
    readonly document: string
    readonly digest: string
  }[]
  readonly records: readonly RecordResult[]
  readonly verdicts: { readonly [V in Verdict]: number }
  readonly counts: { readonly [O in Obligation]: StatusCounts }
  /** The facts that would settle what is unknown, those that settle most records first. */
  readonly openFacts: readonly OpenFact[]
  readonly problems: readonly Problem[]
}
