import { reached } from './build.js'
import { type Facts, type FactType, factAt, itemFacts } from './facts.js'
import { type Expr, type Operator, operationOf, operators } from './types.js'
import type { ExprIssue } from './validate.js'

/** What the words in an expression may refer to. */
export interface Scope {
  readonly facts: Facts
  /** The id of a term, from the id or an alias; undefined where there is no such term. */
  readonly resolveTerm: (section: string, word: string) => string | undefined
  readonly termsOf: (section: string) => readonly string[]
  /** The terms that lie within one, without itself. */
  readonly termsInside: (section: string, id: string) => readonly string[]
  readonly isDate: (text: string) => boolean
  /** Whether there is a period at hand: only a requirement that recurs has one. */
  readonly recurs?: boolean
}

/** The type of an expression. A text in the expression itself is `literal` until its neighbour says what it names. */
export type ExprType =
  | { readonly is: 'boolean' | 'number' | 'text' | 'literal' | 'error' }
  | { readonly is: 'date'; readonly milestone?: true }
  | { readonly is: 'term' | 'terms'; readonly terms: string }
  | { readonly is: 'list'; readonly members: Facts }
  | { readonly is: 'array'; readonly items: readonly ExprType[] }

export interface Typed {
  readonly expr: Expr
  readonly type: ExprType
}

type Path = readonly (string | number)[]
/** The facts that `var` reads at one place: the record's, or those of the member at hand. */
interface Reading {
  /** Undefined behind a list nobody knows: what its members say cannot be judged. */
  readonly facts: Facts | undefined
  readonly member: ExprType
}

const is = (name: 'boolean' | 'number' | 'error'): ExprType => ({ is: name })

/**
 * Checks that every operator gets operands it can decide on, and resolves terms to their ids. A term
 * stands for all that lie within it, which are written out: `==` with such a term becomes `in`. A milestone
 * where a yes or no is asked for says that it is reached.
 * `==` never compares a number with a text, `in` never looks for a part of a text.
 *
 * @example
 * typecheck({ '>=': [{ var: 'totalArea' }, 'much'] }, scope).issues[0].message
 * //=> '">=" cannot compare a number with a text'
 */
