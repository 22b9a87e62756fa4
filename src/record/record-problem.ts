import type { Problem, ProblemCode } from '../problem.js'

export type Keys = readonly (string | number)[]
export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys every record has beside its facts: texts in which blanks are no missing values. */
export const commonKeys: readonly string[] = ['record', 'id', 'name', 'note', 'within', 'basis', 'incomplete']

/** A Problem inside a record: `keys` lead to the place. `atKey` where the key itself is wrong. */
export interface RecordProblem extends Problem {
  readonly keys: readonly (string | number)[]
  readonly atKey?: boolean
}

const pointerOf = (keys: Keys): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

export function problem(code: ProblemCode, keys: Keys, message: string, help?: string): RecordProblem {
  return { code, message, keys, path: pointerOf(keys), ...(help !== undefined && { help }) }
}
