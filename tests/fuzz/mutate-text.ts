import { hostileWords } from './hostile.js'
import { bytes } from './mutate-bytes.js'
import { below, oneOf, type Random } from './random.js'
import { bytesOf, type Shape, textOf, without } from './shape.js'

type Change = (text: string, other: string, random: Random) => string

const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}_-]+|\s+|./gsu) ?? []
const lines = (text: string): string[] => text.split(/(?<=\n)/)

const replaced = <T>(list: readonly T[], random: Random, put: (was: T) => readonly T[]): T[] => {
  const at = below(list.length, random)
  return list.flatMap((each, index) => (index === at ? put(each) : [each]))
}

const changes: readonly Change[] = [
  (text, _, random) => replaced(tokens(text), random, () => [oneOf(hostileWords, random)]).join(''),
  (text, _, random) => replaced(tokens(text), random, (was) => [was, oneOf(hostileWords, random)]).join(''),
  (text, other, random) => replaced(tokens(text), random, () => [oneOf(tokens(other), random) ?? '']).join(''),
  (text, _, random) => replaced(tokens(text), random, () => []).join(''),
  (text, _, random) => replaced(tokens(text), random, (was) => [was, was]).join(''),
  (text, _, random) => replaced(lines(text), random, () => []).join(''),
  (text, _, random) => replaced(lines(text), random, (was) => [was, was]).join(''),
  (text, _, random) =>
    replaced(lines(text), random, (was) => [`${' '.repeat(below(5, random))}${was.trimStart()}`]).join(''),
  (text, other, random) => replaced(lines(text), random, (was) => [was, oneOf(lines(other), random) ?? '']).join(''),
  function swapLines(text, _, random) {
    const all = lines(text)
    const [one, two] = [below(all.length, random), below(all.length, random)]
    return all.map((_line, at) => all[at === one ? two : at === two ? one : at]).join('')
  },
  (text, _, random) => text.replace(/\d+/g, (digits) => (random() < 0.1 ? String(below(1000, random)) : digits)),
  function nest(text, _, random) {
    const depth = oneOf([2, 10, 40, 200, 5000], random)
    const [open, close] = oneOf(
      [
        ['[', ']'],
        ['{a: ', '}'],
        ['{"a":', '}'],
        ['- ', ''],
      ] as const,
      random,
    )
    return replaced(tokens(text), random, (was) => [open.repeat(depth), was, close.repeat(depth)]).join('')
  },
  (text, _, random) =>
    replaced(tokens(text), random, (was) => [
      was
        .slice(0, 1000)
        .repeat(oneOf([3, 100, 5000, 100_000], random))
        .slice(0, 100_000),
    ]).join(''),
]

export const changedText = (text: string, other: string, random: Random): string =>
  text === '' ? other : oneOf(changes, random)(text, other, random)

/** Words and lines of a text, and now and then its bytes. */
export const text: Shape = {
  ending: 'txt',
  mutate: (input, others, random) =>
    random() < 0.1
      ? bytes.mutate(input, others, random)
      : bytesOf(changedText(textOf(input), textOf(oneOf(others, random)), random)),
  *reductions(input) {
    for (const less of without(lines(textOf(input)))) yield bytesOf(less.join(''))
    const all = tokens(textOf(input))
    if (all.length < 2000) for (const less of without(all)) yield bytesOf(less.join(''))
    if (input.length < 500) yield* bytes.reductions(input)
  },
}
