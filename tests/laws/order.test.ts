import fc from 'fast-check'
import { expect } from 'vitest'
import { checkRecords, compileStandard, readRecord, type Standard } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { cleanRecords, type Json } from '../record/generators.js'
import { asker } from './ask.js'
import { anyExpr, anyRecord, everyFact, vocabulary as letters } from './every-fact.js'
import { asOf } from './generators.js'
import { law } from './law.js'

// No finding rests on the order in which anything is given.

const keys = fc.infiniteStream(fc.nat({ max: 1000 }))

/** The items in an order that random numbers give. */
function shuffled<T>(items: readonly T[], order: Iterator<number>): T[] {
  const keyed = items.map((item) => [order.next().value as number, item] as const)
  return keyed.sort(([one], [other]) => one - other).map(([, item]) => item)
}

/** Everything that is a list, in another order; those of lists inside too. */
function inAnotherOrder(value: unknown, order: Iterator<number>): unknown {
  if (Array.isArray(value))
    return shuffled(
      value.map((each) => inAnotherOrder(each, order)),
      order,
    )
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inAnotherOrder(each, order)]))
}

law(
  'the order of the members of a list changes no answer',
  [anyExpr.boolean, anyRecord, keys],
  { runs: 1000 },
  (expr, record, order) => {
    const { compiled } = asker(expr, everyFact, asOf, letters)
    const reordered = inAnotherOrder(record, order[Symbol.iterator]()) as Json
    expect(compiled(reordered)).toBe(compiled(record))
    return 1
  },
)

const day = fc.constantFrom('2021-09-30', '2023-10-31', '2024-02-29')
const reordered = new Map<Standard, ReturnType<typeof compileStandard>>()
const backwards = (standard: Standard) => {
  const compiled =
    reordered.get(standard) ??
    compileStandard({ ...standard, requirements: [...standard.requirements].reverse() }, vocabulary)
  reordered.set(standard, compiled)
  return compiled
}
const forwards = new Map(standards.map((standard) => [standard, compileStandard(standard, vocabulary)]))

law(
  'the order of the requirements of a standard changes no finding',
  [cleanRecords(vocabulary), day],
  { runs: 50 },
  (value, on) => {
    const { record } = readRecord(value, vocabulary)
    if (record === undefined) return 0
    let cases = 0
    for (const standard of standards.filter(({ appliesTo }) => appliesTo.record === record.record)) {
      const findings = forwards.get(standard)!.check(record, on)
      cases += findings.length
      expect(backwards(standard).check(record, on).reverse()).toEqual(findings)
    }
    return cases
  },
)

const region = (id: string, region: string, within?: string) => ({
  record: 'region',
  id,
  region,
  ...(within && { within }),
})
const regions = [region('city', 'jining'), region('county', 'jiaxiang', 'city'), region('other', 'qufu', 'city')]
const places = fc.constantFrom<Json>(
  { region: 'jiaxiang' },
  { region: 'qufu' },
  { region: 'jining' },
  { within: 'county' },
  {},
)
const dataset = fc
  .array(fc.tuple(cleanRecords(vocabulary), places), { minLength: 1, maxLength: 6 })
  .map((members) => members.map(([record, place], index): Json => ({ ...record, ...place, id: `r${index}` })))

law(
  'the order of the records changes no finding of theirs, and none of the region they lie in',
  [dataset, keys, day],
  { runs: 20 },
  (members, order, on) => {
    const findings = (records: readonly unknown[]) => {
      const report = checkRecords(
        records.map((value) => ({ value })),
        { documents, standards, vocabulary, asOf: on },
      )
      return new Map(report.records.map((each) => [`${each.type}/${each.id}`, each.findings]))
    }
    const given = findings([...members, ...regions])
    const others = findings(shuffled<unknown>([...members, ...regions], order[Symbol.iterator]()))
    expect(others).toEqual(given)
    return [...given.values()].reduce((sum, each) => sum + each.length, 0)
  },
)
