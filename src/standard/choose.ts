import type { Problem, Result } from '../problem.js'
import type { CheckedRecord } from '../record/read.js'
import { termsInside } from '../record/terms-inside.js'
import { isWithin, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import type { Document, InForce, Requirement, RuleSets, Standard } from './standard.js'

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

/**
 * Chooses the standards of one record after another: those somebody named that are for its type, or those
 * addressed to it and in force on a day. The Problem says why there is none. Records that say the same of
 * what standards ask are addressed by the same ones, so it is worked out once.
 */
export function chooser(
  named: readonly Standard[] | undefined,
  { standards, vocabulary, asOf }: Pick<RuleSets, 'standards' | 'vocabulary'> & { readonly asOf: string },
): (record: CheckedRecord) => Result<readonly Standard[]> {
  const known = new Map<string, Result<readonly Standard[]>>()
  const asked = new Map<string, readonly string[]>()
  return (record) => {
    const type = record.record
    const facts = asked.get(type) ?? (named === undefined ? factsAsked(standards, type) : [])
    asked.set(type, facts)
    let key = type
    for (const name of facts) key += typeof record[name] === 'string' ? ` ${record[name]}` : ' -'
    const before = known.get(key)
    if (before !== undefined) return before
    const chosen = named === undefined ? standardsFor(record, standards, vocabulary, asOf) : namedFor(named, record)
    // A Problem names its record.
    if (chosen.ok) known.set(key, chosen)
    return chosen
  }
}

/** The facts by which the standards for a type of record choose. */
const factsAsked = (standards: readonly Standard[], type: string): readonly string[] => [
  ...new Set(
    standards
      .filter(({ appliesTo }) => appliesTo.record === type)
      .flatMap(({ appliesTo: { record: _, ...terms } }) => Object.keys(terms)),
  ),
]

function namedFor(named: readonly Standard[], record: CheckedRecord): Result<readonly Standard[]> {
  const fitting = named.filter(({ appliesTo }) => appliesTo.record === record.record)
  if (fitting.length > 0) return { ok: true, value: fitting }
  const ids = named.map(({ id }) => `"${id}"`).join(', ')
  const message = `${ids} is not for a ${record.record} such as "${record.id}"`
  return { ok: false, problems: [{ code: 'no-standard', message }] }
}

function standardsFor(
  record: CheckedRecord,
  standards: readonly Standard[],
  vocabulary: Vocabulary,
  asOf: string,
): Result<readonly Standard[]> {
  const addressed = standards.filter((standard) => appliesTo(standard, record, vocabulary))
  const inForce = addressed.filter((standard) => isInForce(standard.inForce, asOf))
  if (inForce.length > 0) return { ok: true, value: inForce }
  if (addressed.length > 0) return { ok: false, problems: addressed.map((standard) => notInForce(standard, asOf)) }
  return { ok: false, problems: [noStandard(record, standards, vocabulary)] }
}

/** A fact that is missing, or says too little, addresses no standard: the record does not say that it is meant. */
const appliesTo = (standard: Standard, record: CheckedRecord, vocabulary: Vocabulary): boolean =>
  fits(standard, record, vocabulary, () => false)

/** Whether a standard might be addressed to a record if it gave what it leaves out, or said more of it. */
export const mayApply = (standards: readonly Standard[], record: CheckedRecord, vocabulary: Vocabulary): boolean =>
  standards.some((standard) =>
    fits(
      standard,
      record,
      vocabulary,
      (value, section, asked) => typeof value !== 'string' || isWithin(vocabulary, section, asked, value),
    ),
  )

function fits(
  { appliesTo: { record: type, ...terms } }: Standard,
  record: CheckedRecord,
  vocabulary: Vocabulary,
  otherwise: (value: unknown, section: string, asked: string) => boolean,
): boolean {
  if (type !== record.record) return false
  return Object.entries(terms).every(([name, asked]) => {
    const value = record[name]
    const fact = vocabulary.facts[type]?.[name]
    const section = fact?.type === 'term' ? fact.terms : ''
    const isMeant = typeof value === 'string' && isWithin(vocabulary, section, value, asked)
    return isMeant || otherwise(value, section, asked)
  })
}

function noStandard(record: CheckedRecord, standards: readonly Standard[], vocabulary: Vocabulary): Problem {
  const ofType = standards.filter((standard) => standard.appliesTo.record === record.record)
  const asked = factsAsked(standards, record.record)
  const absent = asked.filter((name) => typeof record[name] !== 'string')
  const wide = asked.filter(
    (name) => typeof record[name] === 'string' && saysTooLittle(name, record, ofType, vocabulary),
  )
  const help =
    absent.length > 0
      ? `the record gives no ${absent.map((name) => `"${name}"`).join(', ')} that can be read; give it, or name a standard`
      : wide.length > 0
        ? `${wide.map((name) => `"${name}" says no more than "${record[name]}"`).join(', ')}; say which it is, or name a standard`
        : `name one of: ${ofType.map(({ id }) => id).join(', ') || 'none is loaded for such records'}`
  return { code: 'no-standard', message: `no standard is addressed to the ${record.record} "${record.id}"`, help }
}

/** Whether a standard asks for a term that lies within the record's. */
function saysTooLittle(
  name: string,
  record: CheckedRecord,
  standards: readonly Standard[],
  vocabulary: Vocabulary,
): boolean {
  const fact = vocabulary.facts[record.record]?.[name]
  if (fact?.type !== 'term') return false
  const inside = termsInside(vocabulary, fact.terms, String(record[name]))
  return standards.some(({ appliesTo }) => inside.includes(appliesTo[name] ?? ''))
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
