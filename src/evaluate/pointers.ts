import type { UnknownReason } from './finding.js'
import type { State } from './node.js'
import type { Pointers } from './pointer-list.js'

// JSON Pointers to what is known and what is not, and why it is not.

/** A value that a record gives but nobody can use, kept with the reason. */
export interface Unusable {
  readonly unusable: unknown
  readonly reason: 'unreadable' | 'unclassified' | 'ambiguous'
}

export const isUnusable = (value: unknown): value is Unusable =>
  typeof value === 'object' && value !== null && 'unusable' in value

/** Why a value that is not usable is not. */
export function unknownReason(value: unknown): UnknownReason {
  if (value === undefined) return 'missing'
  if (value === null || value === '') return 'blank'
  return isUnusable(value) ? value.reason : 'unreadable'
}

/** Notes that a fact would settle the matter, and why it is not known. */
export function unsettled(state: State, pointer: string, value: unknown, facts: Pointers): void {
  state.reason ??= unknownReason(value)
  facts.add(pointer)
}

/** Facts of the record itself, the most common case, need no new text. */
export const pointerAt = (state: State, pointer: string): string => (state.at === '' ? pointer : state.at + pointer)

/**
 * A pointer of a finding taken apart. One into another record of the dataset names it in front.
 *
 * @example
 * parsePointer('site/a#/staff/0/role') //=> { record: { type: 'site', id: 'a' }, keys: ['staff', '0', 'role'] }
 */
export function parsePointer(pointer: string): {
  readonly record: { readonly type: string; readonly id: string } | undefined
  readonly keys: readonly string[]
} {
  const [, type, id, path = pointer] = /^([^/]+)\/([\s\S]*)#([^#]*)$/.exec(pointer) ?? []
  const keys = path.split('/').slice(1)
  return { record: type === undefined ? undefined : { type, id: id! }, keys }
}
