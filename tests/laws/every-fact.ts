import fc from 'fast-check'
import { type Facts, weekdays } from '../../src/expr/facts.js'
import type { Expr } from '../../src/expr/types.js'
import { emptyVocabulary, type Vocabulary } from '../../src/record/vocabulary.js'

// Facts of every type, terms that lie within others, lists of items to be judged and of records, and records
// in which anything may stand in the place of anything. For laws that need no completions.

const label = { zh: '字', en: 'letter' }
export const vocabulary: Vocabulary = {
  ...emptyVocabulary,
  terms: {
    letters: {
      top: label,
      mid: { ...label, within: 'top' },
      leaf: { ...label, within: 'mid' },
      side: { ...label, within: 'top' },
      lone: label,
    },
  },
}
const terms = Object.keys(vocabulary.terms.letters!)
const days = ['2020-12-31', '2021-01-01', '2021-02-28', '2021-06-14', '2021-06-15', '2021-06-16', '2021-12-31']

const ofItem: Facts = {
  n: { type: 'quantity', unit: 'm²' },
  whole: { type: 'quantity', unit: 'm²' },
  part: { type: 'quantity', unit: 'm²', partOf: 'whole' },
  b: { type: 'yes-no' },
  c: { type: 'yes-no' },
  k: { type: 'term', terms: 'letters' },
  l: { type: 'term', terms: 'letters' },
  t: { type: 'text' },
  u: { type: 'text' },
  s: { type: 'terms', terms: 'letters' },
  d: { type: 'date' },
  m: { type: 'milestone' },
  after: { type: 'milestone', after: 'm' },
  month: { type: 'month' },
  hours: { type: 'timetable' },
}
const bed: Facts = { b: ofItem.b!, n: ofItem.n! }
const inner: Facts = { ...ofItem, list: { type: 'list', members: bed } }

/** The facts of every type. */
export const everyFact: Facts = {
  ...ofItem,
  list: { type: 'list', members: inner },
  records: { type: 'list', members: inner, records: 'site' },
}

type Json = Record<string, unknown>

const day = fc.constantFrom(...days)
const term = fc.constantFrom(...terms)
const text = fc.constantFrom('a', 'b', '09:00-17:00')
const item = fc.oneof(term, fc.record({ item: fc.oneof(term, fc.constant('armchair')), accepted: maybe(fc.boolean()) }))

/** Now and then nothing, a blank, or what nobody can use. */
function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const unusable = fc.record({ unusable: value, reason: fc.constantFrom('unreadable', 'ambiguous', 'unclassified') })
  return fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, '', true, 7, 'x') },
    { weight: 1, arbitrary: unusable },
  )
}

const quantity = maybe(fc.oneof(fc.nat({ max: 6 }), fc.constantFrom(0.1, 0.2, 0.3, 10.1, 1.005)))
const milestone = maybe(fc.oneof(day, fc.boolean(), fc.constantFrom('2021', '2021-06', '2021-02', '2020')))
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  n: quantity,
  whole: quantity,
  part: quantity,
  b: maybe(fc.boolean()),
  c: maybe(fc.boolean()),
  k: maybe(term),
  l: maybe(term),
  t: maybe(text),
  u: maybe(text),
  s: maybe(fc.oneof(fc.array(item, { maxLength: 3 }), fc.dictionary(term, maybe(fc.boolean()), { maxKeys: 3 }))),
  d: maybe(day),
  m: milestone,
  after: milestone,
  month: maybe(fc.constantFrom('2020-12', '2021-02', '2021-06')),
  hours: maybe(fc.dictionary(fc.constantFrom(...weekdays), maybe(text))),
  incomplete: fc.subarray(['s', 'list']),
}

const itemOf = (lists: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ ...values, ...lists }, { requiredKeys: [] }) as fc.Arbitrary<Json>
const beds = maybe(fc.array(maybe(fc.record({ b: values.b!, n: values.n! }, { requiredKeys: [] })), { maxLength: 2 }))
const members = fc.array(itemOf({ list: beds }), { maxLength: 3 })
const belonging = fc
  .record({ sure: members, possible: members, complete: fc.boolean() })
  .map((each) => ({ ...each, given: true }))

/** Records of which any part may be missing, blank, open or of no use. */
export const anyRecord: fc.Arbitrary<Json> = itemOf({
  list: maybe(fc.array(maybe(itemOf({ list: beds })), { maxLength: 3 })),
}).chain((record) =>
  fc.option(belonging, { nil: undefined }).map((records) => (records ? { ...record, records } : record)),
)

