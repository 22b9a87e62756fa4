import { isDate } from '../dates.js'
import { and } from '../expr/build.js'
import type { Facts } from '../expr/facts.js'
import { type Scope, typecheck } from '../expr/typecheck.js'
import type { Expr } from '../expr/types.js'
import { type ExprIssue, validate } from '../expr/validate.js'
import { termsInside } from '../record/terms-inside.js'
import { resolveTerm, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import type { Keys, Reporter } from './file.js'

/** What the words of an expression over a record may refer to. */
export const scopeFor = (vocabulary: Vocabulary, facts: Facts): Scope => ({
  facts,
  resolveTerm: (section, word) => resolveTerm(vocabulary, section, word),
  termsOf: (section) => Object.keys(vocabulary.terms[section] ?? {}),
  termsInside: (section, id) => termsInside(vocabulary, section, id),
  isDate,
})

/** An expression from untrusted data, checked and with its terms resolved. */
export function readExpr(value: unknown, keys: Keys, scope: Scope, reporter: Reporter): Expr {
  const { expr, issues } = validate(value)
  reportExprIssues(issues, keys, reporter)
  if (issues.length > 0) return false
  // Wrapped in `and`, so that anything but a yes or no is an issue like any other.
  const typed = typecheck(and(expr), scope)
  reportExprIssues(typed.issues, keys, reporter)
  const expected = typed.type.is === 'boolean' || typed.issues.length > 0
  if (!expected) reporter.report({ code: 'type-mismatch', message: 'the expression is no yes or no' }, keys)
  return typed.expr
}

function reportExprIssues(issues: readonly ExprIssue[], keys: Keys, reporter: Reporter): void {
  for (const { code, path, message, unknown } of issues) {
    const help = unknown && didYouMean(unknown.word, unknown.known)
    reporter.report({ code, message, ...(help && { help }) }, [...keys, ...path])
  }
}
