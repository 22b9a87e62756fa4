import type { State, Test } from './node.js'
import type { Pointers } from './pointer-list.js'
import { isUnusable, pointerAt, unsettled } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Lists of terms. Given as a list it is complete unless the record says it is not; given as a checklist it is
// known item by item.

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** A list given is complete unless its record (or member) says otherwise. */
export function isComplete({ incomplete }: Json, name: string): boolean {
  return incomplete === undefined || !Array.isArray(incomplete) || !incomplete.includes(name)
}

/**
 * Whether a list of terms holds them all, the list being read once for all of them.
 *
 * @param entries terms, each with its alternatives, of which any one is enough
 */
export function termsFact(name: string, entries: readonly (readonly string[])[]): Test {
  const pointer = `/${name}`
  const pointers = new Map(entries.flat().map((term) => [term, `${pointer}/${term}`]))
  return {
    test(state): Truth {
      const value = state.item[name]
      let truth: Truth = TRUE
      if (Array.isArray(value)) {
        for (let i = 0; i < entries.length; i++)
          if (!holdsAny(value, entries[i]!)) return isComplete(state.item, name) ? FALSE : UNKNOWN
      } else if (!isObject(value) || isUnusable(value)) return UNKNOWN
      else
        for (let i = 0; i < entries.length && truth !== FALSE; i++)
          truth = Math.min(truth, checkedAny(value, entries[i]!)) as Truth
      return truth
    },
    cite(state, evidence) {
      if (isObject(state.item[name])) evidence.add(pointerAt(state, pointer))
    },
    settle(state, facts) {
      const value = state.item[name]
      if (!isObject(value) || isUnusable(value)) return unsettled(state, pointerAt(state, pointer), value, facts)
      for (const terms of entries) {
        if (Array.isArray(value)) {
          if (holdsAny(value, terms)) continue
          state.reason ??= 'incomplete-list'
          for (const term of terms) unsettled(state, pointerAt(state, pointers.get(term)!), undefined, facts)
        } else if (checkedAny(value, terms) === UNKNOWN) settleChecks(state, value, terms, pointers, facts)
      }
    },
  }
}

function settleChecks(
  state: State,
  checklist: Json,
  terms: readonly string[],
  pointers: ReadonlyMap<string, string>,
  facts: Pointers,
): void {
  for (const term of terms) {
    const answer = checklist[term]
    if (typeof answer !== 'boolean') unsettled(state, pointerAt(state, pointers.get(term)!), answer, facts)
  }
}

/** A term may stand in a list by itself, or with an inspector's judgement of it. */
function holdsAny(items: readonly unknown[], terms: readonly string[]): boolean {
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!
    for (let j = 0; j < items.length; j++) {
      const each = items[j]
      if (typeof each === 'string' ? each === term : isObject(each) && each.item === term) return true
    }
  }
  return false
}

/** Whether one of some alternatives is checked. */
function checkedAny(checklist: Json, terms: readonly string[]): Truth {
  let truth: Truth = FALSE
  for (let i = 0; i < terms.length; i++) {
    const answer = checklist[terms[i]!]
    if (answer === true) return TRUE
    if (answer !== false) truth = UNKNOWN
  }
  return truth
}
