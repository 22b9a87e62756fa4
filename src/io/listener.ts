import type { Problem } from '../problem.js'

/** Who is told what a table says beside its rows: rows stream, so what is wrong with one is told when it is met. */
export interface Listener {
  /** Something could not be read: a row, a cell under no header, the whole file. */
  problem(problem: Problem): void
  /** Something worth knowing that cost no data: a hidden sheet passed over, a first line `sep=;` obeyed. */
  advice(advice: Problem): void
}
