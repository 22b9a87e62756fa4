import { beforeAll, never } from '../dates.js'
import type { Facts } from '../expr/facts.js'
import { operationOf } from '../expr/types.js'
import type { Compiler } from './compile.js'
import type { Demand } from './expected.js'
import type { Expected, Measured } from './finding.js'
import type { Bounds, State } from './node.js'
import { type Shortage, shortageOf, shortageOfShare } from './shortage.js'
import { TRUE, UNKNOWN } from './truth.js'

/** What a requirement looks at, once it was tested: what was required, what was found, and what is short. */
export interface Measure {
  expected(state: State): Expected
  read(state: State): Measured | null
  shortage(state: State): Shortage | undefined
}

export function measureFor(demand: Demand, compiler: Compiler, facts: Facts): Measure {
  const { measure, expected } = demand
  const fixed = () => expected
  if (measure === undefined) return { expected: fixed, read: () => null, shortage: () => undefined }
  const fact = operationOf(measure)?.operator === 'var' ? facts[String(operationOf(measure)!.operands[0])] : undefined
  if (fact?.type === 'yes-no') {
    const test = compiler.test(measure)
    return {
      expected: fixed,
      shortage: () => undefined,
      read(state) {
        const truth = test.test(state)
        return truth === UNKNOWN ? null : truth === TRUE ? yes : no
      },
    }
  }
  const bounds = compiler.bounds(measure)
  const against = demand.against === undefined ? undefined : compiler.bounds(demand.against)
  if (demand.whole !== undefined) return measureOfShare(demand, bounds, compiler.bounds(demand.whole), against)
  if (against !== undefined) return measureAgainst(expected, bounds, against)
  const compared = /^([<>]=?|between)$/.test(expected.relation) || typeof expected.value === 'number'
  return {
    expected: fixed,
    shortage: () => shortageOf(expected, bounds),
    read(state) {
      // A comparison of numbers or days has run its measure; a word or a count of members is read only here.
      if (!compared) bounds.run(state)
      return measured(bounds, expected.unit)
    },
  }
}

/** A part beside its whole, against a share that is set or, as a percentage, given as well. */
function measureOfShare({ expected }: Demand, part: Bounds, whole: Bounds, percent: Bounds | undefined): Measure {
  const unit = expected.per === undefined ? undefined : expected.unit
  return {
    expected(state) {
      percent?.run(state)
      return percent === undefined ? expected : knownOr(expected, percent)
    },
    shortage(state) {
      if (percent !== undefined) return undefined
      part.run(state)
      whole.run(state)
      return shortageOfShare(expected.value as number, expected.per ?? 100, part, whole, unit)
    },
    read(state) {
      part.run(state)
      whole.run(state)
      const found = measured(part, unit)
      return found === null || whole.low !== whole.high ? found : { ...found, of: whole.low as number }
    },
  }
}

/** What was required, with the figure that was found to be required where it is known. */
function knownOr({ relation, value, unit }: Expected, { low, high }: Bounds): Expected {
  return { relation, value: low === high ? low : value, ...(unit !== undefined && { unit }) }
}

/** A comparison with what is measured too: where that is known, it is what was required. */
function measureAgainst(expected: Expected, bounds: Bounds, against: Bounds): Measure {
  return {
    expected(state) {
      against.run(state)
      return knownOr(expected, against)
    },
    shortage(state) {
      bounds.run(state)
      against.run(state)
      return shortageOf(knownOr(expected, against), bounds)
    },
    read(state) {
      bounds.run(state)
      return measured(bounds, expected.unit)
    },
  }
}

const yes: Measured = Object.freeze({ value: true })
const no: Measured = Object.freeze({ value: false })

function measured({ low, high }: Bounds, unit: string | undefined): Measured | null {
  if (low === high) return unit === undefined ? { value: low } : { value: low, unit }
  const lowest = low === -Infinity || low === beforeAll || low === '' ? null : low
  const highest = high === Infinity || high === never || high === '\uffff' ? null : high
  if ((lowest === null || lowest === 0) && highest === null) return null
  return unit === undefined ? { low: lowest, high: highest } : { low: lowest, high: highest, unit }
}
