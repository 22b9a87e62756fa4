import type { Problem } from '../problem.js'

/** Thrown deep within a file that cannot be read, and turned into a Problem where the file is known. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly code: 'unreadable-file' | 'too-large',
    message: string,
    readonly help?: string,
  ) {
    super(message)
  }
}

/** What a file failed with as its Problem: a Refusal's own words, and whatever a reader threw in ours. */
export function problemOf(error: unknown, file: string, what: string): Problem {
  if (error instanceof Refusal) {
    const { code, message, help } = error
    return { code, message: `${what}: ${message}`, file, ...(help && { help }) }
  }
  // What the engine says of a slip, as of a length that cannot be, differs from one Node to the next.
  const isOfEngine = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError
  const [why] = String((error as Error)?.message ?? error).split('\n', 1)
  const damage = isOfEngine ? 'it is cut short or damaged' : `it is damaged (${why})`
  return { code: 'unreadable-file', message: `${what}: ${damage}`, file, help: saveAgain }
}

export const saveAgain = 'open it in Excel or WPS and save it as .xlsx once more'
