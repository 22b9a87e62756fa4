import type { KindContext } from './kind.js'

/** Reports a term that is named twice, by whatever names: counted twice, it would weigh double. */
export function reportTwice(
  words: readonly { readonly word: string; readonly at: readonly (string | number)[] }[],
  section: string | undefined,
  context: KindContext,
): void {
  if (section === undefined) return
  const ids = words.map(({ word }) => context.idOf(section, word) ?? word)
  for (const [index, { word, at }] of words.entries()) {
    if (ids.indexOf(ids[index]!) < index) context.problem(at, 'duplicate-term', `"${word}" is named twice`)
  }
}
