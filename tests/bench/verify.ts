import { isDeepStrictEqual } from 'node:util'
import type { Finding, Status } from '../../src/index.js'
import type { Answer, Json } from './contenders/contender.js'

/** How the answers of a contender compare with the findings of clausecheck. */
export interface Comparison {
  /** Verdicts that are open, for a fact is missing. */
  readonly open: number
  /** Of those, how many it calls a pass, and how many a fail. */
  readonly passed: number
  readonly failed: number
}

/**
 * Compares verdict by verdict. A peer may take what is missing for what it likes, and say what it likes where
 * nothing is asked; where the matter is decided it must say so.
 *
 * @throws Error where it does not do the work
 */
export async function compared(
  records: readonly Json[],
  reference: (record: Json) => readonly Finding[],
  answer: (record: Json) => Answer | Promise<Answer>,
): Promise<Comparison> {
  let [open, passed, failed] = [0, 0, 0]
  for (const record of records) {
    const given = await answer(record)
    for (const [index, finding] of reference(record).entries()) {
      const found = given[index]!
      const disagrees =
        typeof found === 'object'
          ? !isDeepStrictEqual({ ...found }, { ...finding })
          : (finding.status === 'pass' || finding.status === 'fail') && found !== finding.status
      if (disagrees) throw new Error(`the contenders disagree: ${JSON.stringify({ record, found, finding })}`)
      if (finding.status !== 'unknown') continue
      const status: Status = typeof found === 'object' ? found.status : found
      open++
      if (status === 'pass') passed++
      if (status === 'fail') failed++
    }
  }
  return { open, passed, failed }
}
