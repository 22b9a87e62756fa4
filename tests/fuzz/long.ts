import { rmSync } from 'node:fs'
import { keep } from './kept.js'
import { inputsFor, reduced } from './pass.js'
import { Probe } from './probe.js'
import { targets } from './targets.js'

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
/** After so many faults of one target, they are likely to be the same. */
const mostFaults = 5

/**
 * A long pass over some targets, or all; what fails is made smaller, told and kept.
 *
 * @param args names of targets, and how many seconds each is given
 */
export async function longPass(args: readonly string[], bundle: string): Promise<void> {
  const seconds = Number(args.find((each) => /^\d+$/.test(each)) ?? 60)
  const names = args.filter((each) => !/^\d+$/.test(each))
  const unknown = names.filter((name) => !targets.some((target) => target.name === name))
  if (unknown.length > 0)
    throw new Error(`no target is called ${unknown.join(', ')}: ${targets.map(({ name }) => name).join(', ')}`)
  const probe = new Probe(bundle)
  try {
    for (const target of targets.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const inputOf = await inputsFor(target, seed)
      const end = Date.now() + seconds * 1000
      const faults = new Set<string>()
      let number = 0
      for (; Date.now() < end && faults.size < mostFaults; number++) {
        const input = inputOf(number)
        const fault = await probe.try({ target: target.name, input })
        if (fault === undefined || faults.has(kindOf(fault))) continue
        faults.add(kindOf(fault))
        // What is ended while it makes an input smaller must not lose it.
        const whole = keep(target, input)
        const path = keep(target, await reduced(target, input, probe))
        if (path !== whole) rmSync(whole)
        console.log(`${target.name} ${number}: ${fault}\n  kept as ${path}`)
        process.exitCode = 1
      }
      console.log(`${target.name}: ${number} inputs, ${faults.size} faults, seed ${seed} (again: FUZZ_SEED=${seed})`)
    }
  } finally {
    probe.close()
  }
}

/** Faults that are likely one: the same words at the same place. */
const kindOf = (fault: string): string =>
  fault
    .split('\n', 2)
    .join('\n')
    .replace(/["“{].*/g, '')
    .slice(0, 200)
