import type * as z from 'zod'
import { weekdays } from '../expr/facts.js'
import type { Problem, ProblemCode } from '../problem.js'
import { didYouMean } from '../suggest.js'
import { type RecordSchema, recordSchema } from './schema.js'
import { type Fact, resolveTerm, type Vocabulary } from './vocabulary.js'

/**
 * What is known about one subject, as `readRecord` gives it: terms by their ids, quantities as
 * numbers in the unit of their fact, lists and checklists as written.
 */
export interface CheckedRecord {
  readonly record: string
  readonly id: string
  readonly name?: string
  readonly [fact: string]: unknown
}

/** A Problem inside a record: `keys` lead to the place. `atKey` where the key itself is wrong. */
export interface RecordProblem extends Problem {
  readonly keys: readonly (string | number)[]
  readonly atKey?: boolean
}

type Keys = readonly (string | number)[]
type Json = Record<string, unknown>

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

/** The keys every record has beside its facts: texts in which blanks are no missing values. */
export const commonKeys: readonly string[] = ['record', 'id', 'name', 'note', 'basis', 'incomplete']

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

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const schemas = new WeakMap<Vocabulary, Map<string, RecordSchema>>()

function schemaOf(vocabulary: Vocabulary, type: string): RecordSchema {
  const ofVocabulary = schemas.get(vocabulary) ?? new Map<string, RecordSchema>()
  schemas.set(vocabulary, ofVocabulary)
  const schema = ofVocabulary.get(type) ?? recordSchema(vocabulary, type)
  ofVocabulary.set(type, schema)
  return schema
}

const pointerOf = (keys: Keys): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function problem(code: ProblemCode, keys: Keys, message: string, help?: string): RecordProblem {
  return { code, message, keys, path: pointerOf(keys), ...(help !== undefined && { help }) }
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

function valueAt(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], value)
}

/** A copy that may be changed; of what JSON could not hold, whatever it is. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)]))
}

/** Takes one value out. A list of terms is open from then on; a member of a list stays, with nothing known. */
function remove(record: Json, keys: Keys, facts: { readonly [name: string]: Fact }): void {
  const parent = valueAt(record, keys.slice(0, -1)) as Json | unknown[]
  const last = keys.at(-1)!
  // An unlisted item without a name is none at all.
  if (last === 'item' && factAlong(keys.slice(0, -1), facts)?.type === 'terms') {
    remove(record, keys.slice(0, -1), facts)
    return
  }
  if (!Array.isArray(parent)) delete parent[String(last)]
  else if (factAlong(keys.slice(0, -1), facts)?.type === 'list') parent[Number(last)] = {}
  else {
    parent.splice(Number(last), 1)
    const owner = valueAt(record, keys.slice(0, -2)) as Json
    owner.incomplete = [...((owner.incomplete as string[] | undefined) ?? []), String(keys.at(-2))]
  }
}

/** The fact that keys lead to: that of "role" for ["staff", 1, "role"]. */
function factAlong(keys: Keys, facts: { readonly [name: string]: Fact }): Fact | undefined {
  const [name, , ...rest] = keys
  const fact = facts[String(name)]
  return rest.length > 0 && fact?.type === 'list'
    ? factAlong(rest, fact.members as { readonly [name: string]: Fact })
    : fact
}

/** Puts what could not be read back in its place, marked so that nobody takes it for a value. */
function mark(
  record: Json,
  marks: readonly { keys: Keys; value: unknown }[],
  facts: { readonly [name: string]: Fact },
  vocabulary: Vocabulary,
): Json {
  for (const { keys, value } of marks) {
    // What stood beside the facts is gone; a list of terms was left open, its members have moved.
    if (
      !Object.hasOwn(facts, String(keys[0])) ||
      (keys.length > 1 && Array.isArray(record[keys[0]!]) && facts[keys[0]!]!.type === 'terms')
    )
      continue
    const parent = valueAt(record, keys.slice(0, -1))
    if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) continue
    const fact = facts[String(keys[0])]
    const key = String(keys.at(-1))
    const id = keys.length === 2 && fact?.type === 'terms' ? resolveTerm(vocabulary, fact.terms, key) : key
    if (id !== undefined) (parent as Json)[id] = { unusable: value, reason: 'unreadable' }
  }
  return record
}

/**
 * Facts that cannot both be true: a part that exceeds its whole, a milestone before the one that comes
 * first. Neither says which is wrong, so the one that depends on the other is not believed.
 */
function contradictions(record: Json, facts: { readonly [name: string]: Fact }): RecordProblem[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const value = record[name]
    const message = contradiction(name, value, fact, record)
    if (message === undefined) return []
    record[name] = { unusable: value, reason: 'ambiguous' }
    return [problem('contradictory-value', [name], message, `check both; until then "${name}" is taken as unknown`)]
  })
}

function contradiction(name: string, value: unknown, fact: Fact, record: Json): string | undefined {
  if (fact.type === 'quantity' && fact.partOf !== undefined) {
    const whole = record[fact.partOf]
    const exceeds = typeof value === 'number' && typeof whole === 'number' && value > whole
    return exceeds ? `${name} (${value}) is part of ${fact.partOf} (${whole}) and cannot exceed it` : undefined
  }
  if (fact.type !== 'milestone' || fact.after === undefined) return undefined
  const first = record[fact.after]
  const early = typeof value === 'string' && typeof first === 'string' && value < first
  // A day may be a plan for what is not done yet; done it cannot be.
  return early || (value === true && first === false)
    ? `${name} (${value}) cannot come before ${fact.after} (${first})`
    : undefined
}
