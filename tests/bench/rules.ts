import { type Expr, factsOf } from '../../src/index.js'
import { widerThan } from '../../src/record/terms-inside.js'
import { standard, vocabulary } from './county-center.js'

// The requirements as the peers are told them: read off the standard's own expressions, so that every
// contender does the same work, in few enough forms for each to be put into the peer's own words.

export type Rule = Junction | Question

interface Junction {
  readonly is: 'and' | 'or'
  readonly of: readonly Rule[]
}

type Question =
  | { readonly is: 'yes'; readonly fact: string }
  | { readonly is: 'least' | 'most'; readonly fact: string; readonly value: number | string }
  /** A word, one of some; one of the wider ones may be one of them. */
  | { readonly is: 'word'; readonly fact: string; readonly among: readonly string[]; readonly wider: readonly string[] }
  /** A list of words holds so many of some. */
  | { readonly is: 'holds'; readonly fact: string; readonly terms: readonly string[]; readonly least: number }
  /** So many members of a list are of a kind. */
  | { readonly is: 'count'; readonly fact: string; readonly where: Rule; readonly least: number }
  /** Every member of a kind is as it should be. */
  | { readonly is: 'every'; readonly fact: string; readonly where: Rule; readonly holds: Rule }

export interface Asked {
  readonly id: string
  /** Where it is asked at all. */
  readonly when: Rule | undefined
  readonly holds: Rule
}

type Operation = readonly [operator: string, first: Expr, second: Expr]
const operation = (expr: Expr): Operation => {
  const [operator, operands] = Object.entries(expr)[0] as [string, Expr | readonly Expr[]]
  const [first, second] = Array.isArray(operands) ? operands : [operands]
  return [operator, first as Expr, second as Expr]
}
const nameOf = (expr: Expr): string => String(operation(expr)[1])

function ruleOf(expr: Expr): Rule {
  const [operator, first, second] = operation(expr)
  switch (operator) {
    case 'var':
      return { is: 'yes', fact: String(first) }
    case 'and':
      return { is: 'and', of: Object.values(expr as { and: Expr[] })[0]!.map(ruleOf) }
    case 'or':
      return eitherOf(Object.values(expr as { or: Expr[] })[0]!.map(ruleOf))
    case '==':
      return word(nameOf(first), [second as string])
    case 'in':
      if (Array.isArray(second)) return word(nameOf(first), second as string[])
      return { is: 'holds', fact: nameOf(second), terms: [first as string], least: 1 }
    case '<=':
      return { is: 'most', fact: nameOf(first), value: second as string | number }
    case '>=':
      return atLeast(first, second as number)
    case 'some':
      return { is: 'count', fact: nameOf(first), where: ruleOf(second), least: 1 }
    case 'all': {
      const { fact, where } = filtered(first)
      return { is: 'every', fact, where: where!, holds: ruleOf(second) }
    }
    default:
      throw new Error(`no rule for "${operator}"`)
  }
}

/** Alternatives in one list are one question. */
function eitherOf(rules: readonly Rule[]): Rule {
  const [first] = rules
  if (first?.is !== 'holds' || !rules.every((each) => each.is === 'holds' && each.fact === first.fact))
    return { is: 'or', of: rules }
  return { ...first, terms: rules.flatMap((each) => (each as typeof first).terms) }
}

function word(fact: string, among: readonly string[]): Rule {
  const section = (vocabulary.facts.site as Record<string, { terms?: string }>)[fact]?.terms
  return { is: 'word', fact, among, wider: section === undefined ? [] : widerThan(vocabulary, section, among) }
}

/** A quantity, a count of members, or a count of terms with those that an inspector accepted beside them. */
function atLeast(measure: Expr, least: number): Rule {
  const [operator, first] = operation(measure)
  if (operator === 'var') return { is: 'least', fact: String(first), value: least }
  if (operator === '+') {
    // No record of the benchmark has items that are judged: the terms are all there is to count.
    const terms = (operation(first)[1] as Expr[]).map((each) => operation(each)[1] as string)
    return { is: 'holds', fact: factsOf(operation(first)[1])[0]!, terms, least }
  }
  const { fact, where } = filtered(first)
  return { is: 'count', fact, where: where!, least }
}

/** A list and what it is filtered by; one filter in another is both. */
function filtered(list: Expr): { readonly fact: string; readonly where: Rule | undefined } {
  const [operator, first, second] = operation(list)
  if (operator === 'var') return { fact: String(first), where: undefined }
  const { fact, where } = filtered(first)
  const rule = ruleOf(second)
  return { fact, where: where === undefined ? rule : { is: 'and', of: [where, rule] } }
}

export const asked: readonly Asked[] = standard.requirements.map(({ id, when, check }) => ({
  id,
  when: when === undefined ? undefined : ruleOf(when),
  holds: ruleOf(check.holds),
}))

export const isJunction = (rule: Rule): rule is Junction => 'of' in rule

type Json = Record<string, unknown>

/** A rule in plain JavaScript, where what is missing is false: for peers that leave lists to callbacks. */
export function holds(rule: Rule, item: Json): boolean {
  if (isJunction(rule)) {
    const test = (each: Rule) => holds(each, item)
    return rule.is === 'and' ? rule.of.every(test) : rule.of.some(test)
  }
  const value = item[rule.fact]
  switch (rule.is) {
    case 'yes':
      return value === true
    case 'least':
      return typeof value === typeof rule.value && (value as number) >= (rule.value as number)
    case 'most':
      return typeof value === typeof rule.value && (value as number) <= (rule.value as number)
    case 'word':
      return rule.among.includes(value as string)
    case 'holds':
      return Array.isArray(value) && countOf(rule.terms, (term) => value.includes(term)) >= rule.least
    case 'count':
      return Array.isArray(value) && countOf(value as Json[], (member) => holds(rule.where, member)) >= rule.least
    case 'every':
      return Array.isArray(value) && value.every((member) => !holds(rule.where, member) || holds(rule.holds, member))
  }
}

function countOf<T>(items: readonly T[], test: (item: T) => boolean): number {
  let count = 0
  for (const item of items) if (test(item)) count++
  return count
}

/** The one fact of the record that a rule asks about; undefined where there are several. */
export function soleFact(rule: Rule): string | undefined {
  if (!isJunction(rule)) return rule.fact
  const facts = new Set(rule.of.map(soleFact))
  return facts.size === 1 ? [...facts][0] : undefined
}