export function typecheck(expression: Expr, scope: Scope): Typed & { readonly issues: readonly ExprIssue[] } {
  const issues: ExprIssue[] = []

  const report = (code: ExprIssue['code'], path: Path, message: string, unknown?: ExprIssue['unknown']): ExprType => {
    issues.push({ code, path, message, ...(unknown && { unknown }) })
    return is('error')
  }
  const mismatch = (path: Path, message: string): ExprType => report('type-mismatch', path, message)

  const check = (expr: Expr, reading: Reading, path: Path): Typed => {
    if (typeof expr === 'number') return { expr, type: is('number') }
    if (typeof expr === 'boolean') return { expr, type: is('boolean') }
    if (typeof expr === 'string') return { expr, type: { is: 'literal' } }
    if (Array.isArray(expr)) {
      const items = expr.map((item, index) => asCondition(check(item, reading, [...path, index])))
      return { expr: items.map((item) => item.expr), type: { is: 'array', items: items.map((item) => item.type) } }
    }
    const { operator, operands } = operationOf(expr)!
    if (operator === 'var') return { expr, type: checkVar(String(operands[0]), reading, [...path, 'var']) }
    return checkOperation(operator, operands, reading, path)
  }

  const checkVar = (name: string, { facts, member }: Reading, path: Path): ExprType => {
    if (name === '')
      return facts === undefined || member.is !== 'error'
        ? member
        : mismatch(path, 'there is no member at hand here; name a fact')
    if (facts === undefined) return is('error')
    const fact = factAt(name, facts)
    if (fact !== undefined)
      return typeOf(fact, (what, day) =>
        mismatch(path, `"${name}" is a ${what}; name a day of it, such as "${name}.${day}"`),
      )
    return report('unknown-fact', path, `no fact is called "${name}"`, { word: name, known: Object.keys(facts) })
  }

  const checkOperation = (operator: Operator, operands: readonly Expr[], reading: Reading, path: Path): Typed => {
    const at = (index: number): Path => [...path, operator, index]
    const first = check(operands[0]!, reading, at(0))
    const inner = membersOf(first.type)
    const rest = operands
      .slice(1)
      .map((operand, index) => check(operand, isOverMembers(operator) ? inner : reading, at(index + 1)))
    const parts = [first, ...rest]
    const expr = (exprs: readonly Expr[]): Expr =>
      operator === '!' ? { '!': exprs[0]! } : ({ [operator]: exprs } as unknown as Expr)
    const all = (type: 'boolean' | 'number', result: ExprType): Typed => {
      const taken = type === 'boolean' ? parts.map(asCondition) : parts
      for (const [index, part] of taken.entries()) expect(part.type, type, at(index), operator)
      return { expr: expr(taken.map((part) => part.expr)), type: result }
    }
    switch (operator) {
      case 'and':
      case 'or':
      case '!':
        return all('boolean', is('boolean'))
      case '+':
      case '-':
      case '*':
      case 'min':
      case 'max':
        return all('number', is('number'))
      case 'in':
        return { expr: expr(checkIn(parts, path)), type: is('boolean') }
      case 'period':
        if (!scope.recurs)
          report(
            'invalid-expression',
            [...path, operator],
            'there is no period at hand: the requirement does not recur',
          )
        return { expr: expr(operands), type: { is: 'date' } }
      case 'distinct': {
        const { is: found } = rest[0]!.type
        if (!['term', 'text', 'error'].includes(found))
          mismatch(at(1), `"distinct" takes a term or a text here, found ${names[found]}`)
        if (first.type.is !== 'error' && first.type.is !== 'list')
          mismatch(at(0), `"distinct" runs over a list of the record, found ${names[first.type.is]}`)
        return { expr: expr(parts.map((part) => part.expr)), type: is('number') }
      }
      case 'filter':
      case 'all':
      case 'some':
      case 'none':
      case 'count':
      case 'sum': {
        const ofMember = operator === 'sum' ? rest[0]! : asCondition(rest[0]!)
        expectMembers(first.type, operator, at(0))
        expect(ofMember.type, operator === 'sum' ? 'number' : 'boolean', at(1), operator)
        const numeric = operator === 'count' || operator === 'sum'
        const type = operator === 'filter' ? first.type : is(numeric ? 'number' : 'boolean')
        return { expr: expr([first.expr, ofMember.expr]), type }
      }
      default:
        return { expr: checkCompare(operator, parts, at), type: is('boolean') }
    }
  }

  const expect = (type: ExprType, wanted: 'boolean' | 'number', path: Path, operator: Operator): void => {
    if (type.is !== wanted && type.is !== 'error')
      mismatch(path, `"${operator}" takes ${names[wanted]} here, found ${names[type.is]}`)
  }

  const expectMembers = (type: ExprType, operator: Operator, path: Path): void => {
    if (type.is === 'list' || type.is === 'error') return
    if (type.is === 'terms' && (operator === 'count' || operator === 'filter')) return
    const conditions = type.is === 'array' && type.items.every((item) => item.is === 'boolean' || item.is === 'error')
    if (!conditions || operator === 'filter' || operator === 'sum') {
      mismatch(path, `"${operator}" runs over a list of the record, found ${names[type.is]}`)
    }
  }

  /** A literal text read as what its neighbour is: a term's id, a day, or text. */
  const settle = (part: Typed, neighbour: ExprType, path: Path): Typed => {
    if (part.type.is !== 'literal') return part
    const text = part.expr as string
    if (neighbour.is === 'term' || neighbour.is === 'terms') {
      const id = scope.resolveTerm(neighbour.terms, text)
      if (id !== undefined) return { expr: id, type: { is: 'term', terms: neighbour.terms } }
      const known = scope.termsOf(neighbour.terms)
      return {
        ...part,
        type: report('unknown-term', path, `no term of "${neighbour.terms}" is called "${text}"`, {
          word: text,
          known,
        }),
      }
    }
    if (neighbour.is === 'date') {
      if (scope.isDate(text)) return { ...part, type: { is: 'date' } }
      return { ...part, type: report('invalid-date', path, `"${text}" is no day; write it as "2021-09-30"`) }
    }
    return { ...part, type: { is: 'text' } }
  }

  const withTermsInside = (section: string, ids: readonly Expr[]): Expr[] => [
    ...new Set(ids.flatMap((id) => [id, ...scope.termsInside(section, id as string)])),
  ]

  const checkCompare = (operator: Operator, [left, right]: readonly Typed[], at: (index: number) => Path): Expr => {
    const a = settle(left!, right!.type, at(0))
    const b = settle(right!, a.type, at(1))
    const ordered = operator !== '==' && operator !== '!='
    const both = a.type.is === b.type.is ? a.type : undefined
    const sameTerms = both?.is !== 'term' || (b.type.is === 'term' && both.terms === b.type.terms)
    const fits =
      both !== undefined && sameTerms && (ordered ? /^(number|date)$/ : /^(number|date|term|text)$/).test(both.is)
    if (!fits && a.type.is !== 'error' && b.type.is !== 'error') {
      const advice = both?.is === 'boolean' ? '; a yes-or-no fact stands by itself' : ''
      mismatch(at(0).slice(0, -1), `"${operator}" cannot compare ${names[a.type.is]} with ${names[b.type.is]}${advice}`)
    }
    const [fact, word] = typeof a.expr === 'string' ? [b, a] : [a, b]
    if (both?.is === 'term' && typeof word.expr === 'string') {
      const terms = withTermsInside(both.terms, [word.expr])
      if (terms.length > 1) {
        const among: Expr = { in: [fact.expr, terms] }
        return operator === '!=' ? { '!': among } : among
      }
    }
    return { [operator]: [a.expr, b.expr] } as unknown as Expr
  }

  const checkIn = ([needle, haystack]: readonly Typed[], path: Path): Expr[] => {
    const list = haystack!.type
    if (list.is === 'terms') {
      const term = settle(needle!, list, [...path, 'in', 0])
      if (typeof term.expr !== 'string' && term.type.is !== 'error')
        mismatch([...path, 'in', 0], 'which term is looked for must be written out')
      return [term.expr, haystack!.expr]
    }
    if (list.is !== 'array') {
      if (list.is !== 'error')
        mismatch([...path, 'in', 1], `"in" looks into an array or a list of terms, found ${names[list.is]}`)
      return [needle!.expr, haystack!.expr]
    }
    if (!['term', 'text', 'error'].includes(needle!.type.is))
      mismatch([...path, 'in', 0], `"in" looks for a term or a text, found ${names[needle!.type.is]}`)
    const items = (haystack!.expr as readonly Expr[]).map((expr, index) => {
      const itemPath = [...path, 'in', 1, index]
      const item = settle({ expr, type: list.items[index]! }, needle!.type, itemPath)
      if (typeof expr !== 'string') mismatch(itemPath, `a text expected, found ${names[item.type.is]}`)
      return item.expr
    })
    return [needle!.expr, needle!.type.is === 'term' ? withTermsInside(needle!.type.terms, items) : items]
  }

  return { ...check(expression, { facts: scope.facts, member: is('error') }, []), issues }
}

