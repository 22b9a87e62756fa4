import fc from 'fast-check'
import { never } from '../../src/dates.js'
import type { CompiledStandard, Expr, Requirement, Standard } from '../../src/index.js'
import { compileStandard } from '../../src/index.js'
import type { Fact, Vocabulary } from '../../src/record/vocabulary.js'
import { booleanExpr, facts, vocabulary as letters } from './generators.js'

// Random requirements: what holds, of whom, when, until when, how firmly, how often.

export const vocabulary: Vocabulary = {
  ...letters,
  facts: { site: facts as { readonly [name: string]: Fact } },
}

const label = { zh: '要求', en: 'requirement' }
/** Only what recurs has a period at hand. */
const condition = booleanExpr.filter((expr) => !JSON.stringify(expr).includes('period'))
const day = fc.constantFrom('2021-06-14', '2021-06-15', '2021-06-16', '2022-01-01')

/** Holds of the record, or of every member of a list that it speaks of. */
const check = fc.oneof(
  condition.map((holds) => ({ holds })),
  fc
    .constantFrom<Expr>({ var: 'b' }, { '>=': [{ var: 'n' }, 3] }, { in: ['x', { var: 's' }] }, false)
    .chain((ofEach) =>
      fc
        .constantFrom<Expr>(
          { var: 'list' },
          { filter: [{ var: 'list' }, { in: [{ var: 'k' }, ['w', 'x']] }] },
          { filter: [{ var: 'list' }, { var: 'b' }] },
        )
        .map((over) => ({ holds: { all: [over, ofEach] } as Expr, over })),
    ),
)
const recurs = fc.record({
  every: fc.constantFrom('year' as const, 'quarter' as const, 'month' as const),
  from: fc.constantFrom('2021-01-01', '2021-04-01'),
  until: fc.constantFrom('2021-05-31', '2021-12-31'),
})
const inPeriod: Expr = {
  filter: [
    { var: 'list' },
    { and: [{ '>=': [{ var: 'm' }, { period: ['from'] }] }, { '<=': [{ var: 'm' }, { period: ['until'] }] }] },
  ],
}
const recurring = fc
  .tuple(
    fc.constantFrom<Expr>({ '>=': [{ count: [inPeriod, true] }, 1] }, { '<=': [{ count: [inPeriod, true] }, 1] }),
    recurs,
  )
  .map(([holds, recurs]) => ({ holds, recurs }))
const due = fc.record({
  milestone: fc.constantFrom('m', undefined),
  by: fc.oneof(day, fc.constantFrom<Expr>({ var: 'd' }, never)),
})

const besides = {
  obligation: fc.constantFrom('must' as const, 'target' as const, 'should' as const, 'may' as const),
  when: fc.option(condition, { nil: undefined }),
  due: fc.option(due, { nil: undefined }),
}

export type Asked = Pick<Requirement, 'obligation' | 'check'> & {
  readonly when: Expr | undefined
  readonly due: Requirement['due'] | undefined
}

/** Requirements of one state, on the day of the check. */
export const requirement: fc.Arbitrary<Asked> = fc.record({ ...besides, check })
/** Requirements that recur; what they ask of rests on a list and its days. */
export const recurringRequirement: fc.Arbitrary<Asked> = fc.record({
  ...besides,
  check: recurring,
  due: fc.constant(undefined),
})

/** A standard of these requirements, compiled. */
export function compiled(...asked: readonly Asked[]): CompiledStandard {
  const requirements = asked.map(
    ({ obligation, check, when, due }, index): Requirement => ({
      ...{
        id: `r${index}`,
        clause: '1',
        covers: [],
        obligation,
        wording: null,
        statement: label,
        kind: 'logic',
        check,
      },
      ...(when !== undefined && { when }),
      ...(due !== undefined && { due }),
    }),
  )
  const standard: Standard = {
    ...{ id: 'test/laws', version: '1.0.0', document: 'test', title: label, digest: '', requirements },
    ...{ appliesTo: { record: 'site' }, inForce: { from: '2021-01-01' } },
  }
  return compileStandard(standard, vocabulary)
}
