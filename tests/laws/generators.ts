import fc from 'fast-check'
import type { Facts } from '../../src/expr/facts.js'
import { typecheck } from '../../src/expr/typecheck.js'
import type { Expr } from '../../src/expr/types.js'
import { termsInside } from '../../src/record/terms-inside.js'
import { emptyVocabulary, termsAround, type Vocabulary } from '../../src/record/vocabulary.js'
import { scopeFor } from '../../src/standard/expression.js'

// Random expressions over a small vocabulary, random records, and ways to forget parts of them.
// Numbers are integers: json-logic-js adds in binary floating point, we add decimals exactly.

export const asOf = '2021-06-15'
const days = ['2021-01-10', '2021-06-14', '2021-06-15', '2021-06-16', '2021-12-31']
/** What a complete record says; "u" and "v" say less. */
const terms = ['w', 'x', 'y', 'z']
const asked = [...terms, 'u', 'v']

const label = { zh: '字母', en: 'letter' }
export const vocabulary: Vocabulary = {
  ...emptyVocabulary,
  terms: {
    letters: {
      ...{ u: label, v: { ...label, within: 'u' } },
      ...{ w: label, x: { ...label, within: 'u' }, y: { ...label, within: 'v' }, z: { ...label, within: 'v' } },
    },
  },
}

const memberFacts: Facts = {
  n: { type: 'quantity', unit: 'm²' },
  k: { type: 'term', terms: 'letters' },
  b: { type: 'yes-no' },
  s: { type: 'terms', terms: 'letters' },
  m: { type: 'milestone' },
  d: { type: 'date' },
}

export const facts: Facts = {
  ...memberFacts,
  n2: { type: 'quantity', unit: 'm²' },
  p: { type: 'quantity', unit: 'm²', partOf: 'n2' },
  b2: { type: 'yes-no' },
  k2: { type: 'term', terms: 'letters' },
  list: { type: 'list', members: memberFacts },
}

type Json = Record<string, unknown>

const day = fc.constantFrom(...days)
const term = fc.constantFrom(...terms)

const memberRecord = {
  n: fc.integer({ min: 0, max: 6 }),
  k: term,
  b: fc.boolean(),
  s: fc.subarray(terms),
  m: day,
  d: day,
}
const member = fc.record(memberRecord)

/** A record with nothing missing. */
export const completeRecord: fc.Arbitrary<Json> = fc
  .record({
    ...memberRecord,
    n2: fc.integer({ min: 0, max: 6 }),
    p: fc.integer({ min: 0, max: 6 }),
    b2: fc.boolean(),
    k2: term,
    list: fc
      .tuple(
        fc.array(member, { maxLength: 3 }),
        // Members are asked about 32 at a time.
        fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(11, 22) }),
      )
      .map(([members, times]) => Array.from({ length: times }, () => members).flat()),
  })
  .map((record) => ({ ...record, p: Math.min(record.p, record.n2) }))

/** What may be asked of each of several conditions: itself, its opposite, and others behind it. */
const { ofMember } = fc.letrec<{ ofMember: Expr }>((tie) => ({
  ofMember: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Expr>({ var: '' }),
    tie('ofMember').map((each): Expr => ({ '!': each })),
    fc
      .tuple(fc.array(tie('ofMember'), { minLength: 1, maxLength: 2 }), tie('ofMember'))
      .map((operands): Expr => ({ some: operands })),
    fc.tuple(tie('ofMember'), tie('ofMember')).map((and): Expr => ({ and })),
  ),
}))

/** Expressions that are true or false, as a rule set has them once it is loaded. */
export const booleanExpr: fc.Arbitrary<Expr> = (exprOver(true).boolean as fc.Arbitrary<Expr>).map((expr) => {
  const typed = typecheck(expr, { ...scopeFor(vocabulary, facts), recurs: true })
  if (typed.issues.length > 0) throw new Error(`${JSON.stringify(expr)}: ${typed.issues[0]!.message}`)
  return typed.expr
})

