import { type Json, problem, type RecordProblem } from './record-problem.js'
import type { Fact } from './vocabulary.js'

/**
 * Facts that cannot both be true: a part that exceeds its whole, a milestone before the one that comes
 * first. Neither says which is wrong, so the one that depends on the other is not believed.
 */
export function contradictions(record: Json, facts: { readonly [name: string]: Fact }): RecordProblem[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const value = record[name]
    const message = contradiction(name, value, fact, record)
    if (message === undefined) return []
    record[name] = { unusable: value, reason: 'ambiguous' }
    return [problem('contradictory-value', [name], message, `check both; until then "${name}" is taken as unknown`)]
  })
}

function contradiction(name: string, value: unknown, fact: Fact, record: Json): string | undefined {
  if (fact.type === 'quantity' && fact.partOf !== undefined) {
    const whole = record[fact.partOf]
    const exceeds = typeof value === 'number' && typeof whole === 'number' && value > whole
    return exceeds ? `${name} (${value}) is part of ${fact.partOf} (${whole}) and cannot exceed it` : undefined
  }
  if (fact.type !== 'milestone' || fact.after === undefined) return undefined
  const first = record[fact.after]
  const early = typeof value === 'string' && typeof first === 'string' && value < first
  // A day may be a plan for what is not done yet; done it cannot be.
  return early || (value === true && first === false)
    ? `${name} (${value}) cannot come before ${fact.after} (${first})`
    : undefined
}
