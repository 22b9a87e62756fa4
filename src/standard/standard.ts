import type { Expr } from '../expr/types.js'
import type { Check, Due } from '../kinds/kind.js'
import type { Aliases, Label, Vocabulary } from '../record/vocabulary.js'

// A rule set as it is after loading: plain data, every word resolved. It can be kept as JSON.

/** How firmly a clause binds; `wording` keeps the word itself. */
export type Obligation = 'must' | 'target' | 'should' | 'may'
export const obligations = ['must', 'target', 'should', 'may'] as const satisfies readonly Obligation[]

/** One checkable statement of a standard. */
export interface Requirement {
  readonly id: string
  readonly clause: string
  /** Keys of the document's clauses that it answers. */
  readonly covers: readonly string[]
  readonly obligation: Obligation
  readonly wording: string | null
  readonly statement: Label
  readonly kind: string
  readonly note?: Label
  /** Where it is known not to hold, the requirement is not applicable. */
  readonly when?: Expr
  /** What a reader of a pass should know, by name, where its condition holds. */
  readonly flags?: { readonly [name: string]: Label & { readonly when: Expr } }
  /** What a subject that has not reached the milestone must meet is not due until that day. */
  readonly due?: Due
  readonly check: Check
}

/** The days a document or standard is in force, both inclusive. */
export interface InForce {
  readonly from: string
  readonly until?: string | undefined
}

/** One rule set drawn from one document, for one type of record. */
export interface Standard {
  readonly id: string
  /** Semver of this encoding; the document's own dates are in `inForce`. */
  readonly version: string
  readonly document: string
  readonly title: Label
  /** The type of record, and the terms that its facts must be (or lie within). */
  readonly appliesTo: { readonly record: string; readonly [fact: string]: string }
  readonly inForce: InForce
  /** Words that name a term in this standard, and in the records it is addressed to, and nowhere else. */
  readonly aliases?: Aliases
  /** The `due` of every requirement that has none of its own. */
  readonly due?: Due
  readonly requirements: readonly Requirement[]
  /** SHA-256 over the canonical JSON of everything above, hexadecimal. */
  readonly digest: string
}

/** How a clause is dealt with. `awaiting`: by standards of another type of record, still to be written. */
export const treatments = ['encoded', 'attested', 'narrative', 'metadata', 'reported', 'awaiting'] as const
export type Treatment = (typeof treatments)[number]

/** One clause of a document's ledger. */
export interface Clause {
  readonly at: string
  readonly summary: Label
  readonly treatment: Treatment
  /** Why it is not checked; required unless it is encoded or attested. */
  readonly reason?: Label | undefined
  /** Fingerprints of the sentences it rests on; see fingerprint.ts. */
  readonly text: readonly string[]
}

/** A government paper and the ledger of all its clauses. */
export interface Document {
  readonly id: string
  readonly title: Label
  readonly issuer: Label
  readonly number: string
  readonly issued: string
  readonly inForce: InForce
  readonly clauses: { readonly [key: string]: Clause }
  /** Fingerprints of the sentences that no clause rests on, by what they are. */
  readonly apart: { readonly [sort: string]: readonly string[] }
}

/** Everything a check needs to know: the words, the papers and the rule sets. */
export interface RuleSets {
  readonly vocabulary: Vocabulary
  readonly documents: readonly Document[]
  readonly standards: readonly Standard[]
}
