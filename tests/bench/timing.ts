import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** What a time is taken by: "cpu" is of this process alone, whatever else the machine is doing. */
export type Clock = 'cpu' | 'wall'

const now: Readonly<Record<Clock, () => number>> = {
  cpu() {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  wall: () => Number(process.hrtime.bigint()) / 1000,
}

async function micros(run: () => void | Promise<void>, clock: Clock): Promise<number> {
  const start = now[clock]()
  await run()
  return now[clock]() - start
}

/**
 * Runs each in turn, forwards and backwards, so that the noise of the machine meets all of them alike.
 *
 * @returns µs for each of `count`, by name, one for each round
 */
export async function interleaved<Name extends string>(
  contenders: Readonly<Record<Name, () => void | Promise<void>>>,
  count: number,
  goesOn: (rounds: number) => boolean,
  clock: Clock = 'cpu',
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; goesOn(round); round++) {
    for (const name of round % 2 ? [...names].reverse() : names)
      times[name].push((await micros(contenders[name], clock)) / count)
  }
  return times
}

/** The ratio of each round. */
export const ratios = (times: readonly number[], to: readonly number[]): number[] =>
  times.map((each, round) => each / to[round]!)

/** Rounds until this process has computed for some seconds, and at least so many. */
export function forSeconds(seconds: number, atLeast: number): (rounds: number) => boolean {
  const end = now.cpu() + seconds * 1e6
  return (rounds) => rounds < atLeast || now.cpu() < end
}

/** Says on descriptor 3 what a process has used when it ends. */
const tellUsage =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,JSON.stringify(process.resourceUsage())))'

/** A Node process: the seconds it computed, and the most memory it held. */
export async function measured(args: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const child = spawn(process.execPath, ['--import', tellUsage, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  let said = ''
  for await (const piece of child.stdio[3] as Readable) said += piece
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(said) as NodeJS.ResourceUsage
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
}

export function heading(text: string): void {
  console.log(`\n## ${text}\n`)
}

/** A table as Markdown has it, so that it can be kept in README.md as it is. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  console.log(`| ${header.join(' | ')} |`)
  console.log(`|${header.map((_, column) => (column === 0 ? '--' : '--:')).join('|')}|`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

export const count = (value: number): string => Math.round(value).toLocaleString('en')
