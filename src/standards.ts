// The shipped rule sets, compiled from standards/*.yaml when the package is built: importing them
// parses no YAML.

import shipped from 'shipped-rule-sets'
import type { Vocabulary } from './record/vocabulary.js'
import type { Document, RuleSets, Standard } from './standard/standard.js'

const ruleSets: RuleSets = JSON.parse(shipped) as RuleSets

/**
 * The words of the shipped rule sets.
 *
 * @example
 * vocabulary.terms.zones['reading-area'].zh //=> '阅览区'
 */
export const vocabulary: Vocabulary = ruleSets.vocabulary

/** The papers that the shipped rule sets come from, each with the ledger of its clauses. */
export const documents: readonly Document[] = ruleSets.documents

/** The shipped rule sets. */
export const standards: readonly Standard[] = ruleSets.standards
