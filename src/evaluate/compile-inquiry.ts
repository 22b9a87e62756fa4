import { type Expr, operationOf } from '../expr/types.js'
import type { WordsAsked } from './asked.js'
import { bothOf, eitherOf, oneByOne, opposite, wordAmong } from './inquiry.js'
import { conjunction, disjunction } from './logic.js'
import type { Inquiry, Test } from './node.js'
import type { Words } from './words.js'

/** What is known of the members that are asked. */
export interface Asked {
  test(expr: Expr): Test
  wordsAsked(expr: Expr): WordsAsked | undefined
  /** The members by the words of a fact of theirs. */
  words(name: string): Words
}

/**
 * A condition on members, to be asked of many at once: which of them have a word is known of all together, and what
 * words decide is not asked one by one.
 */
export function inquiryFor(expr: Expr, asked: Asked): Inquiry {
  const words = asked.wordsAsked(expr)
  if (words !== undefined) {
    const among = wordAmong(asked.words(words.name), words.words, words.wider)
    return operationOf(expr)!.operator === '!=' ? opposite(among) : among
  }
  if (!asksForWords(expr, asked)) return oneByOne(asked.test(expr))
  const { operator, operands } = operationOf(expr)!
  if (operator === '!') return opposite(inquiryFor(operands[0]!, asked))
  const byWord = operands.filter((operand) => asksForWords(operand, asked))
  const others = operands.filter((operand) => !byWord.includes(operand)).map(asked.test)
  const [join, together] = operator === 'and' ? [bothOf, conjunction] : [eitherOf, disjunction]
  const first = byWord.map((operand) => inquiryFor(operand, asked))
  return (others.length === 0 ? first : [...first, oneByOne(together(others))]).reduce(join)
}

/** Whether words decide it, at least in part. */
function asksForWords(expr: Expr, asked: Asked): boolean {
  const operation = operationOf(expr)
  if (operation === undefined) return false
  const { operator, operands } = operation
  if (operator === 'and' || operator === 'or' || operator === '!')
    return operands.some((operand) => asksForWords(operand, asked))
  return asked.wordsAsked(expr) !== undefined
}
