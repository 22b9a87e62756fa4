import type { Language } from '../index.js'
import { type Problem, problemTextIn } from '../problem.js'
import { words } from './words.js'

/** Where a command writes. */
export interface Output {
  text(pieces: Iterable<string | Uint8Array>): void
  /** Waits until no more bytes than so many are held for a reader who is slower. */
  taken(most: number): Promise<void> | undefined
  problems(problems: readonly Problem[]): void
  /** What is no more than worth knowing. */
  advice(advice: readonly Problem[]): void
  /** The same in another language, as a configuration may ask. */
  in(language: Language): Output
  readonly colour: boolean
}

/** More Problems than this are counted, not shown: a terminal holds no more. */
const mostProblems = 100

export function processOutput(environment: NodeJS.ProcessEnv, language: Language): Output {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const colour = process.stdout.isTTY === true && environment.NO_COLOR === undefined && environment.TERM !== 'dumb'
  const outputIn = (spoken: Language): Output => {
    const tell = (problems: readonly Problem[], mark: string): void => {
      for (const problem of problems.slice(0, mostProblems))
        process.stderr.write(`${mark}${problemTextIn(problem, spoken)}\n`)
      const rest = problems.length - mostProblems
      if (rest > 0) process.stderr.write(`${words.moreProblems[spoken](rest)}\n`)
    }
    return {
      text(pieces) {
        for (const piece of pieces) process.stdout.write(piece)
      },
      taken(most) {
        if (process.stdout.writableLength <= most) return undefined
        // Told behind all that was written before, or that there is no reader any more.
        return new Promise((settle) => void process.stdout.write('', () => settle()))
      },
      problems: (problems) => tell(problems, ''),
      advice: (advice) => tell(advice, words.advice[spoken]),
      in: outputIn,
      colour,
    }
  }
  return outputIn(language)
}
