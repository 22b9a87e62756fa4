import type { BadCell, Cell } from './rows.js'
import type { Merge } from './survey.js'

/**
 * Gives the cells below the first of a merge its value.
 *
 * Only a merge that runs down rows says the same of each: "南湖区" written once beside the four lounges in it. Across
 * columns a value stands under several headers, and which of them it answers nobody can tell: the first column alone
 * takes it, the others stay empty.
 */
export class MergedCells {
  readonly #byTop = new Map<number, Merge[]>()
  readonly #open = new Map<number, { readonly bottom: number; readonly value: Cell | BadCell }>()

  constructor(merges: readonly Merge[]) {
    for (const merge of merges) {
      if (merge.bottom === merge.top) continue
      const others = this.#byTop.get(merge.top)
      if (others === undefined) this.#byTop.set(merge.top, [merge])
      else others.push(merge)
    }
  }

  /** Fills the cells of a row; rows must come from the top. */
  fill(cells: (Cell | BadCell)[], line: number): void {
    for (const [column, { bottom, value }] of this.#open) {
      if (bottom < line) this.#open.delete(column)
      else cells[column] ??= value
    }
    for (const { left, bottom } of this.#byTop.get(line) ?? []) {
      const value = cells[left]
      if (value !== null && value !== undefined) this.#open.set(left, { bottom, value })
    }
  }
}
