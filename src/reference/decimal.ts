// Numbers as people write them, added and multiplied exactly: whole numbers of the smallest unit that any
// of them is written in. Infinities stand for what has no bound.

interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

function decimal(value: number): Decimal {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(sign + whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

const toNumber = ({ digits, scale }: Decimal): number => Number(`${digits}e-${scale}`)

/**
 * @example
 * plus(0.1, 0.2) //=> 0.3
 */
export function plus(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a + b
  const [one, other] = [decimal(a), decimal(b)]
  const scale = Math.max(one.scale, other.scale)
  const digits = [one, other].map((each) => each.digits * 10n ** BigInt(scale - each.scale))
  return toNumber({ digits: digits[0]! + digits[1]!, scale })
}

/**
 * None of something, however much it may be, is nothing.
 *
 * @example
 * times(0, Infinity) //=> 0
 */
export function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a * b
  const [one, other] = [decimal(a), decimal(b)]
  return toNumber({ digits: one.digits * other.digits, scale: one.scale + other.scale })
}
