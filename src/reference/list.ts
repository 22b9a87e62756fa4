import { factAt, itemFacts } from '../expr/facts.js'
import type { Belonging } from '../record/dataset.js'
import { isComplete, isObject, isUnusable } from './fact.js'
import type { Scope } from './scope.js'

// The members of a list, as a record gives them.

/** A member of a list, or members alike: at least so many of them and at most so many belong to it. */
export interface Member {
  readonly scope: Scope
  readonly least: 0 | 1
  readonly most: number
}

/** The members of the list at a path. */
export function listAt(name: string, scope: Scope): readonly Member[] {
  const fact = factAt(name, scope.facts)!
  const facts = fact.type === 'terms' ? itemFacts(fact.terms) : fact.type === 'list' ? fact.members : {}
  const member = (item: unknown, least: 0 | 1, most = 1): Member => ({
    scope: { ...scope, item: isObject(item) ? item : {}, facts, truth: null },
    least,
    most,
  })
  /** Of the members that nobody has listed it is known neither what they are nor how many. */
  const unlisted = member({}, 0, Infinity)
  const given = scope.item[name]
  if (fact.type === 'list' && fact.records !== undefined) {
    const { sure = [], possible = [], complete = false } = (given ?? {}) as Partial<Belonging>
    return [
      ...sure.map((record) => member(record, 1)),
      ...possible.map((record) => member(record, 0)),
      ...(complete ? [] : [unlisted]),
    ]
  }
  const listed = Array.isArray(given) ? (given as unknown[]) : []
  // Terms that stand by themselves, or in a checklist, are no items that anybody judges.
  const items = fact.type === 'terms' ? listed.filter(isObject) : listed
  const isGiven = fact.type === 'terms' ? isObject(given) && !isUnusable(given) : Array.isArray(given)
  return [...items.map((item) => member(item, 1)), ...(isGiven && isComplete(name, scope.item) ? [] : [unlisted])]
}
