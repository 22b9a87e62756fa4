import type { Reason } from '../../../../src/index.js'
import { fail, isComplete, isObject, type Json, none, type Page, pass, settle, type Truth, unknown } from './page.js'

/** Terms wanted, each with the alternatives of which any one is enough. */
export interface Wanted {
  readonly terms: readonly (readonly string[])[]
  readonly names: readonly string[]
}

export const wanted = (...entries: readonly string[]): Wanted => ({
  terms: entries.map((entry) => entry.split('|')),
  names: entries,
})

/** A term may stand in a list by itself or with an inspector's judgement. */
export function stands(items: readonly unknown[], term: string): boolean {
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (item === term || (typeof item === 'object' && item !== null && (item as Json).item === term)) return true
  }
  return false
}

/** Whether one of some alternatives is in a list or a checklist; `complete` says that a list goes on no further. */
export function isThere(value: unknown, alternatives: readonly string[], complete: boolean): Truth {
  if (Array.isArray(value)) {
    for (let i = 0; i < alternatives.length; i++) if (stands(value, alternatives[i]!)) return 2
    return complete ? 0 : 1
  }
  if (!isObject(value)) return 1
  let truth: Truth = 0
  for (let i = 0; i < alternatives.length; i++) {
    const answer = value[alternatives[i]!]
    if (answer === true) return 2
    if (answer !== false) truth = 1
  }
  return truth
}

/** Whether all are there. */
export function areThere(value: unknown, { terms }: Wanted, complete: boolean): Truth {
  let truth: Truth = 2
  for (let i = 0; i < terms.length; i++) {
    const each = isThere(value, terms[i]!, complete)
    if (each === 0) return 0
    if (each === 1) truth = 1
  }
  return truth
}

/** Notes which of some alternatives nobody knows of. */
export function settleTerm(
  value: unknown,
  alternatives: readonly string[],
  pointer: string,
  facts: string[],
  reason: Reason | null,
): Reason | null {
  if (Array.isArray(value)) {
    let first = reason
    for (const term of alternatives) first = settle(facts, `${pointer}/${term}`, first ?? 'incomplete-list', undefined)
    return first
  }
  if (!isObject(value)) return settle(facts, pointer, reason, value)
  let first = reason
  for (const term of alternatives)
    if (typeof value[term] !== 'boolean') first = settle(facts, `${pointer}/${term}`, first, value[term])
  return first
}

export function settleTerms(
  value: unknown,
  { terms }: Wanted,
  complete: boolean,
  pointer: string,
  facts: string[],
  reason: Reason | null,
): Reason | null {
  let first = reason
  for (const alternatives of terms)
    if (isThere(value, alternatives, complete) === 1) first = settleTerm(value, alternatives, pointer, facts, first)
  return first
}

/** A requirement on a list of terms of the record itself. */
export function termsOfRecord(page: Page, index: number, name: string, all: Wanted, cited: readonly string[]): void {
  const { record } = page
  const value = record[name]
  const complete = isComplete(record, name)
  const truth = areThere(value, all, complete)
  const evidence = isObject(value) ? cited : none
  if (truth === 2) pass(page, index, null, evidence)
  else if (truth === 0) {
    const absent = all.names.filter((_, at) => isThere(value, all.terms[at]!, complete) === 0)
    fail(page, index, 'absent', null, null, absent, evidence)
  } else {
    const facts: string[] = []
    const reason = settleTerms(value, all, complete, cited[0]!, facts, null)
    unknown(page, index, reason!, null, none, evidence, facts)
  }
}
