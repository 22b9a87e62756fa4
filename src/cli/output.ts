import { type Problem, toProblemText } from '../problem.js'

/** Where a command writes. */
export interface Output {
  text(pieces: Iterable<string>): void
  problems(problems: readonly Problem[]): void
  readonly colour: boolean
}

/** More Problems than this are counted, not shown: a terminal holds no more. */
const mostProblems = 100

export function processOutput(environment: NodeJS.ProcessEnv): Output {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    text(pieces) {
      for (const piece of pieces) process.stdout.write(piece)
    },
    problems(problems) {
      for (const problem of problems.slice(0, mostProblems)) process.stderr.write(`${toProblemText(problem)}\n`)
      if (problems.length > mostProblems) process.stderr.write(`… ${problems.length - mostProblems} more\n`)
    },
    colour: process.stdout.isTTY === true && environment.NO_COLOR === undefined && environment.TERM !== 'dumb',
  }
}
