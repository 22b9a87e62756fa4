import { targets } from './targets.js'

// A process of its own, so that one input may end it, or never end. It is given inputs, and says what was wrong.

export interface Question {
  readonly target: string
  readonly input: Uint8Array
}

export interface Answer {
  /** What went wrong; undefined where nothing did. */
  readonly fault: string | undefined
}

/** Far above what any of the inputs needs; the heap has a bound of its own. */
const mostBytes = 1.5 * 1024 ** 3

const answer = (fault: string | undefined): void => void process.send!({ fault } satisfies Answer)
const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

process.on('uncaughtException', (error) => answer(`uncaught: ${wordsOf(error)}`))
process.on('message', async ({ target, input }: Question) => {
  try {
    await targets.find(({ name }) => name === target)!.try(Uint8Array.from(input))
    // What nobody waits for fails in the next turn.
    await new Promise((resume) => setImmediate(resume))
    const { rss } = process.memoryUsage()
    answer(rss > mostBytes ? `it takes ${Math.round(rss / 1024 ** 2)} MB` : undefined)
  } catch (error) {
    answer(wordsOf(error))
  }
})
