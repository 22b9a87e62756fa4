import { pathToFileURL } from 'node:url'
import type { Finding, Status } from '../../../src/index.js'

export type Json = Record<string, unknown>
export type Answer = readonly Status[] | readonly Finding[]

/** One who does the work: `npm run bench` times it beside hand-written code that answers the same. */
export interface Contender {
  readonly name: string
  readonly answers: 'findings' | 'verdicts'
  /** How many records it is timed on: the slow ones need few. */
  readonly records: number
  /** Makes it ready; undefined where its package is not installed. */
  start(): Promise<((record: Json) => Answer | Promise<Answer>) | undefined>
}

/** A peer's module, from what is installed in peers/; undefined where it is not, or not for this machine. */
export async function peer<T>(name: string): Promise<T | undefined> {
  const loader = pathToFileURL('tests/bench/peers/load.mjs').href
  const { load } = (await import(loader)) as { load(name: string): Promise<T> }
  try {
    return await load(name)
  } catch {
    return undefined
  }
}
