import { readdirSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { Facts } from '../../src/expr/facts.js'
import { operationOf } from '../../src/expr/types.js'
import { type Expr, factsOf, plainRecord } from '../../src/index.js'
import { factsOfRecord } from '../../src/record/vocabulary.js'
import { checked, folder as expressions, readSite, textOf, vocabulary as words } from '../expr/check-expression.js'
import { anyExpr, anyRecord, everyFact, vocabulary as letters } from '../laws/every-fact.js'
import * as small from '../laws/generators.js'
import { recurringRequirement, requirement } from '../laws/requirements.js'
import * as boundaries from './boundaries.js'
import { reference } from './implementations.js'
import * as jsonLogic from './json-logic-cases.js'
import { type ConformanceCase, folder, type Suite } from './kit.js'
import { factsAlone, only, readable, termsOf } from './prune.js'
import type { Given, Requirement } from './run.js'

// The kit, from our own cases, from what the laws are tried on, and from the JSON Logic community's tests. The
// reference interpreter answers.

type Json = Readonly<Record<string, unknown>>
type About = Pick<Suite, 'level' | 'about' | 'terms' | 'facts'>

const asOf = small.asOf
const period = { from: '2021-01-01', until: '2021-12-31' }
const seed = 20_261_122

const givenOf = ({ facts, terms }: About, record: Json, on = asOf): Given => ({
  ...{ record, asOf: on, period, terms },
  facts: facts as unknown as Facts,
})

function write(file: string, about: About, cases: readonly ConformanceCase[]): void {
  const { level, about: text, terms, facts } = about
  const head = JSON.stringify({ format: 1, level, about: text, asOf, period, terms, facts }, null, 2).slice(0, -2)
  const lines = cases.map((each) => `    ${JSON.stringify(each)}`).join(',\n')
  writeFileSync(`${folder}/${file}`, `${head},\n  "cases": [\n${lines}\n  ]\n}\n`)
}

export function generateKit(): void {
  ofJsonLogic()
  const own = ofOurCases()
  const usual: Pick<About, 'terms' | 'facts'> = {
    terms: termsOf(words),
    facts: factsAlone(factsOfRecord(words, 'site')),
  }
  write('1-cases.json', { level: 1, about: 'our cases, on complete records', ...usual }, own(1))
  write('2-cases.json', { level: 2, about: 'our cases, on records of which something is open', ...usual }, own(2))
  write('3-cases.json', { level: 3, about: 'the numbers that our cases compare', ...usual }, own(3))
  write('4-cases.json', { level: 4, about: 'our cases of what a requirement says besides', ...usual }, own(4))
  ofBoundaries()
  ofLaws()
}

function ofJsonLogic(): void {
  const about: About = {
    ...{ level: 1, about: "after the JSON Logic community's tests, for the operators that are the same", terms: {} },
    facts: jsonLogic.facts as unknown as Suite['facts'],
  }
  write('1-json-logic.json', about, [
    ...jsonLogic.truths.map(([expr, record, holds], index) => ({ name: `truth ${index + 1}`, record, expr, holds })),
    ...jsonLogic.numbers.map(([expr, record, value], index) => ({
      ...{ name: `number ${index + 1}`, record, expr },
      bounds: { low: value, high: value },
    })),
  ] as ConformanceCase[])
}

/** The cases of fixtures/expressions, each at its level. */
function ofOurCases(): (level: number) => ConformanceCase[] {
  const byLevel = new Map<number, ConformanceCase[]>()
  const add = (level: number, each: object) =>
    byLevel.set(level, [...(byLevel.get(level) ?? []), each as ConformanceCase])
  const files = readdirSync(expressions).filter((name) => !['vocabulary.yaml', 'area-against-100.yaml'].includes(name))
  for (const file of files.sort()) {
    const table = parse(textOf(file)) as { holds?: unknown; cases: readonly Record<string, unknown>[] }
    for (const each of table.cases) {
      const { name, holds = table.holds, over, when, due, obligation, asOf: on = '2021-09-30' } = each
      const { record, id: _, ...given } = readSite(each.record as object).record!
      if (JSON.stringify(given).includes('"unusable"')) continue
      const expr = checked(holds)
      const scope = {
        ...givenOf(
          { level: 1, about: '', terms: termsOf(words), facts: factsAlone(factsOfRecord(words, 'site')) },
          given,
          on as string,
        ),
      }
      const common = { name: `${file.replace('.yaml', '')}: ${String(name)}`, asOf: on, record: given }
      if ([over, when, due, obligation].some((part) => part !== undefined)) {
        const asked = {
          ...{ obligation: obligation ?? 'must', holds: expr },
          ...(over !== undefined && { over: (checked({ all: [over, true] }) as { all: [Expr, Expr] }).all[0] }),
          ...(when !== undefined && { when: checked(when) }),
          ...(due !== undefined && { due }),
        } as Requirement
        add(4, { ...common, requirement: asked, status: reference.status(asked, scope) })
        continue
      }
      const isComplete = plainRecord({ record, id: 'a', ...given }, expr, words, on as string) !== undefined
      const answer = reference.holds(expr, scope)
      add(isComplete && answer !== null ? 1 : 2, { ...common, expr, holds: answer })
      const compared = operationOf(expr)
      if (/^([<>]=?|[!=]=)$/.test(compared?.operator ?? '') && typeof compared!.operands[1] === 'number')
        add(3, { ...common, expr: compared!.operands[0], bounds: reference.bounds(compared!.operands[0]!, scope) })
    }
  }
  return (level) => byLevel.get(level)!
}

/** Every operator where its answer turns. */
function ofBoundaries(): void {
  const about = 'numbers, days and deadlines at, just before and just after one another'
  const usual = { about, terms: termsOf(letters), facts: factsAlone(everyFact) }
  const numbered = (cases: readonly object[]) =>
    cases.map((each, index) => ({ name: `boundary ${index + 1}`, ...each })) as unknown as ConformanceCase[]
  const given = (record: Json, on?: string) => givenOf({ level: 2, ...usual }, record, on)
  const { comparisons, bounds, requirements } = boundaries
  const answered = comparisons.map((each) => ({
    ...each,
    holds: reference.holds(each.expr, given(each.record, each.asOf)),
  }))
  write('2-boundaries.json', { level: 2, ...usual }, numbered(answered))
  const bounded = bounds.map((each) => ({
    ...each,
    bounds: reference.bounds(each.expr, given(each.record, each.asOf)),
  }))
  write('3-boundaries.json', { level: 3, ...usual }, numbered(bounded))
  const judged = requirements.map((each) => ({
    ...each,
    status: reference.status(each.requirement, given(each.record, each.asOf)),
  }))
  write('4-boundaries.json', { level: 4, ...usual }, numbered(judged))
}

/** What the laws are tried on, so many of each answer, the short ones. */
function ofLaws(): void {
  const partial: About = {
    ...{ level: 2, about: 'generated: every operator on facts of every type, of which any may be open' },
    ...{ terms: termsOf(letters), facts: factsAlone(everyFact) },
  }
  const bounds: About = { ...partial, level: 3, about: 'generated: the bounds of numbers' }
  const few: About = {
    ...{ level: 1, about: 'generated: expressions on complete records' },
    ...{ terms: termsOf(small.vocabulary), facts: factsAlone(small.facts) },
  }
  const records = fc.sample(anyRecord, { numRuns: 4000, seed }).map(readable)
  const some = <T>(from: fc.Arbitrary<T>, numRuns = 4000): T[] => fc.sample(from, { numRuns, seed })

  const truths = some(anyExpr.boolean).map((expr, index) => {
    const record = only(records[index]!, factsOf(expr))
    return { expr, record, holds: reference.holds(expr, givenOf(partial, record)) }
  })
  write(
    '2-generated.json',
    partial,
    named(truths, ({ holds }) => String(holds), 150),
  )

  const numbers = some(anyExpr.number).map((expr, index) => {
    const record = only(records[index]!, factsOf(expr))
    return { expr, record, bounds: reference.bounds(expr, givenOf(bounds, record)) }
  })
  const sort = ({ bounds: { low, high } }: (typeof numbers)[number]) =>
    `${low === high} ${low === null} ${high === null}`
  write('3-generated.json', bounds, named(numbers, sort, 80))

  const complete = some(small.completeRecord.map(small.reached))
  const decided = some(small.booleanExpr).map((expr, index) => {
    const record = only(complete[index]!, factsOf(expr))
    return { expr, record, holds: reference.holds(expr, givenOf(few, record)) }
  })
  write(
    '1-generated.json',
    few,
    named(decided, ({ holds }) => String(holds), 100),
  )

  const made = some(small.choices)
  const asked = some(fc.oneof(requirement, recurringRequirement)).map((each, index) => {
    const { obligation, when, due, check } = each
    const asked = JSON.parse(JSON.stringify({ obligation, ...check, when, due })) as Requirement
    const paths = [asked.holds, asked.when ?? true, asked.over ?? true, asked.due?.by ?? true].flatMap(factsOf)
    const record = only(readable(small.forget(complete[index]!, made[index]!)), [...paths, asked.due?.milestone ?? 'm'])
    return { requirement: asked, record, status: reference.status(asked, givenOf(few, record)) }
  })
  const requirements: About = { ...few, level: 4, about: 'generated: what a requirement comes to' }
  write(
    '4-generated.json',
    requirements,
    named(asked, ({ status }) => status, 60),
  )
}

/** So many of each sort, the shortest ones that read something, with names. */
function named<T extends object>(cases: readonly T[], sort: (each: T) => string, most: number): ConformanceCase[] {
  const sorts = new Map<string, T[]>()
  const seen = new Set<string>()
  const byLength = [...cases].sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length)
  for (const each of byLength) {
    const text = JSON.stringify(each)
    if (!text.includes('"var"') || seen.has(text)) continue
    seen.add(text)
    sorts.set(sort(each), [...(sorts.get(sort(each)) ?? []), each])
  }
  // Every so manieth, so that longer ones are among them.
  const chosen = [...sorts.values()].flatMap((all) => {
    const step = Math.max(1, Math.floor((all.length * 0.7) / most))
    return all.filter((_, index) => index % step === 0).slice(0, most)
  })
  return chosen.map((each, index) => ({ name: `generated ${index + 1}`, ...each }) as unknown as ConformanceCase)
}
