import type { Shape } from './shape.js'

/** A way into the program, and what must hold whatever comes in. */
export interface Target {
  readonly name: string
  readonly shape: Shape
  /** How many of them the short pass tries: about what a second is enough for. */
  readonly inputs: number
  /** Honest inputs, of which hostile ones are made. */
  seeds(): readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  /** Throws where an input is not met as it should be. */
  try(input: Uint8Array): void | Promise<void>
}
