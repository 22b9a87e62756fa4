import { catalogue } from './catalogue.js'

interface Pattern {
  /** What stands between the things that differ, with what stands before and behind them. */
  readonly parts: readonly string[]
  readonly chinese: string
}

let patterns: readonly Pattern[] | undefined

/** Those that say most come first: a pattern of few words would take the words of others for what differs. */
function made(): readonly Pattern[] {
  const literal = (english: string): number => english.replaceAll('{}', '').length
  return Object.entries(catalogue)
    .sort(([a], [b]) => literal(b) - literal(a))
    .map(([english, chinese]) => ({ parts: english.split('{}'), chinese }))
}

/**
 * What stands where a pattern has "{}", each as short as can be; undefined where the text is another one. No regular
 * expression: of texts that somebody made a hundred kilobytes long, one tries every way to divide them.
 */
function differing(text: string, [first = '', ...others]: readonly string[]): readonly string[] | undefined {
  if (!text.startsWith(first)) return undefined
  const last = others.pop()
  if (last === undefined) return text === first ? [] : undefined
  const found: string[] = []
  let from = first.length
  for (const part of others) {
    const at = text.indexOf(part, from)
    if (at < 0) return undefined
    found.push(text.slice(from, at))
    from = at + part.length
  }
  const end = text.length - last.length
  return end >= from && text.endsWith(last) ? [...found, text.slice(from, end)] : undefined
}

/** A sentence holds others, and those no more: what holds more is what somebody wrote. */
const deepest = 3

/**
 * What a Problem says, in Chinese; as it is where the catalogue has no words for it.
 *
 * @example
 * inChinese('no fact is called "totalarea"') //=> '没有名为“totalarea”的资料'
 */
export function inChinese(english: string, depth = 0): string {
  patterns ??= made()
  if (depth > deepest) return english
  for (const { parts, chinese } of patterns) {
    const found = differing(english, parts)
    if (found === undefined) continue
    return chinese.replace(/\{(=?)(\d)\}/g, (_, said: string, number: string) => {
      const text = found[Number(number) - 1] ?? ''
      return said === '' ? text : inChinese(text, depth + 1)
    })
  }
  return english
}
