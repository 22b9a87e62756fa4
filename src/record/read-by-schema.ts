import type * as z from 'zod'
import { weekdays } from '../expr/facts.js'
import type { ProblemCode } from '../problem.js'
import { didYouMean } from '../suggest.js'
import { copyOf, mark, remove, valueAt } from './mend.js'
import { commonKeys, isObject, type Json, type Keys, problem, type RecordProblem } from './record-problem.js'
import type { RecordSchema } from './schema.js'
import type { Fact, Vocabulary } from './vocabulary.js'

/** Reads any record, and says what is wrong with it: whatever the reader of clean records gives up on. */
export function readBySchema(
  value: Json,
  schema: RecordSchema,
  facts: { readonly [name: string]: Fact },
  vocabulary: Vocabulary,
): { readonly record: Json | undefined; readonly problems: readonly RecordProblem[] } {
  const problems: RecordProblem[] = []
  let mended = blanksAsNull(value)
  const marks: { keys: Keys; value: unknown }[] = []
  // A mended record parses at the next try; issues that hide behind others come to light meanwhile.
  for (let round = 0; round < 4; round++) {
    const parsed = schema.safeParse(mended, { jitless: true })
    if (parsed.success) return { record: mark(parsed.data, marks, facts, vocabulary), problems }
    const issues = parsed.error.issues.flatMap((issue) => decisive(issue, []))
    for (const issue of issues) for (const each of toProblems(issue, facts)) problems.push(each)
    if (issues.some((issue) => !mendable(issue))) break
    marks.push(...issues.map(({ path }) => ({ keys: path as Keys, value: valueAt(mended, path as Keys) })))
    mended = copyOf(mended) as Json
    // Back to front, so that taking a member out of a list moves none that is still to go.
    for (const { path } of issues.reverse()) remove(mended, path as Keys, facts)
  }
  return { record: undefined, problems }
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
  const params =
    issue.code === 'custom' ? (issue.params as { help?: string; code?: ProblemCode } | undefined) : undefined
  const code = params?.code ?? (params === undefined ? 'invalid-value' : 'unknown-term')
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
