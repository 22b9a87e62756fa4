import type { Finding, Measured } from '../../evaluate/finding.js'
import { factsOf } from '../../expr/walk.js'
import { printable } from '../../printable.js'
import { factNamed, type Label, type Language } from '../../record/vocabulary.js'
import { amountOf, detailOf, type Named, placeName, required } from '../message.js'

// What the page says of a finding, in both languages. A text that is the same in both is given once.

/** A text in both languages, [zh, en], or one that is the same in both. */
export type Text = string | readonly [zh: string, en: string]

/** Of many places the first are named and the rest counted: a region's evidence is every site in it. */
export const mostPlaces = 20
/** Of many facts to find out, the sentence names the first; they are listed below it. */
const mostInSentence = 3

export function textOf({ zh, en }: Label): Text {
  const text = [printable(zh), printable(en)] as const
  return text[0] === text[1] ? text[0] : text
}

const inBoth = (say: (language: Language) => string): Text => textOf({ zh: say('zh'), en: say('en') })

export interface AnswerTexts {
  readonly expected: Text
  readonly actual: Text
  readonly detail: Text
}

export function answerTexts(finding: Finding, named: Named): AnswerTexts {
  const { settledBy } = finding
  // A pointer to a fact that nobody knows is named as it stands: "…".
  const short = settledBy.length > mostInSentence ? [...settledBy.slice(0, mostInSentence), '/…'] : settledBy
  return {
    expected: inBoth((language) => required(finding.expected, named, language)),
    actual: inBoth((language) => actualText(finding.actual, named, language)),
    detail: inBoth((language) => detailOf({ ...finding, settledBy: short }, named, language)),
  }
}

export const placeText = (pointer: string, named: Named): Text =>
  inBoth((language) => placeName(pointer, named, language))

function actualText(actual: Measured | null, named: Named, language: Language): string {
  if (actual === null) return ''
  if ('value' in actual) {
    const { value, of } = actual
    if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language]
    if (typeof value === 'string') return termText(value, named, language)
    const whole = of === undefined ? '' : { zh: `（共 ${of}）`, en: ` (of ${of})` }[language]
    return `${amountOf(actual, named.vocabulary, language)}${whole}`
  }
  const { low, high } = actual
  if (low !== null && high !== null) return amountOf(actual, named.vocabulary, language)
  const end = amountOf({ ...actual, low: low ?? high, high: low ?? high }, named.vocabulary, language)
  const words = openEnds[typeof (low ?? high) === 'string' ? 'day' : 'number'][low === null ? 'high' : 'low']
  return `${words[language]} ${end}`
}

/** What stands before a bound where the other one is open. */
const openEnds = {
  number: { low: { zh: '不少于', en: 'at least' }, high: { zh: '不超过', en: 'at most' } },
  day: { low: { zh: '不早于', en: 'not before' }, high: { zh: '不晚于', en: 'no later than' } },
} as const

/** The label of a term that the facts of the requirement draw on; a day stays as it is. */
function termText(id: string, { requirement, recordType, vocabulary }: Named, language: Language): string {
  for (const path of factsOf(requirement.check.holds)) {
    const fact = factNamed(vocabulary, recordType, path)
    const label = fact?.type === 'term' || fact?.type === 'terms' ? vocabulary.terms[fact.terms]?.[id] : undefined
    if (label !== undefined) return label[language]
  }
  return id
}
