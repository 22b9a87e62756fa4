import { isMonth } from '../dates.js'
import type { BadCell, Cell } from '../io/rows.js'
import { type Fact, resolveUnit, type Vocabulary } from '../record/vocabulary.js'
import { readDay } from './days.js'
import { readTermList } from './term-list.js'
import { termNamed } from './term-words.js'
import { halfWidth, isClosed, readYesNo } from './words.js'

// What a cell says of a fact. INVARIANT: nothing is guessed. A cell that is not plainly a value of its fact is
// handed on as the text it is, and the reader of records says what is wrong with it.

export type Words = Readonly<Record<string, string | boolean>>

/** How the words of a table are to be taken. */
export interface CellOptions {
  readonly vocabulary: Vocabulary
  /** Texts that mean a term's id, yes or no. */
  readonly words?: Words | undefined
  /** Texts that mean nothing was filled in. */
  readonly blank?: ReadonlySet<string> | undefined
}

export interface ReadValue {
  /** For a record; null where the cell is blank. */
  readonly value: unknown
  /** Whether it is a list of terms that may go on. */
  readonly open?: boolean
}

export const isBad = (cell: Cell | BadCell): cell is BadCell => typeof cell === 'object' && cell !== null

/** Whether a cell says nothing. */
export const isBlank = (cell: Cell | BadCell, { blank }: Pick<CellOptions, 'blank'>): boolean =>
  cell === null || (typeof cell === 'string' && (cell.trim() === '' || blank?.has(cell.trim()) === true))

/** A cell as the text it shows. */
export const textOf = (cell: Exclude<Cell, null>): string => (typeof cell === 'string' ? cell : String(cell))

/**
 * Reads a cell as a value of a fact.
 *
 * @example
 * readCell('１，２００㎡', { type: 'quantity', unit: 'm²', zh: '总面积', en: 'total area' }, { vocabulary })
 * //=> { value: 1200 }
 */
export function readCell(cell: Cell | BadCell, fact: Fact, options: CellOptions): ReadValue {
  if (isBlank(cell, options)) return { value: null }
  // As a text it would be taken for one, wherever a text is what is asked for.
  if (isBad(cell)) return { value: fact.type === 'text' ? { unreadable: cell.bad } : cell.bad }
  const { vocabulary, words = {} } = options
  const given = cell as Exclude<Cell, null>
  const text = textOf(given)
  switch (fact.type) {
    case 'quantity':
      return { value: typeof given === 'string' ? readNumber(given, fact.unit, vocabulary) : given }
    case 'yes-no':
      return { value: yesOrNo(given, words) ?? given }
    case 'milestone':
      return { value: yesOrNo(given, words) ?? readDay(text) ?? text }
    case 'date':
    case 'month': {
      const day = readDay(text)
      const precise = day !== undefined && (fact.type === 'month' ? isMonth(day) : day.length === 10)
      return { value: precise ? day : text }
    }
    case 'term':
      return { value: termNamed(vocabulary, fact.terms, meantBy(text, words)) ?? text }
    case 'terms':
      return readTerms(text, fact.terms, options)
    default:
      return { value: text }
  }
}

/** The term that a word stands for by the words somebody gave; the word itself where they say nothing of it. */
function meantBy(text: string, words: Words): string {
  const found = Object.hasOwn(words, text.trim()) ? words[text.trim()] : undefined
  return typeof found === 'string' ? found : text
}

function yesOrNo(cell: Exclude<Cell, null>, words: Words): boolean | undefined {
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? cell : undefined
  const word = Object.hasOwn(words, cell.trim()) ? words[cell.trim()] : undefined
  return typeof word === 'boolean' ? word : readYesNo(cell)
}

const number = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*([^\d\s.,+-]\S*)?$/

/** A number, be it with the unit of its fact; the text where it is not plainly that, or in another unit. */
function readNumber(text: string, unit: string, vocabulary: Vocabulary): number | string {
  const [, whole, fraction = '', word] = number.exec(halfWidth(text)) ?? []
  if (whole === undefined) return text
  if (word !== undefined && resolveUnit(vocabulary, word) !== unit) return text
  const value = Number(whole.replaceAll(',', '') + fraction)
  return Number.isFinite(value) ? value : text
}

function readTerms(text: string, section: string, { vocabulary, words = {} }: CellOptions): ReadValue {
  const list = readTermList(text, section, vocabulary)
  if (list === undefined) return { value: text }
  const meant = (word: string) => termNamed(vocabulary, section, meantBy(word, words)) ?? word
  if (!Array.isArray(list.value)) return { value: list.value }
  const value = (list.value as readonly unknown[]).map((each) => (typeof each === 'string' ? meant(each) : each))
  return { value, open: list.open }
}

/**
 * The opening hours of a day as records write them, from the ways people do; the text where it is none.
 *
 * @example
 * readHoursCell('9:00—11:30，13:00－17:00') //=> '09:00-11:30 13:00-17:00'
 */
export function readHoursCell(text: string): string {
  if (isClosed(text)) return 'closed'
  return halfWidth(text)
    .replace(/\s*[-‐-―~～至到]+\s*/g, '-')
    .replace(/[、,;]\s*/g, ' ')
    .replace(/(?<!\d)(\d):/g, '0$1:')
}
