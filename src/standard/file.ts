import type * as z from 'zod'
import type { Problem } from '../problem.js'
import { didYouMean } from '../suggest.js'
import type { YamlFile } from '../yaml.js'

/** The text of a file, and the name Problems call it by. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export type Keys = readonly (string | number)[]

/** Collects the Problems of one file, each with the place its keys lead to. */
export interface Reporter {
  report(problem: Omit<Problem, 'file' | 'line' | 'column'>, keys: Keys, atKey?: boolean): void
  /** Reports what a schema objects to. `known` are the keys that could stand at the top. */
  reportIssues(issues: readonly z.core.$ZodIssue[], prefix: Keys, known: readonly string[]): void
}

const valueAt = (value: unknown, keys: Keys): unknown =>
  keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value)

export function reporterFor(file: string, yaml: YamlFile, problems: Problem[]): Reporter {
  const report: Reporter['report'] = (problem, keys, atKey) => {
    problems.push({ ...problem, file, ...yaml.positionOf(keys, atKey) })
  }
  return {
    report,
    reportIssues(issues, prefix, known) {
      for (const issue of issues) {
        const keys = [...prefix, ...(issue.path as Keys)]
        if (issue.code === 'unrecognized_keys') {
          for (const key of issue.keys) {
            const help = didYouMean(key, known)
            report(
              { code: 'unknown-key', message: `there is no key "${key}" here`, ...(help && { help }) },
              [...keys, key],
              true,
            )
          }
        } else if (keys.length > 0 && valueAt(yaml.value, keys) === undefined) {
          const message = issue.code === 'custom' ? issue.message : `"${String(keys.at(-1))}" is missing`
          report({ code: 'missing-key', message }, keys.slice(0, -1))
        } else if (issue.code === 'invalid_key') {
          report({ code: 'invalid-value', message: issue.issues[0]?.message ?? issue.message }, keys, true)
        } else {
          const given = valueAt(yaml.value, keys)
          const help =
            issue.code === 'invalid_value' && typeof given === 'string'
              ? didYouMean(given, issue.values.map(String))
              : undefined
          report({ code: 'invalid-value', message: issue.message, ...(help && { help }) }, keys)
        }
      }
    },
  }
}

/** Reports a name that nothing has, with the one it may have meant. */
export function reportUnknown(
  reporter: Reporter,
  keys: Keys,
  what: 'document' | 'clause',
  word: string,
  known: Iterable<string>,
): void {
  const help = didYouMean(word, known)
  reporter.report(
    {
      code: what === 'clause' ? 'unknown-clause' : 'invalid-value',
      message: `no ${what} is called "${word}"`,
      ...(help && { help }),
    },
    keys,
  )
}
