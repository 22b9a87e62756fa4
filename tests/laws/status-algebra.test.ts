import fc from 'fast-check'
import { expect } from 'vitest'
import type { CheckedRecord, Status, Verdict } from '../../src/index.js'
import { statusOf } from '../../src/reference/status.js'
import { verdicts } from '../../src/report/report.js'
import { countsByObligation } from '../../src/report/tally.js'
import { verdictOf, worstVerdict } from '../../src/report/verdict.js'
import { obligations } from '../../src/standard/standard.js'
import { asker } from './ask.js'
import { asOf, choices, complete, completeRecord, facts, forget, reached } from './generators.js'
import { law } from './law.js'
import { type Asked, compiled, recurringRequirement, requirement, vocabulary } from './requirements.js'

// What a requirement comes to, from whether it applies, holds and is due, and what a record comes to by that.

const site = (facts: object): CheckedRecord => ({ record: 'site', id: 'a', ...facts })
const statusesOf = (asked: readonly Asked[], record: object): Status[] =>
  compiled(...asked)
    .check(site(record), asOf)
    .map(({ status }) => status)

law(
  'compiled and reference give one status of any requirement',
  [fc.oneof(requirement, recurringRequirement), completeRecord, fc.array(choices, { minLength: 6, maxLength: 6 })],
  { runs: 750 },
  (asked, record, forgetting) => {
    const standard = compiled(asked)
    for (const made of forgetting) {
      const partial = site(forget(record, made))
      expect(standard.check(partial, asOf)[0]!.status).toBe(statusOf(asked, partial, asOf, vocabulary))
    }
    return forgetting.length
  },
)

let decided = 0

law(
  'pass and fail stay what they are, whatever else becomes known',
  [
    requirement,
    completeRecord,
    fc.array(choices, { minLength: 4, maxLength: 4 }),
    fc.array(completeRecord, { minLength: 3, maxLength: 3 }),
  ],
  { runs: 750, afterwards: () => expect(decided).toBeGreaterThan(250) },
  (asked, record, forgetting, others) => {
    const standard = compiled(asked)
    const statusOn = (each: object) => standard.check(site(each), asOf)[0]!.status
    let cases = 0
    for (const made of forgetting) {
      const partial = forget(record, made)
      const status = statusOn(partial)
      if (status !== 'pass' && status !== 'fail') continue
      decided++
      for (const completion of [record, ...others.map((other) => complete(partial, other))]) {
        cases++
        expect(statusOn(completion)).toBe(status)
      }
    }
    return cases
  },
)

let settled = 0

law(
  'learning what a finding hangs on settles it, whatever it turns out to be',
  [
    requirement,
    completeRecord.map(reached),
    choices,
    fc.array(completeRecord.map(reached), { minLength: 3, maxLength: 3 }),
  ],
  { runs: 750, afterwards: () => expect(settled).toBeGreaterThan(100) },
  (asked, record, made, others) => {
    const standard = compiled(asked)
    const partial = forget(record, made)
    const { status, settledBy } = standard.check(site(partial), asOf)[0]!
    if (status !== 'unknown') return 0
    expect(settledBy.length).toBeGreaterThan(0)
    for (const other of others) {
      settled++
      expect(standard.check(site(complete(partial, other, [...settledBy])), asOf)[0]!.status).not.toBe('unknown')
    }
    return others.length
  },
)

law(
  'a requirement passes where it applies and holds, and fails only where it applies and does not hold',
  [requirement, completeRecord, choices],
  { runs: 750 },
  (asked, record, made) => {
    const partial = forget(record, made)
    const answer = (expr: typeof asked.check.holds) => asker(expr, facts, asOf, vocabulary).compiled(partial)
    const applies = asked.when === undefined ? true : answer(asked.when)
    const holds = answer(asked.check.holds)
    const [status] = statusesOf([asked], partial)
    expect(status === 'pass').toBe(applies === true && holds === true)
    if (status === 'fail') expect([applies, holds]).toEqual([true, false])
    if (applies === false) expect(status).toBe('not-applicable')
    return 1
  },
)

law(
  'how firmly a requirement binds changes its status only where it may be left undone',
  [requirement, completeRecord, choices],
  { runs: 750 },
  (asked, record, made) => {
    const partial = forget(record, made)
    const [must, target, should, may] = statusesOf(
      obligations.map((obligation) => ({ ...asked, obligation })),
      partial,
    )
    expect([target, should]).toEqual([must, must])
    expect(may === 'pass').toBe(must === 'pass')
    expect(['pass', 'unknown', 'not-applicable']).toContain(may)
    if (must === 'fail') expect(may).toBe('not-applicable')
    return 4
  },
)

const counts = fc.array(
  fc.tuple(
    fc.constantFrom(...obligations),
    fc.constantFrom<Status[]>('pass', 'fail', 'unknown', 'not-applicable', 'not-due'),
  ),
  { maxLength: 6 },
)

law(
  'a verdict gets no better by what fails or is unknown, and the worst of several is theirs in any order',
  [
    counts,
    fc.constantFrom(...obligations),
    fc.constantFrom<'fail' | 'unknown'>('fail', 'unknown'),
    fc.shuffledSubarray([...verdicts]),
  ],
  { runs: 1250 },
  (findings, obligation, worse, several) => {
    const verdict = (more: typeof findings): Verdict => {
      const counted = countsByObligation()
      for (const [each, status] of [...findings, ...more]) counted[each][status]++
      return verdictOf(counted, 'site')
    }
    const [before, after] = [verdict([]), verdict([[obligation, worse]])]
    // What was decided by nothing is decided by the first finding; a "should" that fails decides, as a pass does.
    const none = before === 'not-assessed' || before === 'undetermined'
    if (!none) expect(verdicts.indexOf(after)).toBeLessThanOrEqual(verdicts.indexOf(before))
    if (obligation === 'must' && worse === 'fail') expect(after).toBe('non-compliant')
    expect(worstVerdict(several)).toBe(worstVerdict([...several].reverse()))
    for (const each of several)
      expect(verdicts.indexOf(worstVerdict(several))).toBeLessThanOrEqual(verdicts.indexOf(each))
    return 3
  },
)
