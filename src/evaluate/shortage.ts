import { multiply, subtract } from './decimal.js'
import type { Expected, FailReason, Measured } from './finding.js'
import type { Bounds } from './node.js'

export interface Shortage {
  readonly reason: FailReason
  readonly shortfall: Measured
}

/** How far a number that was found is from what was required; undefined where no number is compared. */
export function shortageOf({ relation, value, unit }: Expected, bounds: Bounds | undefined): Shortage | undefined {
  if (bounds === undefined || typeof bounds.low !== 'number' || typeof bounds.high !== 'number') return undefined
  const [least, most] = relation === 'between' ? (value as readonly number[]) : [value, value]
  if (typeof least !== 'number' || typeof most !== 'number') return undefined
  const { low, high } = bounds
  if (high < least || (relation === '>' && high <= least))
    return { reason: 'short', shortfall: gap(subtract(least, high), subtract(least, low), unit) }
  if (low > most || (relation === '<' && low >= most))
    return {
      reason: 'over',
      shortfall: gap(subtract(low, most), high === Infinity ? null : subtract(high, most), unit),
    }
  return undefined
}

function gap(low: number, high: number | null, unit: string | undefined): Measured {
  if (low === high) return unit === undefined ? { value: low } : { value: low, unit }
  const most = high === Infinity ? null : high
  return unit === undefined ? { low, high: most } : { low, high: most, unit }
}

/** How far a part is from the share of its whole that was required, in whole members or units of the part. */
export function shortageOfShare(
  least: number,
  per: number,
  part: Bounds,
  whole: Bounds,
  unit: string | undefined,
): Shortage {
  const needed = (of: number) => (of === Infinity ? Infinity : Math.ceil(multiply(least, of) / per))
  const [low, high] = [part.low as number, part.high as number]
  const fewest = Math.max(1, subtract(needed(whole.low as number), high))
  return { reason: 'short', shortfall: gap(fewest, subtract(needed(whole.high as number), low), unit) }
}
