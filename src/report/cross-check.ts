import type { Status } from '../evaluate/finding.js'
import type { Judgement } from '../evaluate/judgement.js'
import { plainRecord } from '../evaluate/plain-record.js'
import { type JsonLogic, toPlain } from '../expr/plain.js'
import { type Expr, operationOf } from '../expr/types.js'
import { childrenOf } from '../expr/walk.js'
import type { Problem } from '../problem.js'
import type { CheckedRecord } from '../record/read.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { periodsOf, statusOf } from '../reference/status.js'
import type { Requirement, Standard } from '../standard/standard.js'

/** Evaluates an expression in JSON Logic over data, as `apply` of json-logic-js does. */
export type ApplyJsonLogic = (logic: JsonLogic, data: unknown) => unknown

/**
 * Asks others than the compiled evaluator what a requirement comes to: the reference interpreter and,
 * where nothing is missing, an implementation of JSON Logic that knows nothing of us.
 *
 * @returns a Problem for each that answers otherwise
 */
export function crossCheck(
  record: CheckedRecord,
  standard: Standard,
  requirement: Requirement,
  { status }: Pick<Judgement, 'status'>,
  { asOf, vocabulary, apply }: { asOf: string; vocabulary: Vocabulary; apply: ApplyJsonLogic },
): readonly Problem[] {
  const asked = { ...requirement, due: requirement.due ?? standard.due }
  const reference = statusOf(asked, record, asOf, vocabulary)
  const plain = plainAnswer(requirement, record, asOf, vocabulary, apply)
  const differs = (other: string, answer: string): Problem => ({
    code: 'cross-check',
    message: `${standard.id}#${requirement.id} of ${record.record} "${record.id}" is "${status}", and comes to "${answer}" by ${other}`,
    help: 'one of the two is wrong: please report it, with the record',
  })
  return [
    ...(reference === status ? [] : [differs('the reference interpreter', reference)]),
    ...(plain === undefined || plain.includes(status) ? [] : [differs('JSON Logic', plain[0]!)]),
  ]
}

/** What a requirement can come to by plain JSON Logic, likeliest first; undefined where something is open. */
function plainAnswer(
  { when, obligation, check }: Requirement,
  record: CheckedRecord,
  asOf: string,
  vocabulary: Vocabulary,
  apply: ApplyJsonLogic,
): readonly Status[] | undefined {
  const answer = (expr: Expr, period?: { from: string; until: string }): boolean | undefined => {
    const data = plainRecord(record, expr, vocabulary, asOf)
    return data === undefined || addsInBinary(expr, data) ? undefined : apply(toPlain(expr, period), data) === true
  }
  const applies = when === undefined ? true : answer(when)
  if (applies === undefined) return undefined
  if (!applies) return ['not-applicable']
  const { recurs } = check
  if (recurs === undefined) return statuses(answer(check.holds), obligation)
  const answers = periodsOf(recurs, asOf).map((period) => answer(check.holds, period))
  return statuses(answers.includes(undefined) ? undefined : !answers.includes(false), obligation)
}

/** What is not met may not be due yet, or speak of nothing; `due` may be open where the rest is not. */
const statuses = (holds: boolean | undefined, obligation: Requirement['obligation']): readonly Status[] | undefined =>
  holds === undefined
    ? undefined
    : holds
      ? ['pass']
      : obligation === 'may'
        ? ['not-applicable']
        : ['fail', 'not-due', 'not-applicable', 'unknown']

/** Others add 0.1 and 0.2 in binary, and find a hair more than 0.3. */
const addsInBinary = (expr: Expr, data: unknown): boolean =>
  calculates(expr) && (hasDecimals(data) || hasDecimals(expr))

const calculates = (expr: Expr): boolean =>
  /^([-+*]|sum)$/.test(operationOf(expr)?.operator ?? '') || childrenOf(expr).some((child) => calculates(child.expr))

const hasDecimals = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isInteger(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasDecimals)
