import type { UnknownReason } from './finding.js'
import type { State } from './node.js'

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
export function unsettled(state: State, pointer: string, value: unknown, facts: string[]): void {
  state.reason ??= unknownReason(value)
  listed(pointer, facts)
}

/** Facts of the record itself, the most common case, need no new text. */
export const pointerAt = (state: State, pointer: string): string => (state.at === '' ? pointer : state.at + pointer)

/**
 * Adds a pointer once. Long lists are those of many members, each with pointers of its own: looking
 * them through again for each would take for ever, so what is found twice there is sorted out at the end.
 */
export function listed(pointer: string, pointers: string[]): void {
  if (pointers.length > manyPointers || !pointers.includes(pointer)) pointers.push(pointer)
}

/** The pointers that were listed, each once. */
export const eachOnce = (pointers: string[]): string[] =>
  pointers.length > manyPointers ? [...new Set(pointers)] : pointers

const manyPointers = 32

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
