import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'

// All laws of a run share one seed. What each looked at is added up when all are done.

declare module 'vitest' {
  interface ProvidedContext {
    lawSeed: number
    /** The file in which each law notes how many cases it looked at. */
    lawTallies: string
  }
}

const tallies = `node_modules/.cache/laws/${process.pid}`
let seed = 0

export function setup(project: TestProject): void {
  seed = Number(process.env.LAW_SEED ?? Date.now() % 2 ** 31)
  project.provide('lawSeed', seed)
  project.provide('lawTallies', tallies)
  mkdirSync(dirname(tallies), { recursive: true })
}

export function teardown(): void {
  if (!existsSync(tallies)) return
  const lines = readFileSync(tallies, 'utf8').trimEnd().split('\n')
  rmSync(tallies)
  const total = lines.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)
  console.log(
    `laws: ${total.toLocaleString('en')} cases in ${lines.length} laws, seed ${seed} (again: LAW_SEED=${seed})`,
  )
  const least = Number(process.env.LAW_LEAST ?? 0)
  if (total >= least) return
  console.error(`laws: at least ${least.toLocaleString('en')} cases were wanted`)
  process.exitCode = 1
}
