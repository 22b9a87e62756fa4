import type { Problem } from '../problem.js'
import { type Batch, linesOf } from './batches.js'
import type { CheckedPart, CheckSetup } from './check-batch.js'
import { startThread, type Thread } from './thread.js'

/** A part of a batch, or of all of it, and what became of it. */
export type Answer = { readonly batch: Batch; readonly part: CheckedPart } | { readonly problem: Problem }

/** Several threads that check batches, each as a part of a dataset. */
export interface Threads {
  /**
   * One answer where all goes well; where threads end over it, one for each of its lines.
   *
   * @param room where its text may be written
   */
  check(batch: Batch, room: ArrayBuffer | undefined): Promise<readonly Answer[]>
  /** Ends all threads; what they had still to check comes to nothing. */
  end(): Promise<void>
}

/** Threads that start when there is work for them, so many at most. */
export function startThreads(setup: CheckSetup, program: string, most: number): Threads {
  const running = new Set<Thread>()
  const usual: Thread[] = []
  let ended = false

  function start(): Thread {
    const thread = startThread(setup, program)
    running.add(thread)
    return thread
  }

  async function end(thread: Thread): Promise<void> {
    running.delete(thread)
    await thread.end()
  }

  function leastLoaded(): Thread {
    const [first] = [...usual].sort((a, b) => a.load() - b.load())
    if (first !== undefined && (first.load() === 0 || usual.length >= most)) return first
    const thread = start()
    usual.push(thread)
    return thread
  }

  /** A batch whose thread has ended: be it over this one or over another, it is tried again, and then line by line. */
  async function checkAgain(batch: Batch): Promise<readonly Answer[]> {
    const answers: Answer[] = []
    let thread = start()
    try {
      return [{ batch, part: await thread.check(batch) }]
    } catch {
      running.delete(thread)
      for (const line of linesOf(batch)) {
        if (ended) break
        if (!running.has(thread)) thread = start()
        try {
          answers.push({ batch: line, part: await thread.check(line) })
        } catch (cause) {
          running.delete(thread)
          answers.push({ problem: lost(line, cause as Error) })
        }
      }
    } finally {
      await end(thread)
    }
    return answers
  }

  return {
    async check(batch, room) {
      const thread = leastLoaded()
      try {
        return [{ batch, part: await thread.check(batch, room) }]
      } catch {
        running.delete(thread)
        if (usual.includes(thread)) usual.splice(usual.indexOf(thread), 1)
        return ended ? [] : checkAgain(batch)
      }
    },
    async end() {
      ended = true
      await Promise.all([...running].map(end))
    },
  }
}

const lost = ({ file, before }: Batch, { message }: Error): Problem => ({
  code: 'unreadable-file',
  message: `the thread that checked this line has ended: ${message.split('\n', 1)[0]}`,
  file,
  line: before + 1,
  column: 1,
  help: 'the other lines were checked; please report it, with this line',
})
