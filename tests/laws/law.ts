import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'

// A law is tried on generated values. What was found to break one is shrunk, kept in fixtures/counterexamples,
// and tried first from then on.

export const counterexamples = 'fixtures/counterexamples'

/** How many times as much is tried as in a quick run. */
const times = Number(process.env.LAW_TIMES ?? (process.env.CI ? 6 : 1))

interface Trial {
  /** How many values a quick run generates. */
  readonly runs: number
  /** What must hold of all of them together: that a law did not come true by saying nothing. */
  readonly afterwards?: () => void
}

/**
 * A test that a law holds.
 *
 * @param holds throws where it does not, and gives the number of cases that it looked at
 */
export function law<Values extends [unknown, ...unknown[]]>(
  name: string,
  values: { readonly [Key in keyof Values]: fc.Arbitrary<Values[Key]> },
  { runs, afterwards }: Trial,
  holds: (...values: Values) => number,
): void {
  test(name, { timeout: 600_000 }, () => {
    const file = `${counterexamples}/${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.json`
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Values[]) : []
    let cases = 0
    const property = fc.property(fc.tuple(...values) as unknown as fc.Arbitrary<Values>, (tried) => {
      cases += holds(...tried)
    })
    const details = fc.check(property, {
      numRuns: runs * times,
      seed: inject('lawSeed'),
      examples: kept.map((each): [Values] => [each]),
    })
    appendFileSync(inject('lawTallies'), `${cases}\t${name}\n`)
    if (details.failed) keep(file, kept, details.counterexample?.[0])
    expect(details.failed ? fc.defaultReportMessage(details) : undefined).toBeUndefined()
    afterwards?.()
  })
}

/** What JSON cannot hold is not kept: it would be another value when it is read again. */
function keep(file: string, kept: readonly unknown[], found: unknown): void {
  const text = JSON.stringify(found)
  if (text === undefined || kept.some((each) => JSON.stringify(each) === text)) return
  writeFileSync(file, `[\n${[...kept, found].map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`)
}
