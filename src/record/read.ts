import { didYouMean } from '../suggest.js'
import { cleanReader } from './clean-reader.js'
import { contradictions, dependentFacts } from './contradictions.js'
import { readBySchema } from './read-by-schema.js'
import { isObject, type Json, problem, type RecordProblem } from './record-problem.js'
import { recordSchema } from './schema.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * What is known about one subject, as `readRecord` gives it: terms by their ids, quantities as
 * numbers in the unit of their fact, lists and checklists as written.
 */
export interface CheckedRecord {
  readonly record: string
  readonly id: string
  readonly name?: string | null
  /** The id of the region record it lies in. */
  readonly within?: string | null
  readonly [fact: string]: unknown
}

/**
 * Reads a record from untrusted data. A value nobody can use becomes a Problem and leaves its fact
 * unknown; a record that cannot be trusted as a whole (a key nobody knows, no id) is refused.
 *
 * @example
 * readRecord({ record: 'site', id: 'a', totalarea: 3 }, vocabulary).problems[0].help
 * //=> 'did you mean "totalArea"?'
 */
export function readRecord(
  value: unknown,
  vocabulary: Vocabulary,
): { readonly record: CheckedRecord | undefined; readonly problems: readonly RecordProblem[] } {
  const refuse = (problem: RecordProblem) => ({ record: undefined, problems: [problem] })
  if (!isObject(value)) return refuse(problem('invalid-value', [], 'a record is an object with keys'))
  const type = value.record
  const known = Object.keys(vocabulary.facts)
  if (typeof type !== 'string' || !known.includes(type)) return refuse(wrongType(type, known))

  const clean = cleanReaderOf(vocabulary, type)(value)
  const { record, problems } = clean === undefined ? bySchema(value, vocabulary, type) : { record: clean, problems: [] }
  if (record === undefined) return { record, problems }
  const contradicted = contradictions(record, dependentFactsOf(vocabulary, type))
  return { record: record as unknown as CheckedRecord, problems: [...problems, ...contradicted] }
}

const cleanReaderOf = onceForEachType(cleanReader)
const dependentFactsOf = onceForEachType(({ facts }, type) => dependentFacts(facts[type]!))
const schemaOf = onceForEachType(recordSchema)

const bySchema = (value: Json, vocabulary: Vocabulary, type: string) =>
  readBySchema(value, schemaOf(vocabulary, type), vocabulary.facts[type]!, vocabulary)

/** What a type of record takes is made at its first use and lives as long as the vocabulary. */
function onceForEachType<T>(make: (vocabulary: Vocabulary, type: string) => T) {
  const made = new WeakMap<Vocabulary, Map<string, T>>()
  return (vocabulary: Vocabulary, type: string): T => {
    const ofVocabulary = made.get(vocabulary) ?? new Map<string, T>()
    made.set(vocabulary, ofVocabulary)
    const known = ofVocabulary.get(type) ?? make(vocabulary, type)
    ofVocabulary.set(type, known)
    return known
  }
}

function wrongType(type: unknown, known: readonly string[]): RecordProblem {
  if (type === undefined)
    return problem('missing-key', [], 'the record does not say what it is', `add "record: ${known[0] ?? 'site'}"`)
  const help = typeof type === 'string' ? didYouMean(type, known) : undefined
  return problem(
    'invalid-value',
    ['record'],
    `no type of record is called ${JSON.stringify(type)}`,
    help ?? `one of: ${known.join(', ')}`,
  )
}
