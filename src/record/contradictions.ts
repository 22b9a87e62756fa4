import { isObject, type Json, type Keys, problem, type RecordProblem } from './record-problem.js'
import type { Fact } from './vocabulary.js'

type FactMap = { readonly [name: string]: Fact }

/** The fact that one depends on: the whole it is a part of, the milestone that comes first. */
const dependsOn = (fact: Fact): string | undefined =>
  fact.type === 'quantity' ? fact.partOf : fact.type === 'milestone' ? fact.after : undefined

/** The few facts that depend on another, or have members that do: all that `contradictions` needs of a record's. */
export const dependentFacts = (facts: FactMap): FactMap =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]): [string, Fact][] => {
      if (fact.type !== 'list') return dependsOn(fact) === undefined ? [] : [[name, fact]]
      const members = dependentFacts(fact.members as FactMap)
      return Object.keys(members).length === 0 ? [] : [[name, { ...fact, members } as Fact]]
    }),
  )

/**
 * Facts that cannot both be true: a part that exceeds its whole, a milestone before the one that comes
 * first. Neither says which is wrong, so the one that depends on the other is not believed.
 *
 * @param keys what leads to the record, where it is a member of a list
 */
export function contradictions(record: Json, facts: FactMap, keys: Keys = []): RecordProblem[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const value = record[name]
    if (fact.type === 'list') {
      const inMember = (member: unknown, index: number) =>
        isObject(member) ? contradictions(member, fact.members as FactMap, [...keys, name, index]) : []
      return Array.isArray(value) ? value.flatMap(inMember) : []
    }
    const message = contradiction(name, value, fact, record)
    if (message === undefined) return []
    record[name] = { unusable: value, reason: 'ambiguous' }
    const help = `check both; until then "${name}" is taken as unknown`
    return [problem('contradictory-value', [...keys, name], message, help)]
  })
}

function contradiction(name: string, value: unknown, fact: Fact, record: Json): string | undefined {
  const other = dependsOn(fact)
  if (other === undefined) return undefined
  const first = record[other]
  if (fact.type === 'quantity') {
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
