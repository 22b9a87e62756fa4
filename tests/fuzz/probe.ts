import { type ChildProcess, fork } from 'node:child_process'
import type { Answer, Question } from './child.js'

/** How long one input may take, in milliseconds, and how large the heap may grow, in MB. */
const limits = { milliseconds: 10_000, heap: 512 } as const

/** Tries inputs in another process, which is begun anew whenever one ends it. */
export class Probe {
  #child: ChildProcess | undefined
  #said = ''

  /** @param bundle the folder with child.cjs and cli.cjs */
  constructor(readonly bundle: string) {}

  /** What is wrong with how an input is met; undefined where nothing is. */
  async try(question: Question): Promise<string | undefined> {
    const fault = await this.#ask(question)
    // The machine may have been busy with something else.
    return fault === tooSlow ? this.#ask(question) : fault
  }

  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #ask(question: Question): Promise<string | undefined> {
    const child = this.#child ?? this.#begin()
    return new Promise((resolve) => {
      const settle = (fault: string | undefined, over: boolean): void => {
        clearTimeout(timer)
        child.removeAllListeners('message').removeAllListeners('exit')
        if (over) this.close()
        resolve(fault)
      }
      const timer = setTimeout(() => settle(tooSlow, true), limits.milliseconds)
      child.once('message', ({ fault }: Answer) => settle(fault, fault?.startsWith('uncaught') === true))
      child.once('exit', (code, signal) =>
        settle(`the process ended (${signal ?? code}): ${this.#said.slice(-1000)}`, true),
      )
      child.send(question)
    })
  }

  #begin(): ChildProcess {
    const child = fork(`${this.bundle}/child.cjs`, [`${this.bundle}/cli.cjs`], {
      execArgv: [`--max-old-space-size=${limits.heap}`],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        this.#said += piece
      })
    this.#child = child
    return child
  }
}

export const tooSlow = `no answer within ${limits.milliseconds / 1000} s`
