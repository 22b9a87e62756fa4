import type * as z from 'zod'
import { weekdays } from '../expr/facts.js'
import { didYouMean } from '../suggest.js'
import { contradictions } from './contradictions.js'
import { copyOf, mark, remove, valueAt } from './mend.js'
import { commonKeys, isObject, type Json, type Keys, problem, type RecordProblem } from './record-problem.js'
import { type RecordSchema, recordSchema } from './schema.js'
import type { Fact, Vocabulary } from './vocabulary.js'

/**
 * What is known about one subject, as `readRecord` gives it: terms by their ids, quantities as
 * numbers in the unit of their fact, lists and checklists as written.
 */
export interface CheckedRecord {
  readonly record: string
  readonly id: string
  readonly name?: string | null
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
  const refuse = (problems: readonly RecordProblem[]) => ({ record: undefined, problems })
  if (!isObject(value)) {
    return refuse([problem('invalid-value', [], 'a record is an object with keys')])
  }
  const type = value.record
  const known = Object.keys(vocabulary.facts)
  if (typeof type !== 'string' || !known.includes(type)) return refuse([wrongType(type, known)])

  const schema = schemaOf(vocabulary, type)
  const facts = vocabulary.facts[type]!
  const problems: RecordProblem[] = []
  let mended = blanksAsNull(value)
  const marks: { keys: Keys; value: unknown }[] = []
  // A mended record parses at the next try; issues that hide behind others come to light meanwhile.
  for (let round = 0; round < 4; round++) {
    const parsed = schema.safeParse(mended, { jitless: true })
    if (parsed.success) {
      const record = mark(parsed.data, marks, facts, vocabulary)
      problems.push(...contradictions(record, facts))
      return { record: record as unknown as CheckedRecord, problems }
    }
    const issues = parsed.error.issues.flatMap((issue) => decisive(issue, []))
    for (const issue of issues) for (const each of toProblems(issue, facts)) problems.push(each)
    if (issues.some((issue) => !mendable(issue))) return refuse(problems)
    marks.push(...issues.map(({ path }) => ({ keys: path as Keys, value: valueAt(mended, path as Keys) })))
    mended = copyOf(mended) as Json
    // Back to front, so that taking a member out of a list moves none that is still to go.
    for (const { path } of issues.reverse()) remove(mended, path as Keys, facts)
  }
  return refuse(problems)
}

/** A text without anything in it is a fact left blank, whatever its type. */
function blanksAsNull(item: Json): Json {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (value === '' && !commonKeys.includes(key)) return [key, null]
      if (Array.isArray(value)) return [key, value.map((each) => (isObject(each) ? blanksAsNull(each) : each))]
      return [key, isObject(value) && !commonKeys.includes(key) ? blanksAsNull(value) : value]
    }),
  )
}

const schemas = new WeakMap<Vocabulary, Map<string, RecordSchema>>()

function schemaOf(vocabulary: Vocabulary, type: string): RecordSchema {
  const ofVocabulary = schemas.get(vocabulary) ?? new Map<string, RecordSchema>()
  schemas.set(vocabulary, ofVocabulary)
  const schema = ofVocabulary.get(type) ?? recordSchema(vocabulary, type)
  ofVocabulary.set(type, schema)
  return schema
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

/** The issues that say most: inside a union, those of the alternative that got furthest. */
function decisive(issue: z.core.$ZodIssue, prefix: Keys): z.core.$ZodIssue[] {
  const path = [...prefix, ...(issue.path as Keys)]
  const nested =
    issue.code === 'invalid_union'
      ? issue.errors.find((errors) => errors.some((each) => each.code !== 'invalid_type' || each.path.length > 0))
      : undefined
  return nested === undefined ? [{ ...issue, path }] : nested.flatMap((each) => decisive(each, path))
}

/** Whether only one value is lost: the keys that hold a record together must be right. */
function mendable(issue: z.core.$ZodIssue): boolean {
  const last = issue.path.at(-1)
  return (
    issue.code !== 'unrecognized_keys' &&
    issue.path.length > 0 &&
    !issue.path.includes('incomplete') &&
    last !== 'record' &&
    issue.path[0] !== 'id'
  )
}

function toProblems(issue: z.core.$ZodIssue, facts: Json): RecordProblem[] {
  const keys = issue.path as Keys
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(keys, facts)
    return issue.keys.map((key) => ({
      ...problem('unknown-key', [...keys, key], `no fact is called "${key}"`, didYouMean(key, known)),
      atKey: true,
    }))
  }
  const params = issue.code === 'custom' ? (issue.params as { help?: string } | undefined) : undefined
  const code = issue.code === 'custom' && params !== undefined ? 'unknown-term' : 'invalid-value'
  if (keys.length === 1 && keys[0] === 'id')
    return [problem('missing-key', keys, 'every record has an id: a text that is not empty')]
  return [problem(code, keys, issue.message, params?.help)]
}

/** The keys that could stand at a place: those of the record, or of a list's members. */
function knownKeys(keys: Keys, facts: Json): string[] {
  const fact = facts[String(keys[0])] as Fact | undefined
  if (fact?.type === 'timetable') return [...weekdays]
  if (fact?.type === 'terms') return ['item', 'accepted']
  const own = fact?.type === 'list' ? Object.keys(fact.members) : fact === undefined ? Object.keys(facts) : []
  return [...own, ...commonKeys]
}
