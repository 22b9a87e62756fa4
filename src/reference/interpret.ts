import { type CompareOperator, type Expr, operationOf } from '../expr/types.js'
import { arithmetic, type Numbers } from './arithmetic.js'
import { plus } from './decimal.js'
import { holdsTerm, valueAt } from './fact.js'
import { listAt, type Member } from './list.js'
import type { Interval, Scope, Truth, Value, Word } from './scope.js'

// What an expression means on a record of which not all is known: the specification. Written for its
// reader, one rule for each operator; what the compiled evaluator says must be the same.

/** Whether an expression holds. The expression has passed `typecheck`. */
export function truthOf(expr: Expr, scope: Scope): Truth {
  if (typeof expr === 'boolean') return expr
  const { operator, operands } = operationOf(expr)!
  const [first, second] = operands as [Expr, Expr]
  switch (operator) {
    case 'var':
      return first === '' ? (scope.truth ?? null) : yesOrNo(scope.item[String(first)])
    case '!':
      return not(truthOf(first, scope))
    case 'and':
      return all(operands.map((operand) => truthOf(operand, scope)))
    case 'or':
      return some(operands.map((operand) => truthOf(operand, scope)))
    case 'in':
      return Array.isArray(second)
        ? some(second.map((word) => compare('==', evaluate(first, scope), evaluate(word, scope))))
        : holdsTerm(pathOf(second), String(first), scope)
    case 'all':
      return ofEach(membersOf(first, scope), second)
    case 'some':
      return ofAny(membersOf(first, scope), second)
    case 'none':
      return not(ofAny(membersOf(first, scope), second))
    default:
      return compare(operator as CompareOperator, evaluate(first, scope), evaluate(second, scope))
  }
}

const yesOrNo = (value: unknown): Truth => (typeof value === 'boolean' ? value : null)
const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const some = (truths: readonly Truth[]): Truth => not(all(truths.map(not)))

/** What may be both yes and no is open. */
const either = (mayHold: boolean, mayFail: boolean): Truth => (mayHold && mayFail ? null : mayHold)

/** Every member satisfies it, and there is one. */
function ofEach(members: readonly Member[], condition: Expr): Truth {
  const asked = members.map(({ scope, least }) => ({ least, truth: truthOf(condition, scope) }))
  const mayHold =
    asked.some(({ truth }) => truth !== false) && !asked.some((each) => each.least && each.truth === false)
  const mayFail = asked.some(({ truth }) => truth !== true) || asked.every(({ least }) => least === 0)
  return either(mayHold, mayFail)
}

/** At least one member satisfies it. */
function ofAny(members: readonly Member[], condition: Expr): Truth {
  const asked = members.map(({ scope, least }) => ({ least, truth: truthOf(condition, scope) }))
  const mayHold = asked.some(({ truth }) => truth !== false)
  const mayFail = !asked.some(({ least, truth }) => least === 1 && truth === true)
  return either(mayHold, mayFail)
}

/** Decided where every pair of values that the two may have gives the same answer. */
function compare(operator: CompareOperator, left: Value, right: Value): Truth {
  if (left === null || right === null) return null
  switch (operator) {
    case '<':
      return lessThan(left as Interval, right as Interval)
    case '>':
      return lessThan(right as Interval, left as Interval)
    case '<=':
      return not(lessThan(right as Interval, left as Interval))
    case '>=':
      return not(lessThan(left as Interval, right as Interval))
    case '!=':
      return not(compare('==', left, right))
    case '==':
      return 'word' in left || 'word' in right ? sameWord(asWord(left), asWord(right)) : equal(left, right)
  }
}

const lessThan = (left: Interval, right: Interval): Truth => either(left.low < right.high, left.high >= right.low)

const equal = (left: Interval, right: Interval): Truth =>
  either(left.low <= right.high && right.low <= left.high, left.low < right.high || right.low < left.high)

