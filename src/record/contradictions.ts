import { isObject, type Json, type Keys, problem, type RecordProblem } from './record-problem.js'
import type { Fact } from './vocabulary.js'

type FactMap = { readonly [name: string]: Fact }

/** A fact that depends on another, the whole it is a part of or the milestone that comes first; or a list with members that do. */
export interface DependentFact {
  readonly name: string
  readonly type: Fact['type']
  readonly other: string
  readonly members: readonly DependentFact[]
}

/** The few facts that depend on another, or have members that do: all that `contradictions` needs of a record's. */
export const dependentFacts = (facts: FactMap): readonly DependentFact[] =>
  Object.entries(facts).flatMap(([name, fact]): DependentFact[] => {
    const { type } = fact
    const other = (type === 'quantity' ? fact.partOf : type === 'milestone' ? fact.after : undefined) ?? ''
    const members = type === 'list' ? dependentFacts(fact.members as FactMap) : []
    return other === '' && members.length === 0 ? [] : [{ name, type, other, members }]
  })

/**
 * Facts that cannot both be true: a part that exceeds its whole, a milestone before the one that comes
 * first. Neither says which is wrong, so the one that depends on the other is not believed.
 *
 * @param keys what leads to the record, where it is a member of a list
 */
export function contradictions(record: Json, facts: readonly DependentFact[], keys: Keys = []): RecordProblem[] {
  const problems: RecordProblem[] = []
  for (const fact of facts) {
    const { name } = fact
    const value = record[name]
    if (fact.type === 'list') {
      if (!Array.isArray(value)) continue
      for (const [index, member] of value.entries())
        if (isObject(member)) problems.push(...contradictions(member, fact.members, [...keys, name, index]))
      continue
    }
    const message = contradiction(value, fact, record)
    if (message === undefined) continue
    record[name] = { unusable: value, reason: 'ambiguous' }
    const help = `check both; until then "${name}" is taken as unknown`
    problems.push(problem('contradictory-value', [...keys, name], message, help))
  }
  return problems
}

function contradiction(value: unknown, { name, type, other }: DependentFact, record: Json): string | undefined {
  const first = record[other]
  if (type === 'quantity') {
    const exceeds = typeof value === 'number' && typeof first === 'number' && value > first
    return exceeds ? `${name} (${value}) is part of ${other} (${first}) and cannot exceed it` : undefined
  }
  const early = typeof value === 'string' && typeof first === 'string' && isBefore(value, first)
  // A day may be a plan for what is not done yet; done it cannot be.
  return early || (value === true && first === false)
    ? `${name} (${value}) cannot come before ${other} (${first})`
    : undefined
}

/** Whether a day, month or year lies before another as a whole: as far as both go, the one is less. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) < other.slice(0, length)
}
