import type { Problem, Result } from '../problem.js'
import type { CheckedRecord } from '../record/read.js'
import { isWithin, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import type { Document, InForce, Requirement, Standard } from './standard.js'

/** The standard of an id. */
export function standardNamed(id: string, standards: readonly Standard[]): Result<Standard> {
  const standard = standards.find((each) => each.id === id)
  if (standard !== undefined) return { ok: true, value: standard }
  return { ok: false, problems: [unknownStandard(id, standards)] }
}

/** The document of an id. */
export function documentNamed(id: string, documents: readonly Document[]): Result<Document> {
  const document = documents.find((each) => each.id === id)
  if (document !== undefined) return { ok: true, value: document }
  const ids = documents.map((each) => each.id)
  const help = didYouMean(id, ids) ?? `loaded are: ${ids.join(', ') || 'none'}`
  return { ok: false, problems: [{ code: 'usage', message: `no document is called "${id}"`, help }] }
}

/** The requirement of an id. */
export function requirementNamed(id: string, standard: Standard): Result<Requirement> {
  const requirement = standard.requirements.find((each) => each.id === id)
  if (requirement !== undefined) return { ok: true, value: requirement }
  const ids = standard.requirements.map((each) => each.id)
  const help = didYouMean(id, ids) ?? `one of: ${ids.join(', ')}`
  return {
    ok: false,
    problems: [{ code: 'usage', message: `no requirement of "${standard.id}" is called "${id}"`, help }],
  }
}

/**
 * The standards named, each in force on a day. One that was not in force is a Problem that says when
 * it was: nothing is chosen in its place.
 */
export function standardsNamed(
  ids: readonly string[],
  standards: readonly Standard[],
  asOf: string,
): Result<readonly Standard[]> {
  const found = [...new Set(ids)].map((id) => standardNamed(id, standards))
  const problems = found.flatMap((result) => {
    if (!result.ok) return result.problems
    return isInForce(result.value.inForce, asOf) ? [] : [notInForce(result.value, asOf)]
  })
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: found.flatMap((result) => (result.ok ? [result.value] : [])) }
}

const isInForce = ({ from, until }: InForce, day: string): boolean =>
  from <= day && (until === undefined || day <= until)

/** The standards addressed to a record, in force on a day; the Problem says why there is none. */
export function standardsFor(
  record: CheckedRecord,
  standards: readonly Standard[],
  vocabulary: Vocabulary,
  asOf: string,
): Result<readonly Standard[]> {
  const addressed = standards.filter((standard) => appliesTo(standard, record, vocabulary))
  const inForce = addressed.filter((standard) => isInForce(standard.inForce, asOf))
  if (inForce.length > 0) return { ok: true, value: inForce }
  if (addressed.length > 0) return { ok: false, problems: addressed.map((standard) => notInForce(standard, asOf)) }
  return { ok: false, problems: [noStandard(record, standards)] }
}

/** A fact that is missing addresses no standard: the record does not say that it is meant. */
function appliesTo(
  { appliesTo: { record: type, ...terms } }: Standard,
  record: CheckedRecord,
  vocabulary: Vocabulary,
): boolean {
  if (type !== record.record) return false
  return Object.entries(terms).every(([name, outer]) => {
    const value = record[name]
    const fact = vocabulary.facts[type]?.[name]
    return typeof value === 'string' && fact?.type === 'term' && isWithin(vocabulary, fact.terms, value, outer)
  })
}

function noStandard(record: CheckedRecord, standards: readonly Standard[]): Problem {
  const ofType = standards.filter((standard) => standard.appliesTo.record === record.record)
  const asked = [...new Set(ofType.flatMap(({ appliesTo: { record: _, ...terms } }) => Object.keys(terms)))]
  const absent = asked.filter((name) => typeof record[name] !== 'string')
  const help =
    absent.length > 0
      ? `the record gives no ${absent.map((name) => `"${name}"`).join(', ')} that can be read; give it, or name a standard`
      : `name one of: ${ofType.map(({ id }) => id).join(', ') || 'none is loaded for such records'}`
  return { code: 'no-standard', message: `no standard is addressed to the ${record.record} "${record.id}"`, help }
}

function unknownStandard(id: string, standards: readonly Standard[]): Problem {
  const ids = standards.map((standard) => standard.id)
  return {
    code: 'unknown-standard',
    message: `no standard is called "${id}"`,
    help: didYouMean(id, ids) ?? `loaded are: ${ids.join(', ') || 'none'}`,
  }
}

function notInForce({ id, inForce: { from, until } }: Standard, asOf: string): Problem {
  const when = until === undefined ? `since ${from}` : `from ${from} to ${until}`
  return { code: 'not-in-force', message: `"${id}" was not in force on ${asOf}`, help: `it is in force ${when}` }
}
