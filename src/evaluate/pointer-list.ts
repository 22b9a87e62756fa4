const none: readonly string[] = Object.freeze([])
const manyPointers = 32

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
    this.#pointers[this.length++] = pointer
  }

  clear(): void {
    this.length = 0
    if (this.#pointers.length > manyPointers) this.#pointers = []
  }

  /** Those added since they were cleared. Many records rest on the same facts: one list serves for all in a row. */
  list(): readonly string[] {
    const pointers = this.#pointers
    if (this.length > manyPointers) return [...new Set(pointers.slice(0, this.length))]
    const before = this.#before
    let same = before.length === this.length
    for (let i = 0; same && i < this.length; i++) same = before[i] === pointers[i]
    if (!same) this.#before = this.length === 0 ? none : pointers.slice(0, this.length)
    return this.#before
  }
}
