/**
 * Whether a value nests deeper than so many levels. Looked at level by level, never by recursion:
 * depth must not be able to overflow the stack.
 *
 * @example
 * isDeeperThan(1, [[1]]) //=> true
 */
export function isDeeperThan(depth: number, value: unknown): boolean {
  let level: unknown[] = [value]
  for (let at = 0; level.length > 0; at++) {
    if (at > depth) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}
