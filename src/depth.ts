/**
 * Whether a value nests deeper than so many levels. It is looked into no deeper than that: depth must not be able to
 * overflow the stack.
 *
 * @example
 * isDeeperThan(1, [[1]]) //=> true
 */
export function isDeeperThan(depth: number, value: unknown): boolean {
  if (depth < 0) return true
  if (typeof value !== 'object' || value === null) return false
  const inner = Array.isArray(value) ? value : Object.values(value)
  for (let i = 0; i < inner.length; i++) if (isDeeperThan(depth - 1, inner[i])) return true
  return false
}
