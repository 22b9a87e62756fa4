import { isObject, type Json, type Keys } from './record-problem.js'
import { type Fact, resolveTerm, type Vocabulary } from './vocabulary.js'

// Taking out of a record what nobody can use, so that the rest can be read, and marking its place.

export function valueAt(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], value)
}

/** A copy that may be changed; of what JSON could not hold, whatever it is. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)]))
}

/** Takes one value out. A list of terms is open from then on; a member of a list stays, with nothing known. */
export function remove(record: Json, keys: Keys, facts: { readonly [name: string]: Fact }): void {
  const parent = valueAt(record, keys.slice(0, -1)) as Json | unknown[]
  const last = keys.at(-1)!
  // An unlisted item without a name is none at all.
  if (last === 'item' && factAlong(keys.slice(0, -1), facts)?.type === 'terms') {
    remove(record, keys.slice(0, -1), facts)
    return
  }
  if (!Array.isArray(parent)) delete parent[String(last)]
  else if (factAlong(keys.slice(0, -1), facts)?.type === 'list') parent[Number(last)] = {}
  else {
    parent.splice(Number(last), 1)
    const owner = valueAt(record, keys.slice(0, -2)) as Json
    const open = (owner.incomplete as string[] | undefined) ?? []
    const list = String(keys.at(-2))
    if (!open.includes(list)) owner.incomplete = [...open, list]
  }
}

/** The fact that keys lead to: that of "role" for ["staff", 1, "role"]. */
function factAlong(keys: Keys, facts: { readonly [name: string]: Fact }): Fact | undefined {
  const [name, , ...rest] = keys
  const fact = facts[String(name)]
  return rest.length > 0 && fact?.type === 'list'
    ? factAlong(rest, fact.members as { readonly [name: string]: Fact })
    : fact
}

/** Puts what could not be read back in its place, marked so that nobody takes it for a value. */
export function mark(
  record: Json,
  marks: readonly { keys: Keys; value: unknown }[],
  facts: { readonly [name: string]: Fact },
  vocabulary: Vocabulary,
): Json {
  for (const { keys, value } of marks) {
    // What stood beside the facts is gone; a list of terms was left open, its members have moved.
    if (
      !Object.hasOwn(facts, String(keys[0])) ||
      (keys.length > 1 && Array.isArray(record[keys[0]!]) && facts[keys[0]!]!.type === 'terms')
    )
      continue
    const parent = valueAt(record, keys.slice(0, -1))
    if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) continue
    const fact = facts[String(keys[0])]
    const key = String(keys.at(-1))
    const id = keys.length === 2 && fact?.type === 'terms' ? resolveTerm(vocabulary, fact.terms, key) : key
    if (id !== undefined) (parent as Json)[id] = { unusable: value, reason: 'unreadable' }
  }
  return record
}
