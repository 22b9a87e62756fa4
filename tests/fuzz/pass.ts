import type { Probe } from './probe.js'
import { below, oneOf, randomOf } from './random.js'
import type { Target } from './target.js'

/** Longer inputs tell no more. */
const mostBytes = 128 * 1024

/** Makes the inputs of a target from its seeds, each determined by a seed and its number. */
export async function inputsFor(target: Target, seed: number): Promise<(number: number) => Uint8Array> {
  const seeds = await target.seeds()
  return (number) => {
    const random = randomOf(seed, target.name, number)
    let input = oneOf(seeds, random)
    // Mostly a single change: what survives it goes deeper.
    for (let changes = 1 + below(4, random) * below(3, random); changes > 0; changes--)
      input = target.shape.mutate(input, seeds, random).subarray(0, mostBytes)
    return input
  }
}

/** The smallest input found that still fails, be it in another way, within so many tries and seconds. */
export async function reduced(
  target: Target,
  input: Uint8Array,
  probe: Probe,
  tries = 2000,
  seconds = 60,
): Promise<Uint8Array> {
  const end = Date.now() + seconds * 1000
  let smallest = input
  let left = tries
  for (let again = true; again; ) {
    again = false
    for (const candidate of target.shape.reductions(smallest)) {
      if (left-- <= 0 || Date.now() > end) return smallest
      if (candidate.length >= smallest.length) continue
      if ((await probe.try({ target: target.name, input: candidate })) === undefined) continue
      smallest = candidate
      again = true
      break
    }
  }
  return smallest
}