function exprOver(withLists: boolean) {
  const names = withLists ? ['', '2'] : ['']
  const fact = (name: string) => fc.constantFrom(...names.map((suffix): Expr => ({ var: name + suffix })))
  const single = (name: string) => fc.constant<Expr>({ var: name })
  const inner = withLists ? exprOver(false) : undefined
  const list = inner && filtered(inner.boolean)
  const conditions = (boolean: fc.Arbitrary<Expr>) => fc.array(boolean, { minLength: 1, maxLength: 4 })
  return fc.letrec<{ boolean: Expr; number: Expr }>((tie) => {
    const boolean = tie('boolean') as fc.Arbitrary<Expr>
    const number = tie('number') as fc.Arbitrary<Expr>
    const booleans: fc.Arbitrary<Expr>[] = [
      fact('b'),
      fc.boolean(),
      binary(['==', '!=', '<', '<=', '>', '>='], number, number),
      binary(['<', '<=', '>', '>=', '==', '!='], fc.oneof(single('m'), single('d')), day),
      binary(['<=', '>='], single('m'), single('d')),
      binary(
        ['<=', '>='],
        fc.oneof(single('m'), single('d')),
        fc.constantFrom<Expr>({ period: ['from'] }, { period: ['until'] }),
      ),
      binary(['==', '!='], fact('k'), fc.constantFrom(...asked)),
      binary(['==', '!='], fc.constantFrom(...asked), fact('k')),
      binary(['==', '!='], fact('k'), fact('k')),
      fc.tuple(fact('k'), fc.subarray(asked, { minLength: 1 })).map(([a, b]): Expr => ({ in: [a, b] })),
      term.map((each): Expr => ({ in: [each, { var: 's' }] })),
      fc.array(boolean, { minLength: 1, maxLength: 3 }).map((and): Expr => ({ and })),
      fc.array(boolean, { minLength: 1, maxLength: 3 }).map((or): Expr => ({ or })),
      fc
        .tuple(fc.constantFrom('all', 'some', 'none'), conditions(boolean), ofMember)
        .map(([operator, each, of]) => ({ [operator]: [each, of] }) as unknown as Expr),
      boolean.map((operand): Expr => ({ '!': operand })),
    ]
    const numbers: fc.Arbitrary<Expr>[] = [
      fact('n'),
      fc.integer({ min: -2, max: 8 }),
      ...(['+', '*', 'min', 'max'] as const).map((operator) =>
        fc
          .array(number, { minLength: 1, maxLength: 3 })
          .map((operands) => ({ [operator]: operands }) as unknown as Expr),
      ),
      binary(['-'], number, number),
      fc.tuple(conditions(boolean), ofMember).map((operands): Expr => ({ count: operands })),
    ]
    if (list !== undefined && inner !== undefined) {
      booleans.push(binary(['all', 'some', 'none'], list, inner.boolean))
      numbers.push(binary(['count'], list, inner.boolean), binary(['sum'], list, inner.number))
      numbers.push(
        list.map((each): Expr => ({ distinct: [each, { var: 'k' }] })),
        single('p'),
      )
    }
    return {
      boolean: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, ...booleans),
      number: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, ...numbers),
    }
  })
}

function filtered(condition: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  const whole: Expr = { var: 'list' }
  return fc.oneof(
    fc.constant(whole),
    condition.map((each): Expr => ({ filter: [whole, each] })),
    fc.tuple(condition, condition).map(([a, b]): Expr => ({ filter: [{ filter: [whole, a] }, b] })),
  )
}

function binary(operators: readonly string[], left: fc.Arbitrary<Expr>, right: fc.Arbitrary<Expr>) {
  return fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, a, b]) => ({ [operator]: [a, b] }) as unknown as Expr)
}

/** Choices that say what to forget, taken one after another and round again. */
export const choices = fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 40 })

/** The record with some of it forgotten: removed, blank, unreadable, a list left open, a day not known, a term said widely. */
export function forget(record: Json, made: readonly number[]): Json {
  let at = 0
  const choose = () => made[at++ % made.length]!
  const forgetItem = (item: Json): Json => {
    const partial: Json = {}
    const incomplete: string[] = []
    for (const [name, value] of Object.entries(item)) {
      const choice = choose()
      if (name === 'list') partial.list = (value as Json[]).map(forgetItem)
      else partial[name] = value
      if (choice >= 6) continue
      if (choice === 0) delete partial[name]
      else if (choice === 1) partial[name] = null
      else if (choice === 2) partial[name] = { unusable: value, reason: 'unreadable' }
      else if (name === 'k' || name === 'k2') partial[name] = wider(value as string, choose())
      else if (name === 'm' && choice < 5) partial.m = (value as string) <= asOf
      else if (name === 'm') partial.m = (value as string).slice(0, 7)
      else if (name === 's' && choice < 5) {
        partial.s = (value as string[]).slice(0, choose() % 3)
        incomplete.push('s')
      } else if (name === 's') {
        partial.s = Object.fromEntries(
          terms.map((each) => [each, choose() % 2 ? (value as string[]).includes(each) : null]),
        )
      } else if (name === 'list') {
        partial.list = (partial.list as Json[]).slice(0, choose() % 3)
        incomplete.push('list')
      }
    }
    if (incomplete.length > 0) partial.incomplete = incomplete
    return partial
  }
  return forgetItem(record)
}

