import { beforeAll, dayAfter, never } from '../../src/dates.js'
import { compilerFor } from '../../src/evaluate/compile.js'
import type { State } from '../../src/evaluate/node.js'
import { TRUE, UNKNOWN } from '../../src/evaluate/truth.js'
import { compileStandard } from '../../src/index.js'
import { emptyVocabulary, type Fact, type Vocabulary } from '../../src/record/vocabulary.js'
import { evaluate, truthOf } from '../../src/reference/interpret.js'
import type { Interval } from '../../src/reference/scope.js'
import { statusOf } from '../../src/reference/status.js'
import type { Given, Implementation, Requirement } from './run.js'

// The two evaluators of ours, asked as any other implementation is.

const label = { zh: '字', en: 'word' }

const vocabularyOf = ({ terms, facts }: Given): Vocabulary => ({
  ...emptyVocabulary,
  terms: Object.fromEntries(
    Object.entries(terms).map(([section, words]) => [
      section,
      Object.fromEntries(
        Object.entries(words).map(([word, within]) => [word, { ...label, ...(within && { within }) }]),
      ),
    ]),
  ),
  facts: { site: facts as { readonly [name: string]: Fact } },
})

const known = new WeakMap<object, Vocabulary>()
/** One vocabulary for all cases of a suite. */
function vocabularyFor(given: Given): Vocabulary {
  const vocabulary = known.get(given.facts) ?? vocabularyOf(given)
  known.set(given.facts, vocabulary)
  return vocabulary
}

const site = (record: Given['record']) => ({ ...record, record: 'site', id: 'a' })
const open = ({ low, high }: Interval) => ({
  low: low === -Infinity || low === beforeAll ? null : low,
  high: high === Infinity || high === never ? null : high,
})

let round = 0
const stateOf = ({ record, asOf, period }: Given): State => ({
  ...{ item: record, at: '', truth: UNKNOWN, asOf, dayAfter: dayAfter(asOf), reason: undefined },
  round: ++round,
  period: { name: '', ...period },
})

export const compiled: Implementation = {
  holds(expr, given) {
    const truth = compilerFor(given.facts, vocabularyFor(given)).test(expr).test(stateOf(given))
    return truth === UNKNOWN ? null : truth === TRUE
  },
  bounds(expr, given) {
    const bounds = compilerFor(given.facts, vocabularyFor(given)).bounds(expr)
    bounds.run(stateOf(given))
    return open(bounds)
  },
  status(requirement, given) {
    const standard = {
      ...{ id: 'conformance', version: '1.0.0', document: 'conformance', title: label, digest: '' },
      ...{ appliesTo: { record: 'site' }, inForce: { from: given.asOf } },
      requirements: [
        { ...askedOf(requirement), id: 'one', clause: '', covers: [], wording: null, statement: label, kind: 'logic' },
      ],
    }
    return compileStandard(standard, vocabularyFor(given)).check(site(given.record), given.asOf)[0]!.status
  },
}

export const reference: Implementation = {
  holds: (expr, given) => truthOf(expr, scopeOf(given)),
  bounds: (expr, given) => open(evaluate(expr, scopeOf(given)) as Interval),
  status: (requirement, given) => statusOf(askedOf(requirement), site(given.record), given.asOf, vocabularyFor(given)),
}

const scopeOf = (given: Given) => ({
  ...{ item: given.record, facts: given.facts, vocabulary: vocabularyFor(given) },
  ...{ asOf: given.asOf, period: given.period },
})

/** What is not said is left out: no requirement of ours says undefined. */
function askedOf({ obligation, holds, over, when, due, recurs }: Requirement) {
  return {
    obligation,
    ...(when !== undefined && { when }),
    ...(due && { due }),
    check: {
      holds,
      ...(over !== undefined && { over }),
      ...(recurs && {
        recurs: { every: recurs.every, from: recurs.from, ...(recurs.until && { until: recurs.until }) },
      }),
    },
  }
}