const asCondition = (part: Typed): Typed =>
  part.type.is === 'date' && part.type.milestone ? { expr: reached(part.expr), type: is('boolean') } : part

const names: Readonly<Record<ExprType['is'], string>> = {
  boolean: 'a yes or no',
  number: 'a number',
  date: 'a date',
  text: 'a text',
  literal: 'a text',
  term: 'a term',
  terms: 'a list of terms',
  list: 'a list',
  array: 'an array',
  error: 'an error',
}

const isOverMembers = (operator: Operator): boolean => operators[operator].overMembers

/** What `var` reads inside the second operand: a list's members, or one of an array of conditions. */
function membersOf(type: ExprType): Reading {
  if (type.is === 'list') return { facts: type.members, member: is('error') }
  if (type.is === 'terms') return { facts: itemFacts(type.terms), member: is('error') }
  if (type.is === 'error') return { facts: undefined, member: is('error') }
  return { facts: {}, member: type.is === 'array' ? is('boolean') : is('error') }
}

function typeOf(fact: FactType, ofDays: (what: string, day: string) => ExprType): ExprType {
  switch (fact.type) {
    case 'quantity':
      return is('number')
    case 'yes-no':
      return is('boolean')
    case 'date':
      return { is: 'date' }
    case 'milestone':
      return { is: 'date', milestone: true }
    case 'text':
      return { is: 'text' }
    case 'term':
    case 'terms':
      return { is: fact.type, terms: fact.terms }
    case 'list':
      return { is: 'list', members: fact.members }
    case 'timetable':
      return ofDays('timetable', 'mon')
    case 'month':
      return ofDays('month', '28')
  }
}
