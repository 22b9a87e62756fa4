import type { Input } from '../record/input.js'

/** What was read, file by file. */
export interface GatheredInputs {
  add(input: Input): void
  /** By the names of the files: in whatever order they were read, in one run or in several. */
  list(): readonly Input[]
}

export function gatherInputs(): GatheredInputs {
  const inputs = new Map<string, Input>()
  return {
    add(input) {
      const { file, format, encoding } = input
      const key = JSON.stringify([file, format, encoding])
      // A file may be read in parts.
      const records = input.records + (inputs.get(key)?.records ?? 0)
      inputs.set(key, { file, format, encoding, records })
    },
    list: () => [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input),
  }
}
