import { catalogue } from './catalogue.js'

interface Pattern {
  readonly regex: RegExp
  readonly chinese: string
}

let patterns: readonly Pattern[] | undefined

/** Those that say most come first: a pattern of few words would take the words of others for what differs. */
function made(): readonly Pattern[] {
  const literal = (english: string): number => english.replaceAll('{}', '').length
  return Object.entries(catalogue)
    .sort(([a], [b]) => literal(b) - literal(a))
    .map(([english, chinese]) => {
      const parts = english.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      return { regex: new RegExp(`^${parts.join('(.*?)')}$`, 's'), chinese }
    })
}

/**
 * What a Problem says, in Chinese; as it is where the catalogue has no words for it.
 *
 * @example
 * inChinese('no fact is called "totalarea"') //=> '没有名为“totalarea”的资料'
 */
export function inChinese(english: string): string {
  patterns ??= made()
  for (const { regex, chinese } of patterns) {
    const found = regex.exec(english)
    if (found === null) continue
    return chinese.replace(/\{(=?)(\d)\}/g, (_, said: string, number: string) => {
      const text = found[Number(number)] ?? ''
      return said === '' ? text : inChinese(text)
    })
  }
  return english
}
