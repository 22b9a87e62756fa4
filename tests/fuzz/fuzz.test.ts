import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundled } from './bundle.js'
import { keptInputs } from './kept.js'
import { inputsFor } from './pass.js'
import { Probe } from './probe.js'
import { textOf } from './shape.js'
import type { Target } from './target.js'
import { targets } from './targets.js'

// A short pass; see README.md for the long one.

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

let probe: Probe
let remove: () => void

beforeAll(async () => {
  const bundle = await bundled()
  remove = bundle.remove
  probe = new Probe(bundle.folder)
})

afterAll(() => {
  probe?.close()
  remove?.()
})

const met = async ({ name }: Target, input: Uint8Array): Promise<string> =>
  (await probe.try({ target: name, input })) ?? 'as it should be'

describe('inputs made of honest ones', () => {
  test.each(targets)('are met by $name', async (target) => {
    const inputOf = await inputsFor(target, seed)
    for (let number = 0; number < target.inputs; number++) {
      const input = inputOf(number)
      const which = `FUZZ_SEED=${seed}, input ${number} of ${target.name}: ${JSON.stringify(textOf(input).slice(0, 1000))}`
      expect(await met(target, input), which).toBe('as it should be')
    }
  })
})

describe('inputs that were met badly once', () => {
  test.each(targets.filter((target) => keptInputs(target).length > 0))('are met by $name', async (target) => {
    for (const { path, input } of keptInputs(target)) expect(await met(target, input), path).toBe('as it should be')
  })

  test('are of targets that there are', () => {
    const names = targets.map(({ name }) => name)
    expect(readdirSync('fixtures/fuzz').filter((name) => !names.includes(name))).toEqual([])
  })
})
