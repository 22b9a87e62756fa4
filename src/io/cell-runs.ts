/**
 * A set of cells, added row by row from the top. Cells below one another take the room of one:
 * a formula filled down a million rows is one run.
 */
export class CellRuns {
  /** For each column, from and to of each run in turn. */
  readonly #runs = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#runs.size === 0
  }

  add(column: number, line: number): void {
    const runs = this.#runs.get(column)
    if (runs === undefined) this.#runs.set(column, [line, line])
    else if (runs.at(-1) === line - 1) runs[runs.length - 1] = line
    else runs.push(line, line)
  }

  has(column: number, line: number): boolean {
    const runs = this.#runs.get(column)
    if (runs === undefined) return false
    let low = 0
    let high = runs.length / 2
    while (low < high) {
      const middle = (low + high) >> 1
      if (runs[2 * middle + 1]! < line) low = middle + 1
      else high = middle
    }
    return low < runs.length / 2 && runs[2 * low]! <= line
  }
}