/** A word written in the expression says all there is to say. */
const asWord = (value: Word | Interval): Word => ('word' in value ? value : { word: String(value.low), narrower: [] })

/** A hospital of which nobody says more may be a general hospital, and two of them one of each sort. */
function sameWord(one: Word, other: Word): Truth {
  if (one.narrower.includes(other.word) || other.narrower.includes(one.word)) return null
  if (one.word !== other.word) return false
  return one.narrower.length > 0 && other.narrower.length > 0 ? null : true
}

/** What an expression that is no yes or no comes to. */
export function evaluate(expr: Expr, scope: Scope): Value {
  if (typeof expr === 'number' || typeof expr === 'string') return { low: expr, high: expr }
  const { operator, operands } = operationOf(expr)!
  const [first, second] = operands as [Expr, Expr]
  switch (operator) {
    case 'var':
      return valueAt(String(first), scope)
    case 'period': {
      const day = scope.period![first as 'from' | 'until']
      return { low: day, high: day }
    }
    case 'count':
      return numberOf(first, second, scope)
    case 'sum':
      return sumOf(first, second, scope)
    case 'distinct':
      return distinctOf(first, second, scope)
    default:
      return operands.map((operand) => evaluate(operand, scope) as Numbers).reduce(arithmetic[operator as '+'])
  }
}

/** How many members satisfy a condition. */
function numberOf(list: Expr, condition: Expr, scope: Scope): Numbers {
  const members = those(membersOf(list, scope), condition)
  return { low: total(members.map(({ least }) => least)), high: total(members.map(({ most }) => most)) }
}

const total = (numbers: readonly number[]): number => numbers.reduce(plus, 0)

/** A value of the members, added up. */
function sumOf(list: Expr, value: Expr, scope: Scope): Numbers {
  const parts = membersOf(list, scope).map(({ scope: inside, least, most }) =>
    arithmetic['*']({ low: least, high: most }, evaluate(value, inside) as Numbers),
  )
  return parts.reduce(arithmetic['+'], { low: 0, high: 0 })
}

/** How many different words the members have: the same ones are one, and one that says little may be another. */
function distinctOf(list: Expr, fact: Expr, scope: Scope): Numbers {
  const members = membersOf(list, scope).map((member) => ({
    ...member,
    word: evaluate(fact, member.scope) as Word | null,
  }))
  const sure = members.filter(({ least }) => least === 1)
  const sureWords = new Set(sure.map(({ word }) => word?.word))
  const different = new Set(
    sure.flatMap(({ word }) => (word === null || word.narrower.some((each) => sureWords.has(each)) ? [] : word.word)),
  )
  const isKnown = ({ word }: (typeof members)[number]) => word !== null && word.narrower.length === 0
  const known = new Set(members.filter(isKnown).map(({ word }) => word!.word))
  const open = members.filter((member) => !isKnown(member)).map(({ most }) => most)
  return { low: Math.max(different.size, Math.min(sure.length, 1)), high: plus(known.size, total(open)) }
}

/** The members of a list, or of an array of conditions. */
export function membersOf(list: Expr, scope: Scope): readonly Member[] {
  if (Array.isArray(list)) {
    const member = (condition: Expr): Scope => ({ ...scope, item: {}, facts: {}, truth: truthOf(condition, scope) })
    return list.map((condition) => ({ scope: member(condition), least: 1, most: 1 }))
  }
  const { operator, operands } = operationOf(list)!
  if (operator === 'filter') return those(membersOf(operands[0]!, scope), operands[1]!)
  return listAt(pathOf(list), scope)
}

/** Those members that satisfy a condition, and those that may. */
const those = (members: readonly Member[], condition: Expr): readonly Member[] =>
  members.flatMap((member) => {
    const truth = truthOf(condition, member.scope)
    return truth === false ? [] : [truth === true ? member : { ...member, least: 0 as const }]
  })

const pathOf = (expr: Expr): string => String(operationOf(expr)!.operands[0])
