import fc from 'fast-check'
import { type Fact, resolveTerm, type Vocabulary } from '../../src/record/vocabulary.js'

// Records of what a vocabulary knows, as they should be or with odd things in some places.

export type Json = Record<string, unknown>
type Facts = { readonly [name: string]: Fact }

/** What stands at a place of a record, or now and then something else. */
type Spoil = <T>(clean: fc.Arbitrary<T>) => fc.Arbitrary<unknown>

const odd: fc.Arbitrary<unknown> = fc.oneof(
  ...[
    [undefined, null, '', ' ', 0, -0, -1, 0.1, 7, 2 ** 53, Number.NaN, Infinity, -Infinity, true, false],
    ['x', 'closed', '09:00-17:00', '12 m²', ' 12.5㎡', '12 h/week', '-1 m²', '9'.repeat(400), 'sofa', '沙 发', 'SOFA'],
    ['2023-02-29', '2023-02-28', '2023-02', '2023-13', '2023', '2021-09-30T00:00:00Z', 'constructor', '__proto__'],
    [[], [[]], [null], [undefined], [''], [{}], new Array(2), ['sofa', '沙发', 'sofa'], ['sofa', 'x'], [{ note: '' }]],
    [{}, { '': '' }, { sofa: true }, { 沙发: null, chair: false }, { sofa: true, 沙发: true }, { sofa: '' }],
    [[{ item: '摇椅', accepted: true }], [{ item: '沙发' }], [{ item: '' }], ['staff'], ['rooms', 'rooms'], ['area']],
    [{ mon: '' }, { mon: 'closed', tue: null }, { mond: 'closed' }, { constructor: true }, { toString: null }],
    [
      JSON.parse('{"__proto__":""}'),
      JSON.parse('[{"__proto__":null}]'),
      { [Symbol('key')]: 1 },
      [{ [Symbol('key')]: 1 }],
    ],
    [new Date(0), new Map([[1, 2]]), Object.create(null), new String(''), () => 1, Symbol('x'), 7n],
  ].map((values) => fc.constantFrom<unknown>(...values)),
)
const asItIs: Spoil = (clean) => clean
const oddNowAndThen: Spoil = (clean) => fc.oneof({ weight: 60, arbitrary: clean }, { weight: 1, arbitrary: odd })

/** Records in which all is as it should be, blanks and words of all sorts among it. */
export const cleanRecords = (vocabulary: Vocabulary): fc.Arbitrary<Json> => records(vocabulary, asItIs)

/** Records of which most have something odd somewhere, be it a key nobody knows. */
export const oddRecords = (vocabulary: Vocabulary): fc.Arbitrary<Json> => records(vocabulary, oddNowAndThen)

function records(vocabulary: Vocabulary, spoil: Spoil): fc.Arbitrary<Json> {
  const besides = {
    name: fc.string(),
    within: fc.string({ minLength: 1 }),
    basis: fc.dictionary(
      fc.oneof(fc.string(), fc.constant('constructor')).filter((key) => key !== '__proto__'),
      fc.option(fc.string()),
    ),
  }
  const id = spoil(fc.oneof(fc.string({ minLength: 1 }), fc.integer()))
  const ofTypes = Object.entries(vocabulary.facts).map(([record, facts]) =>
    fc.tuple(id, item(vocabulary, facts, besides, spoil)).map(([id, more]): Json => ({ record, id, ...more })),
  )
  return fc.oneof(...ofTypes)
}

/** A record or a member of a list: some of the facts there are, and of the keys there are besides. */
function item(vocabulary: Vocabulary, facts: Facts, besides: Record<string, fc.Arbitrary<unknown>>, spoil: Spoil) {
  const given = Object.entries(facts).filter(([, { type }]) => type !== 'records')
  const lists = Object.keys(facts).filter((name) => /^(terms|list|records)$/.test(facts[name]!.type))
  const values: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries([
    ...Object.entries({ ...besides, note: fc.string(), incomplete: fc.subarray(lists) }),
    ...given.map(([name, fact]) => [name, value(vocabulary, fact, spoil)] as const),
  ])
  const keys = fc.subarray(Object.keys(values), { maxLength: Math.min(12, Object.keys(values).length) })
  return fc
    .tuple(keys, spoil === asItIs ? fc.constant({}) : oddEntry)
    .chain(([chosen, more]) =>
      fc
        .record(Object.fromEntries(chosen.map((key) => [key, spoil(fc.option(values[key]!, { freq: 20 }))])))
        .map((each): Json => ({ ...each, ...more })),
    )
}

/** A key that nobody knows, or that means something to JavaScript; mostly none. */
const oddEntry: fc.Arbitrary<Json> = fc.oneof(
  { weight: 40, arbitrary: fc.constant({}) },
  fc
    .tuple(fc.constantFrom('', 'aera', '__proto__', 'constructor', 'toString', 'sites'), odd)
    .map((entry) => Object.fromEntries([entry])),
)

const day = fc.oneof(
  fc.constantFrom('2021-09-30', '2024-02-29', '0001-01-01', '9999-12-31', ''),
  fc
    .date({ min: new Date('2019-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const month = day.map((text) => text.slice(0, 7))
const hours = fc.constantFrom('09:00-17:00', 'closed', '13:00-24:00 09:00-11:30', ' 09:00-12:00,11:00-13:00', '', null)

function value(vocabulary: Vocabulary, fact: Fact, spoil: Spoil): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'quantity': {
      const withUnit = fc.nat(99).map((number) => `${number} ${fact.unit}`)
      const any = fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true })
      const figure = fact.digits === undefined ? any : fc.nat(9999).map((number) => number / 10 ** fact.digits!)
      return fc.oneof(fc.nat(), figure, withUnit, fc.constant(''))
    }
    case 'yes-no':
      return fc.constantFrom(true, false, '')
    case 'date':
      return day
    case 'month':
      return month
    case 'milestone':
      return fc.oneof(fc.boolean(), day, month)
    case 'text':
      return fc.string()
    case 'term':
      return word(vocabulary, fact.terms)
    case 'terms': {
      const answer = fc.tuple(word(vocabulary, fact.terms), spoil(fc.option(fc.boolean())))
      const selector = ([word]: [string, unknown]) =>
        spoil === asItIs ? resolveTerm(vocabulary, fact.terms, word) : word
      return fc.oneof(
        fc.array(spoil(word(vocabulary, fact.terms)), { maxLength: 8 }),
        fc.uniqueArray(answer, { maxLength: 5, selector }).map((answers) => Object.fromEntries(answers)),
      )
    }
    case 'timetable':
      return fc.record({ mon: spoil(hours), tue: hours, sun: hours }, { requiredKeys: [] })
    case 'list':
      return fc.array(spoil(item(vocabulary, fact.members as Facts, {}, spoil)), { maxLength: 4 })
    default:
      return odd
  }
}

/** A word for a term, spelled in one way or another. */
function word(vocabulary: Vocabulary, section: string): fc.Arbitrary<string> {
  const words = Object.entries(vocabulary.terms[section]!).flatMap(([id, { zh, aliases = [] }]) => [id, zh, ...aliases])
  return fc
    .constantFrom(...words)
    .chain((word) => fc.constantFrom(word, word, word, ` ${word}`, word.toUpperCase(), word.replaceAll('-', '－')))
}
