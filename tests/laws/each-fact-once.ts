import fc from 'fast-check'
import type { Facts, FactType } from '../../src/expr/facts.js'
import { typecheck } from '../../src/expr/typecheck.js'
import { type Expr, operationOf, operators } from '../../src/expr/types.js'
import { scopeFor } from '../../src/standard/expression.js'
import { vocabulary } from './generators.js'
import { days, furtherMembers, givenOf, many, turningPoints, words } from './openings.js'

// Expressions that read each fact once, small records of which some is not known, and everything that what is
// not known may turn out to be, as far as it can make a difference.

type Json = Record<string, unknown>

export interface Question {
  readonly expr: Expr
  readonly facts: Facts
  readonly partial: Json
  /** Each fact that is open, with all that it may be; those of known members by the path to them. */
  readonly open: readonly { readonly path: readonly (string | number)[]; readonly completions: readonly unknown[] }[]
}

const read = (...names: string[]) => fc.constantFrom(...names.map((name): Expr => ({ var: name })))
const op = (names: readonly string[], ...operands: fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> =>
  fc.tuple(fc.constantFrom(...names), ...operands).map(([name, ...each]) => ({ [name]: each }) as unknown as Expr)
const several = (each: fc.Arbitrary<Expr>) => fc.array(each, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Expr>
const ordered = ['<', '<=', '>', '>=']
const equals = ['==', '!=']

function exprOver(withLists: boolean): { readonly boolean: fc.Arbitrary<Expr>; readonly number: fc.Arbitrary<Expr> } {
  const inner = withLists ? exprOver(false) : undefined
  const list = inner && fc.oneof(read('list'), op(['filter'], read('list'), inner.boolean))
  const literal = fc.integer({ min: 0, max: 8 }) as fc.Arbitrary<Expr>
  const day = fc.constantFrom<Expr>(...days, { period: ['from'] }, { period: ['until'] })
  return fc.letrec<{ boolean: Expr; number: Expr }>((tie) => {
    const [boolean, number] = [tie('boolean'), tie('number')]
    const it = fc.constantFrom<Expr>({ var: '' }, { '!': { var: '' } })
    const counts = [op(['count'], several(boolean), it), ...(list && inner ? [op(['count'], list, inner.boolean)] : [])]
    const booleans = [
      op(ordered, number, number),
      op(equals, fc.oneof(read('n'), ...counts), literal),
      op(equals, read('n'), read('n')),
      op([...ordered, ...equals], read('m', 'd'), fc.oneof(day, read('d'))),
      op(equals, read('k'), fc.oneof(read('k'), fc.constantFrom(...words, 'u', 'v') as fc.Arbitrary<Expr>)),
      op(['in'], read('k'), fc.subarray([...words, 'u', 'v'], { minLength: 1 }) as fc.Arbitrary<Expr>),
      op(['in'], fc.constantFrom(...words) as fc.Arbitrary<Expr>, read('s')),
      several(boolean).map((and) => ({ and }) as Expr),
      several(boolean).map((or) => ({ or }) as Expr),
      boolean.map((each): Expr => ({ '!': each })),
      op(['all', 'some', 'none'], several(boolean), it),
      ...(list && inner ? [op(['all', 'some', 'none'], list, inner.boolean)] : []),
    ]
    const numbers = [
      literal,
      op(['+', '-', 'min', 'max'], number, number),
      op(['*'], read('n'), fc.oneof(read('n'), fc.integer({ min: -2, max: 8 }) as fc.Arbitrary<Expr>)),
      ...counts,
      ...(list && inner ? [op(['sum'], list, inner.number), op(['distinct'], list, read('k'))] : []),
    ]
    return {
      boolean: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.oneof(read('b'), fc.boolean()), ...booleans),
      number: fc.oneof({ maxDepth: 3, withCrossShrink: true }, read('n'), ...numbers),
    }
  })
}

const types: Readonly<Record<string, FactType>> = {
  n: { type: 'quantity', unit: 'm²' },
  b: { type: 'yes-no' },
  k: { type: 'term', terms: 'letters' },
  s: { type: 'terms', terms: 'letters' },
  d: { type: 'date' },
  m: { type: 'milestone' },
}

/** The same expression with a fact of its own wherever it reads one; and those facts. */
function withOwnFacts(expr: Expr): { readonly expr: Expr; readonly facts: Facts } {
  const visit = (each: Expr, facts: Record<string, FactType>): Expr => {
    if (Array.isArray(each)) return each.map((item) => visit(item, facts))
    const operation = operationOf(each)
    if (operation === undefined || operation.operator === 'period') return each
    const { operator, operands } = operation
    if (operator === 'var') {
      if (operands[0] === '') return each
      const letter = String(operands[0])
      const name = `${letter}${Object.keys(facts).length}`
      facts[name] = types[letter] ?? { type: 'list', members: {} }
      return { var: name }
    }
    const [first, ...rest] = operands
    const list = visit(first!, facts)
    const members = operators[operator].overMembers ? membersOf(list, facts) : facts
    return { [operator]: [list, ...rest.map((operand) => visit(operand, members))] } as unknown as Expr
  }
  const facts: Record<string, FactType> = {}
  return { expr: visit(expr, facts), facts }
}

function membersOf(list: Expr, facts: Record<string, FactType>): Record<string, FactType> {
  if (Array.isArray(list)) return facts
  const { operator, operands } = operationOf(list)!
  if (operator === 'filter') return membersOf(operands[0]!, facts)
  return (facts[String(operands[0])] as { members: Record<string, FactType> }).members
}

/** Nor for more completions than this. */
const mostCompletions = 3000

/** Undefined where what is open may be too many things. */
export function questionOf(skeleton: Expr, choices: readonly number[]): Question | undefined {
  const { expr: own, facts } = withOwnFacts(skeleton)
  const typed = typecheck(own, { ...scopeFor(vocabulary, facts), recurs: true })
  if (typed.issues.length > 0) throw new Error(`${JSON.stringify(own)}: ${typed.issues[0]!.message}`)
  let at = 0
  const choose = () => choices[at++ % choices.length]!
  const turning = [...new Set([0, ...turningPoints(own), many])]
  const numbers = [...new Set([1, 2, 3, 4, 5, 6, ...turning])]
  let tooMany = false
  const open: { path: (string | number)[]; completions: readonly unknown[] }[] = []
  const fill = (wanted: Facts, path: readonly (string | number)[]): Json => {
    const item: Json = {}
    for (const [name, fact] of Object.entries(wanted)) {
      const here = [...path, name]
      if (fact.type === 'list') {
        item[name] = Array.from({ length: choose() % 3 }, (_, index) => fill(fact.members, [...here, index]))
        if (choose() < 7) continue
        item.incomplete = [...((item.incomplete as string[] | undefined) ?? []), name]
        const completions = furtherMembers(fact.members, turning)
        if (completions === undefined) tooMany = true
        else open.push({ path: here, completions })
        continue
      }
      const { partial, completions } = givenOf(fact, choose, numbers)
      if (partial !== undefined) item[name] = partial
      if (completions.length > 1) open.push({ path: here, completions })
    }
    return item
  }
  const partial = fill(facts, [])
  const product = open.reduce((before, { completions }) => before * completions.length, 1)
  return tooMany || product > mostCompletions ? undefined : { expr: typed.expr, facts, partial, open }
}

/** What a question is made of: a yes-or-no expression, and choices of what is known of a record. */
export const skeletons: fc.Arbitrary<Expr> = exprOver(true).boolean
export const whatIsKnown = fc.array(fc.nat({ max: 11 }), { minLength: 12, maxLength: 40 })

/** Every completion of a record, one after another. */
export function* completionsOf({ partial, open }: Question): Generator<Json> {
  const chosen = open.map(() => 0)
  for (;;) {
    yield open.reduce((record, { path, completions }, index) => put(record, path, completions[chosen[index]!]), partial)
    let at = 0
    while (at < open.length && ++chosen[at]! === open[at]!.completions.length) chosen[at++] = 0
    if (at === open.length) return
  }
}

/** The record with a value at a path; members are added to those that are there. */
function put(item: Json, [name, ...rest]: readonly (string | number)[], value: unknown): Json {
  const before = item[name as string]
  if (rest.length > 0) {
    const [index, ...inner] = rest
    const members = before as readonly Json[]
    return { ...item, [name!]: members.map((each, at) => (at === index ? put(each, inner, value) : each)) }
  }
  return { ...item, [name!]: Array.isArray(before) && isOfMembers(value) ? [...before, ...(value as Json[])] : value }
}

const isOfMembers = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'object')
