/**
 * Some members of a list, a bit for each: bit `i % 32` of block `i / 32` is member `i`. What is asked of members is
 * asked of a block at a time, and three-valued logic over them is that of two sets: those it surely holds of, and
 * those it may hold of.
 */
export type MemberSet = number[]

/** How many blocks a list of so many items has. */
export const blocksFor = (length: number): number => (length + 31) >> 5

/** Every item of a block, in a list of so many. */
export function wholeBlock(length: number, block: number): number {
  const items = length - (block << 5)
  return items >= 32 ? -1 : (1 << items) - 1
}

/** The member that the last bit of a part of a block stands for. To go through them: `rest &= rest - 1`. */
export const firstOf = (block: number, rest: number): number => (block << 5) + 31 - Math.clz32(rest & -rest)

export const hasMember = (set: readonly number[], index: number): boolean =>
  ((set[index >> 5]! >> (index & 31)) & 1) === 1

/** How many members a part of a block has. */
export function sizeOf(part: number): number {
  const pairs = part - ((part >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