const read = (...names: string[]) => fc.constantFrom(...names.map((name): Expr => ({ var: name })))
const op = (operator: string, ...operands: fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> =>
  fc.tuple(...operands).map((each) => ({ [operator]: each }) as unknown as Expr)
const anyOf = (operators: readonly string[], ...operands: fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> =>
  fc.oneof(...operators.map((operator) => op(operator, ...operands)))
const some = (each: fc.Arbitrary<Expr>) => fc.array(each, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Expr>

const ordered = ['<', '<=', '>', '>=', '==', '!=']
const equals = ['==', '!=']
const timetableDay = read('hours.mon', 'hours.sun')
const someDay = fc.oneof(
  day,
  read('d', 'm', 'after', 'month.1', 'month.28'),
  fc.constantFrom<Expr>({ period: ['from'] }, { period: ['until'] }),
)
const accepted = fc.constantFrom<Expr>(
  { var: 'accepted' },
  { '!': { var: 'accepted' } },
  { in: [{ var: 'item' }, ['mid', 'lone']] },
  true,
)

/** @param depth how many lists still lie inside */
function exprOver(depth: number): { readonly boolean: fc.Arbitrary<Expr>; readonly number: fc.Arbitrary<Expr> } {
  const inside = depth === 0 ? undefined : exprOver(depth - 1)
  const whole = depth === 2 ? read('list', 'records') : read('list')
  const list =
    inside &&
    fc.oneof(
      whole,
      op('filter', whole, inside.boolean),
      op('filter', op('filter', whole, inside.boolean), inside.boolean),
    )
  // The members of the innermost list have few facts.
  const few = depth === 0
  const facts = fc.letrec<{ boolean: Expr; number: Expr }>((tie) => {
    const boolean = tie('boolean')
    const number = tie('number')
    const logic = [
      boolean.map((each): Expr => ({ '!': each })),
      some(boolean).map((and) => ({ and }) as Expr),
      some(boolean).map((or) => ({ or }) as Expr),
      anyOf(['all', 'some', 'none'], some(boolean), fc.constantFrom<Expr>({ var: '' }, { '!': { var: '' } }, true)),
      anyOf(ordered, number, number),
    ]
    const figure = few ? read('n') : read('n', 'whole', 'part')
    const words = [
      read('c'),
      anyOf(ordered, someDay, someDay),
      anyOf(equals, read('k'), fc.oneof(term, read('l'))),
      anyOf(equals, fc.oneof(term, read('l')), read('k')),
      anyOf(equals, read('t'), fc.oneof(text, read('u'), timetableDay)),
      anyOf(equals, timetableDay, fc.oneof(text, timetableDay)),
      op('in', read('k', 'l'), fc.subarray(terms, { minLength: 1 }) as fc.Arbitrary<Expr>),
      op('in', fc.oneof(read('t'), timetableDay), fc.subarray(['a', 'b'], { minLength: 1 }) as fc.Arbitrary<Expr>),
      op('in', term, read('s')),
    ]
    const numbers = [
      fc.oneof(fc.integer({ min: -2, max: 8 }), fc.constantFrom(0.1, 0.3, 20.3, -0.7)) as fc.Arbitrary<Expr>,
      ...['+', 'min', 'max'].map((operator) => some(number).map((each) => ({ [operator]: each }) as unknown as Expr)),
      op('-', number, number),
      // Figures of a building: a product of many decimals has more digits than a number holds.
      op('*', number, fc.integer({ min: -2, max: 8 }) as fc.Arbitrary<Expr>),
      op('*', figure, figure),
      op('count', some(boolean), fc.constantFrom<Expr>({ var: '' }, { '!': { var: '' } })),
    ]
    const ofTerms = fc.oneof(read('s'), op('filter', read('s'), accepted))
    const ofLists = list &&
      inside && {
        booleans: [anyOf(['all', 'some', 'none'], list, inside.boolean)],
        numbers: [op('count', list, inside.boolean), op('sum', list, inside.number)],
        words: [op('distinct', list, depth === 2 ? read('k', 't', 'hours.mon') : fc.constant<Expr>({ var: 'k' }))],
      }
    return {
      boolean: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        read('b'),
        ...logic,
        ...(few ? [] : words),
        ...(ofLists?.booleans ?? []),
      ),
      number: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        figure,
        ...numbers,
        ...(few ? [] : [op('count', ofTerms, accepted)]),
        ...(ofLists?.numbers ?? []),
        ...(depth === 2 ? (ofLists?.words ?? []) : []),
      ),
    }
  })
  return facts
}

/** Expressions over every fact and with every operator: those that are true or false, and those that are numbers. */
export const anyExpr = exprOver(2)