/** The term itself, or one it lies within. */
function wider(term: string, choice: number): string {
  const possible = [term, ...termsAround(vocabulary, 'letters', term)]
  return possible[choice % possible.length]!
}

/** A complete term that lies within a wide one: the other, where it does. */
function narrower(wide: string, other: string): string {
  const inside = termsInside(vocabulary, 'letters', wide).filter((each) => terms.includes(each))
  return inside.length === 0 ? wide : inside.includes(other) ? other : inside[0]!
}

/**
 * A completion: what a partial record knows, and the rest from another record. With `only`, just the
 * facts at those JSON Pointers are learnt, and the result is again a partial record.
 */
export function complete(partial: Json, source: Json, only?: readonly string[]): Json {
  const result = completeItem(partial, source, only, '')
  // A part never exceeds its whole: what contradicts what is known completes nothing.
  const { p, n2 } = result
  if (typeof p !== 'number' || typeof n2 !== 'number' || p <= n2) return result
  return typeof partial.p === 'number' ? { ...result, n2: p } : { ...result, p: n2 }
}

function completeItem(partial: Json, source: Json, only: readonly string[] | undefined, at: string): Json {
  const learns = (pointer: string) => only === undefined || only.includes(pointer)
  const result: Json = {}
  const incomplete: string[] = []
  const open = (partial.incomplete ?? []) as string[]
  for (const [name, other] of Object.entries(source)) {
    const value = partial[name]
    const pointer = `${at}/${name}`
    if (name === 'list' && Array.isArray(value)) {
      const known = (value as Json[]).map((each, index) =>
        completeItem(each, spare((other as Json[])[index]), only, `${pointer}/${index}`),
      )
      const isOpen = open.includes('list')
      result.list = isOpen && learns(pointer) ? [...known, ...(other as Json[]).slice(known.length)] : known
      if (isOpen && !learns(pointer)) incomplete.push('list')
    } else if (name === 's' && typeof value === 'object' && value !== null && !('unusable' in value)) {
      const given = Array.isArray(value) ? undefined : (value as Json)
      const listed = Array.isArray(value) ? (value as string[]) : []
      const answer = (each: string): unknown => {
        if (given !== undefined && typeof given[each] === 'boolean') return given[each]
        if (listed.includes(each) || (given === undefined && !open.includes('s'))) return listed.includes(each)
        return learns(`${pointer}/${each}`) || learns(pointer) ? (other as string[]).includes(each) : null
      }
      const answers = Object.fromEntries(terms.map((each) => [each, answer(each)]))
      result.s = Object.values(answers).includes(null) ? answers : terms.filter((each) => answers[each])
    } else if ((name === 'k' || name === 'k2') && typeof value === 'string') {
      result[name] = learns(pointer) ? narrower(value, other as string) : value
    } else if (name === 'm' && typeof value === 'boolean') {
      const later = value ? (other as string) <= asOf : (other as string) > asOf
      result.m = learns(pointer) ? (later ? other : value ? days[0] : days[4]) : value
    } else if (name === 'm' && typeof value === 'string' && value.length === 7) {
      const possible = days.filter((each) => each.startsWith(value) && (only === undefined || each <= asOf))
      result.m = learns(pointer) ? possible[days.indexOf(other as string) % possible.length] : value
    } else if (value === undefined || value === null || typeof value === 'object') {
      if (Array.isArray(value)) result[name] = value
      else if (learns(pointer)) result[name] = other
      else if (value !== undefined) result[name] = value
    } else result[name] = value
  }
  if (incomplete.length > 0) result.incomplete = incomplete
  return result
}

const fallback: Json = { n: 3, k: 'x', b: false, s: ['y'], m: days[1], d: days[2] }
const spare = (member: Json | undefined): Json => member ?? fallback

/** The record with every milestone reached: one that is only planned has no known day. */
export const reached = (record: Json): Json => ({
  ...record,
  m: past(record.m),
  list: (record.list as Json[]).map((each) => ({ ...each, m: past(each.m) })),
})
const past = (planned: unknown): unknown => ((planned as string) > asOf ? days[1] : planned)
