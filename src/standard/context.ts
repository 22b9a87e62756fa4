import { type Facts, type FactType, factAt, membersAt } from '../expr/facts.js'
import type { Key, KindContext } from '../kinds/kind.js'
import { readQuantity } from '../record/quantity.js'
import { termsInside } from '../record/terms-inside.js'
import { resolveTerm, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import type { Keys, Reporter } from './file.js'

/** What a kind may ask while it compiles the requirement at `keys`. */
export function contextFor(reporter: Reporter, keys: Keys, vocabulary: Vocabulary, facts: Facts): KindContext {
  const at = (key: Key): Keys => [...keys, ...(Array.isArray(key) ? key : [key as string])]
  return {
    fact<T extends FactType['type']>(key: Key, name: string, wanted: readonly T[], list?: string) {
      const among = list === undefined ? facts : membersAt(list, facts)
      const fact = factAt(name, among)
      if (fact === undefined) {
        const help = didYouMean(name, Object.keys(among))
        reporter.report(
          { code: 'unknown-fact', message: `no fact is called "${name}"`, ...(help && { help }) },
          at(key),
        )
      } else if ((wanted as readonly string[]).includes(fact.type)) return fact as Extract<FactType, { type: T }>
      else
        reporter.report(
          { code: 'type-mismatch', message: `"${name}" is a ${fact.type}, a ${wanted.join(' or ')} is needed here` },
          at(key),
        )
      return undefined
    },
    term(key, section, word) {
      const id = resolveTerm(vocabulary, section, word)
      if (id !== undefined) return id
      const help = didYouMean(word, Object.keys(vocabulary.terms[section] ?? {}))
      reporter.report(
        { code: 'unknown-term', message: `no term of "${section}" is called "${word}"`, ...(help && { help }) },
        at(key),
      )
      return word
    },
    withTermsInside: (section, id) => [id, ...termsInside(vocabulary, section, id)],
    idOf: (section, word) => resolveTerm(vocabulary, section, word),
    quantity(key, text, unit) {
      const quantity = readQuantity(text, vocabulary)
      if (quantity?.unit === unit) return quantity.value
      const message =
        quantity === undefined
          ? `"${text}" is no number with a unit`
          : `"${text}" is in ${quantity.unit}, not in ${unit}`
      reporter.report({ code: 'unit-mismatch', message, help: `such as "12 ${unit}"` }, at(key))
      return undefined
    },
    problem(key, code, message, help) {
      reporter.report({ code, message, ...(help && { help }) }, at(key))
    },
  }
}
