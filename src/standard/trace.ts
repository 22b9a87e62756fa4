import type { Problem } from '../problem.js'
import { fingerprintOf, sentencesOf } from './fingerprint.js'
import { type Document, type Standard, type Treatment, treatments } from './standard.js'

/** One clause of a paper, how it is dealt with, and the requirements that answer it. */
export interface TracedClause {
  readonly key: string
  readonly at: string
  readonly treatment: Treatment
  /** "document/standard#requirement" */
  readonly requirements: readonly string[]
}

/** The matrix clause → treatment → requirements of a paper, with totals. */
export interface Trace {
  readonly clauses: readonly TracedClause[]
  readonly totals: { readonly [T in Treatment]: number }
}

export function traceDocument(document: Document, standards: readonly Standard[]): Trace {
  const answers = standards
    .filter((standard) => standard.document === document.id)
    .flatMap(({ id, requirements }) => requirements.map((each) => ({ name: `${id}#${each.id}`, covers: each.covers })))
  const clauses = Object.entries(document.clauses).map(([key, { at, treatment }]) => ({
    key,
    at,
    treatment,
    requirements: answers.filter(({ covers }) => covers.includes(key)).map(({ name }) => name),
  }))
  const totals = Object.fromEntries(
    treatments.map((each) => [each, clauses.filter(({ treatment }) => treatment === each).length]),
  )
  return { clauses, totals: totals as Trace['totals'] }
}

/**
 * Holds a ledger against the official text: clauses whose text has changed or is gone, and sentences
 * that no clause rests on and that are not set apart (headings, signatures, lists).
 *
 * @param file the name Problems call the text by
 */
export function traceSource(document: Document, text: string, file: string): Problem[] {
  const sentences = sentencesOf(text).map((sentence) => ({ ...sentence, fingerprint: fingerprintOf(sentence.text) }))
  const present = new Set(sentences.map(({ fingerprint }) => fingerprint))
  const apart = Object.values(document.apart).flat()
  const known = new Set([...Object.values(document.clauses).flatMap((clause) => clause.text), ...apart])
  const changed = Object.entries(document.clauses).flatMap(([key, clause]): Problem[] => {
    const gone = clause.text.filter((fingerprint) => !present.has(fingerprint))
    if (gone.length === 0) return []
    const message = `the text of "${key}" (${clause.at}) has changed or is missing: ${gone.length} of ${clause.text.length} sentences`
    return [
      {
        code: 'changed-clause',
        message,
        file,
        help: `read the clause again, then replace ${gone.join(', ')} in clauses.yaml`,
      },
    ]
  })
  const uncovered = sentences.flatMap(({ fingerprint, line, sentence }): Problem[] => {
    if (known.has(fingerprint)) return []
    const message = `no clause of "${document.id}" rests on sentence ${sentence} of this line`
    return [
      {
        code: 'uncovered-sentence',
        message,
        file,
        line,
        column: 1,
        help: `its fingerprint is ${fingerprint}; enter it with a clause, or set it apart`,
      },
    ]
  })
  return [...changed, ...uncovered]
}
