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
export function unsettled(state: State, pointer: string, value: unknown, facts: Pointers): void {
  state.reason ??= unknownReason(value)
  facts.add(pointer)
}

/** Facts of the record itself, the most common case, need no new text. */
export const pointerAt = (state: State, pointer: string): string => (state.at === '' ? pointer : state.at + pointer)

/**
 * The pointers of one finding after another, each of them once. Long lists are those of many members, each with
 * pointers of its own: looking them through again for each would take for ever, so what is found twice there is
 * sorted out at the end.
 */
export class Pointers {
  length = 0
  #pointers: string[] = []
  #before: readonly string[] = none

  add(pointer: string): void {
    const { length } = this
    if (length <= manyPointers) for (let i = 0; i < length; i++) if (this.#pointers[i] === pointer) return
    this.append(pointer)
  }

  /** @param pointer one that was surely not added yet */
  append(pointer: string): void {
    this.#pointers[this.length++] = pointer
  }

  clear(): void {
    this.length = 0
    if (this.#pointers.length > manyPointers) this.#pointers = []
  }

  /** Those added since they were cleared. Many records rest on the same facts: one list serves for all in a row. */
  list(): readonly string[] {
    const pointers = this.#pointers
    if (this.length > manyPointers) return [...new Set(pointers)]
    const before = this.#before
    let same = before.length === this.length
    for (let i = 0; same && i < this.length; i++) same = before[i] === pointers[i]
    if (!same) this.#before = this.length === 0 ? none : pointers.slice(0, this.length)
    return this.#before
  }
}

const none: readonly string[] = Object.freeze([])
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
