/** Whole numbers below 2³², four bytes each: a list of a million of them is nothing that V8 has to look through. */
export interface NumberList {
  push(number: number): void
  at(index: number): number
  length(): number
}

export function numberList(): NumberList {
  let numbers = new Uint32Array(64)
  let length = 0
  return {
    push(number) {
      if (length === numbers.length) {
        const larger = new Uint32Array(2 * length)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = number
    },
    at: (index) => numbers[index]!,
    length: () => length,
  }
}
