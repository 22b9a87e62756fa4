import type { Finding, Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import type { Where } from '../record/dataset.js'
import type { Input } from '../record/input.js'
import type { Label } from '../record/vocabulary.js'
import type { Obligation } from '../standard/standard.js'
import type { GatheredPart, Waiting } from './gather-dataset.js'
import type { Position } from './positions.js'
import type { Seen } from './seen-records.js'
import type { Waiver } from './waiver.js'

/**
 * What a record's findings come to, worst first. `waived`: nothing is wrong but what is waived. `not-due`:
 * nothing is wrong, but a must is still to be met. `not-assessed`: nothing applied. None of the three is a pass.
 */
export type Verdict =
  | 'non-compliant'
  | 'undetermined'
  | 'deviating'
  | 'waived'
  | 'not-due'
  | 'compliant'
  | 'not-assessed'
export const verdicts = [
  'non-compliant',
  'undetermined',
  'deviating',
  'waived',
  'not-due',
  'compliant',
  'not-assessed',
] as const satisfies readonly Verdict[]

/** How many findings have each status. Never merged: what was skipped was not passed. */
export type StatusCounts = { readonly [S in Status]: number }

/** How many of those that fail and of those that are unknown are waived. */
export type WaivedCounts = { readonly [S in 'fail' | 'unknown']: number }

export interface RecordResult {
  readonly type: string
  readonly id: string
  readonly name: string | null
  readonly file: string | null
  readonly line: number | null
  /** The key of the region it lies in, one of `Report.regions`; null as long as records may still come. */
  readonly region: string | null
  readonly standards: readonly string[]
  readonly verdict: Verdict
  readonly counts: StatusCounts
  readonly waived: WaivedCounts
  readonly findings: readonly Finding[]
  /** Where what the findings rest on, or need, stands in the files: each pointer once, where somebody knows. */
  readonly positions: readonly Position[]
}

/** What is short in all: the sum over findings that fail, by unit. It lies between two bounds where data are missing. */
export type Shortfall = { readonly low: number; readonly high: number | null; readonly unit: string }

/** What the findings on one requirement come to. */
export interface RequirementTally {
  readonly standard: string
  readonly document: string
  readonly requirement: string
  readonly clause: string
  readonly obligation: Obligation
  readonly statement: Label
  readonly counts: StatusCounts
  readonly waived: WaivedCounts
  readonly shortfalls: readonly Shortfall[]
}

/** What the records come to that lie in a region, and in no region known inside it. */
export interface RegionTally {
  /** "region/<id>" of a region record, "<term>" of a region the vocabulary names, "" where nobody says. */
  readonly key: string
  readonly parent: string | null
  readonly label: Label
  readonly verdicts: { readonly [V in Verdict]: number }
  readonly counts: StatusCounts
  readonly waived: WaivedCounts
  readonly shortfalls: readonly Shortfall[]
}

/** A waiver on the day of the check, and what it is for. */
export interface WaiverTally extends Waiver {
  readonly state: 'in-force' | 'expired' | 'not-yet'
  /** Records it is for that its requirement was put to. */
  readonly records: number
  /** Findings on them that fail or are unknown: it covers them where it is in force. */
  readonly findings: number
}

/** A fact that somebody could find out, and what that would settle. */
export interface OpenFact {
  /** The type of record it is a fact of. */
  readonly record: string
  /** As `factsOf` writes it: "totalArea", "staff[].certified". */
  readonly fact: string
  readonly label: Label
  /** Records judged that need it to settle a requirement. */
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
  /** Records of a dataset that no standard is addressed to: they are there for a region's sake. */
  readonly unaddressed: number
  readonly counts: { readonly [O in Obligation]: StatusCounts }
  readonly waived: { readonly [O in Obligation]: WaivedCounts }
  /** In the order they were given. */
  readonly waivers: readonly WaiverTally[]
  /** By requirement, in the order of the standards. */
  readonly requirements: readonly RequirementTally[]
  /** By region, outer regions before inner ones; see `summarize` for what all inside a region comes to. */
  readonly regions: readonly RegionTally[]
  /** The facts that would settle what is unknown, those that settle most records first. */
  readonly openFacts: readonly OpenFact[]
  readonly problems: readonly Problem[]
  /** What is worth knowing of the inputs, and cost nothing that a standard asks for. */
  readonly advice: readonly Problem[]
  /** What was read, by the names of the files; empty where the records came from a program. */
  readonly inputs: readonly Input[]
  /** Of a report over a part of a dataset, what the other parts must know; see `mergeReports`. */
  readonly part?: ReportPart
}

/** What the records come to that say the same of where they lie. */
export interface PlaceTally extends Where {
  readonly verdicts: { readonly [V in Verdict]: number }
  readonly counts: StatusCounts
  readonly waived: WaivedCounts
  readonly shortfalls: readonly Shortfall[]
}

/** What a report over a part of a dataset holds back: regions are judged when all parts are there. */
export interface ReportPart extends GatheredPart {
  /** Records whose standards are chosen when it is known where they lie. */
  readonly waitingRecords: readonly Waiting[]
  /** Every record that was read. */
  readonly seen: readonly Seen[]
  /** What each of the `records` says of where it lies, in their order. */
  readonly wheres: readonly Where[]
  readonly places: readonly PlaceTally[]
}
