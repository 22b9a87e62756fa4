import { printable } from './printable.js'
import { inChinese } from './problem/chinese.js'

/** What can be wrong with an input. A closed list: a program may branch on it. */
export type ProblemCode =
  | 'unreadable-file'
  | 'too-large'
  | 'too-deep'
  | 'empty-file'
  | 'invalid-yaml'
  | 'invalid-json'
  | 'invalid-value'
  | 'missing-key'
  | 'unknown-key'
  | 'unknown-term'
  | 'unknown-fact'
  | 'unknown-kind'
  | 'unknown-clause'
  | 'unknown-region'
  | 'unknown-standard'
  | 'unit-mismatch'
  | 'type-mismatch'
  | 'invalid-expression'
  | 'invalid-date'
  | 'duplicate-id'
  | 'duplicate-term'
  | 'contradictory-value'
  | 'uncovered-clause'
  | 'not-in-force'
  | 'no-standard'
  | 'failed-case'
  | 'changed-clause'
  | 'uncovered-sentence'
  | 'unfounded-figure'
  | 'missing-label'
  | 'unused-waiver'
  | 'cross-check'
  | 'usage'

/**
 * Something wrong with an input file or an argument. Plain data; never mixed with a finding.
 * `line` and `column` count from 1; `cell` names the place in a workbook, "场地!F17". `path` is a JSON Pointer
 * into the value, where there is one.
 *
 * @example
 * toProblemText({ code: 'unknown-key', message: 'no fact is called "totalarea"',
 *   file: 'sites.yaml', line: 3, column: 5, help: 'did you mean "totalArea"?' })
 * //=> 'sites.yaml:3:5 unknown-key: no fact is called "totalarea"\n  help: did you mean "totalArea"?'
 */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly cell?: string
  readonly path?: string
  readonly help?: string
}

/**
 * What a Problem says and advises in a language. Programs read `message`, which is English; what is not in the
 * catalogue of Chinese words, such as Problems of rule sets, is English in both.
 */
export function wordsOfProblem(
  { message, help }: Problem,
  language: 'zh' | 'en',
): { readonly message: string; readonly help: string | undefined } {
  if (language === 'en') return { message, help }
  return { message: inChinese(message), help: help && inChinese(help) }
}

/** One Problem as the one or two lines a terminal shows. */
export function toProblemText(problem: Problem): string {
  return problemTextIn(problem, 'en')
}

/**
 * The same in a language.
 *
 * @example
 * problemTextIn({ code: 'unknown-key', message: 'no fact is called "totalarea"', file: 'sites.yaml' }, 'zh')
 * //=> 'sites.yaml unknown-key: 没有名为“totalarea”的资料'
 */
export function problemTextIn(problem: Problem, language: 'zh' | 'en'): string {
  const { file, line, column, cell, code, path } = problem
  const { message, help } = wordsOfProblem(problem, language)
  const place =
    cell === undefined
      ? [file, line, column].filter((part) => part !== undefined).join(':')
      : [file, cell].filter((part) => part !== undefined).join('!')
  const where = line === undefined && path ? [place, path].filter(Boolean).join(' ') : place
  const head = printable(`${where}${where ? ' ' : ''}${code}: ${message}`)
  return help === undefined ? head : `${head}\n  ${language === 'zh' ? '建议：' : 'help: '}${printable(help)}`
}

/** A result that is a value or every Problem found on the way to it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }
