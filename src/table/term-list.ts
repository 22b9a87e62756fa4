import { type Language, normalized, resolveTerm, type Vocabulary } from '../record/vocabulary.js'
import { termNamed, wordOfTerm } from './term-words.js'
import { answerWords, isNone, noneWords, openEnding, openWords, readAnswer } from './words.js'

// Several terms in one cell, as offices write them: 沙发、茶几、绿植. One cell says all that a record can:
// - 沙发、茶几          all there is
// - 沙发、茶几等        not given in full
// - 无                  none
// - 沙发：有、茶几：无  item by item; what is not mentioned is not known
// - 沙发、摇椅：认可    an item no clause names, and that it counts

type Judged = { readonly item: string; readonly accepted?: boolean | null }

export interface TermList {
  readonly value: readonly (string | Judged)[] | Readonly<Record<string, boolean | null>>
  /** Whether there may be more than it says. */
  readonly open: boolean
}

/**
 * Reads the terms of a cell; the word stands as it is where nobody knows it. Undefined where some items have an
 * answer and others have none: whether those others are all there is cannot be told.
 *
 * @example
 * readTermList('沙发、茶几等', 'equipment', vocabulary) //=> { value: ['sofa', 'tea-table'], open: true }
 */
export function readTermList(text: string, section: string, vocabulary: Vocabulary): TermList | undefined {
  const whole = termNamed(vocabulary, section, text)
  if (whole !== undefined) return { value: [whole], open: false }
  if (isNone(text)) return { value: [], open: false }
  const { words, open } = openList(text.trim(), section, vocabulary)
  const items = words.map((word) => readItem(word, section, vocabulary))
  const answered = items.filter(({ answer }) => answer === 'there' || answer === 'absent' || answer === 'unknown')
  if (answered.length === 0) return { value: items.map(asMember), open }
  if (answered.length < items.length || open) return undefined
  const answers = { there: true, absent: false, unknown: null } as const
  const checklist = answered.map(({ word, answer }) => [word, answers[answer as keyof typeof answers]] as const)
  // Of two answers about one thing nobody knows which is right.
  const mentioned = new Set(checklist.map(([word]) => word))
  return mentioned.size < checklist.length ? undefined : { value: Object.fromEntries(checklist), open: false }
}

/** The words of a list, and whether it ends in 等; what ends so and is a term is a term. */
function openList(text: string, section: string, vocabulary: Vocabulary) {
  const words = wordsIn(text, section, vocabulary)
  const listed = text.replace(openEnding, '')
  const open = listed !== text && !isWord(words.at(-1) ?? '', section, vocabulary)
  return open ? { words: wordsIn(listed, section, vocabulary), open } : { words, open }
}

interface Item {
  readonly word: string
  readonly answer: ReturnType<typeof readAnswer>
}

function readItem(text: string, section: string, vocabulary: Vocabulary): Item {
  const known = termNamed(vocabulary, section, text)
  if (known !== undefined) return { word: known, answer: undefined }
  const [, before = '', behind = ''] = /^(.*\S)\s*[:：]\s*(.+)$/.exec(text) ?? []
  const answer = behind === '' ? undefined : readAnswer(behind)
  if (answer === undefined) return { word: text, answer }
  return { word: termNamed(vocabulary, section, before) ?? before, answer }
}

function asMember({ word, answer }: Item): string | Judged {
  if (answer === undefined) return word
  return { item: word, accepted: answer === 'unjudged' ? null : answer === 'accepted' }
}

/** The words of a list. A sign that separates may also be a part of a word: what is one word together is one. */
function wordsIn(text: string, section: string, vocabulary: Vocabulary): string[] {
  const pieces = [...text.matchAll(/[^、，,；;\n\r]+/g)].map((match) => ({
    from: match.index,
    until: match.index + match[0].length,
  }))
  const longest = longestOf(section, vocabulary)
  const words: string[] = []
  for (let first = 0; first < pieces.length; first++) {
    const from = pieces[first]!.from
    let last = first
    for (let at = first + 1; at < pieces.length && pieces[at]!.until - from <= longest; at++)
      if (isWord(text.slice(from, pieces[at]!.until), section, vocabulary)) last = at
    const word = text.slice(from, pieces[last]!.until).trim()
    if (word !== '') words.push(word)
    first = last
  }
  return words
}

/** Whether a text with signs inside is a term, be it with an answer behind it. */
const isWord = (text: string, section: string, vocabulary: Vocabulary): boolean => {
  const { word } = readItem(text.trim(), section, vocabulary)
  return resolveTerm(vocabulary, section, word) !== undefined
}

const longestWords = new WeakMap<object, number>()

/** How long a passage can be and still be a term with blanks and an answer about it. */
function longestOf(section: string, { terms }: Vocabulary): number {
  const entries = terms[section]
  if (entries === undefined) return 0
  const known = longestWords.get(entries)
  if (known !== undefined) return known
  const words = Object.entries(entries).flatMap(([id, { zh, en, aliases = [] }]) => [id, zh, en, ...aliases])
  const longest = Math.max(0, ...words.map((word) => normalized(word).length)) * 2 + 16
  longestWords.set(entries, longest)
  return longest
}

/** The cell that says a list of terms; `readTermList` reads it back. */
export function writeTermList(
  { value, open }: TermList,
  section: string,
  vocabulary: Vocabulary,
  language: Language,
): string {
  const words = answerWords[language]
  const [between, colon] = language === 'zh' ? ['、', '：'] : ['; ', ': ']
  const say = (id: string) => wordOfTerm(vocabulary, section, id, language)
  if (Array.isArray(value)) {
    const items = (value as (string | Judged)[]).map((each) => {
      if (typeof each === 'string') return say(each)
      const { item, accepted } = each
      return `${say(item)}${colon}${words[accepted ? 'accepted' : accepted === false ? 'refused' : 'unjudged']}`
    })
    if (items.length === 0 && !open) return noneWords[language]
    return `${items.join(between)}${open ? `${language === 'en' && items.length > 0 ? between : ''}${openWords[language]}` : ''}`
  }
  return Object.entries(value)
    .map(([id, answer]) => `${say(id)}${colon}${words[answer ? 'there' : answer === false ? 'absent' : 'unknown']}`)
    .join(between)
}
