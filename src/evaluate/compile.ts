import { type Facts, factAt, itemFacts } from '../expr/facts.js'
import { type Expr, type Operation, operationOf } from '../expr/types.js'
import { widerThan, wideTerms } from '../record/terms-inside.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { addition, literal, maximum, minimum, multiplication, subtraction } from './arithmetic.js'
import { comparison, type Decided, membership } from './compare.js'
import { orderedFact, yesNoFact } from './fact.js'
import { bothOf, eitherOf, oneByOne, opposite, wordAmong } from './inquiry.js'
import { judged, judgedConditions } from './judged.js'
import { conjunction, constant, disjunction, negation, truthAtHand } from './logic.js'
import { filtered, judgedItems, listFact, recordsFact } from './members.js'
import { endOfPeriod } from './milestone.js'
import type { Bounds, Inquiry, Judged, Members, Test } from './node.js'
import { runOnce } from './once.js'
import { any, counted, distinctValues, every, summed } from './quantify.js'
import { sameTerm, termFact, wordFact } from './term.js'
import { termsFact } from './terms.js'
import { type Words, wordsOf } from './words.js'

/** Turns expressions that have passed `typecheck` into closures. No code is generated from text. */
export interface Compiler {
  test(expr: Expr): Test
  bounds(expr: Expr): Bounds
  members(expr: Expr): Members
  /** A test of members, to be asked of many at once. */
  inquiry(expr: Expr): Inquiry
}

/**
 * A compiler for the expressions of one standard. Equal expressions over the record share one node,
 * so that a list read by several requirements is worked out once for each record, and the bounds
 * of a measure can be read after the comparison that ran it.
 */
export function compilerFor(facts: Facts, vocabulary: Vocabulary): Compiler {
  const shared = { tests: new Map(), bounds: new Map(), members: new Map(), judged: new Map(), words: new Map() }
  return scoped(facts, vocabulary, { shared })
}

interface Shared {
  readonly tests: Map<string, Test>
  readonly bounds: Map<string, Bounds>
  readonly members: Map<string, Members>
  readonly judged: Map<string, Judged>
  readonly words: Map<string, Words>
}

/** Where an expression reads. */
interface Scope {
  /** The nodes over the record itself, by their expression; undefined inside a member. */
  readonly shared?: Shared
  /** Inside a member of a list of the record: the members by the words of a fact of theirs. */
  readonly words?: (name: string) => Words
  /** Whether what is read is an item of a list of terms. */
  readonly ofItem?: boolean
}

function scoped(facts: Facts, vocabulary: Vocabulary, scope: Scope): Compiler {
  const { shared, ofItem } = scope
  const compiler: Compiler = { test, bounds, members, inquiry }

  function once<T>(known: Map<string, T> | undefined, expr: Expr | readonly Expr[], build: () => T): T {
    if (known === undefined) return build()
    const key = JSON.stringify(expr)
    const node = known.get(key) ?? build()
    known.set(key, node)
    return node
  }

  function inside(list: Expr): Compiler {
    const operation = operationOf(list)
    if (operation?.operator === 'filter') return inside(operation.operands[0]!)
    const fact = operation && factAt(String(operation.operands[0]), facts)
    if (fact?.type === 'terms') return scoped(itemFacts(fact.terms), vocabulary, { ofItem: true })
    if (fact?.type !== 'list') return scoped({}, vocabulary, {})
    return scoped(fact.members, vocabulary, shared ? { words: (name) => wordsIn(list, name, shared) } : {})
  }

  function wordsIn(list: Expr, name: string, { words }: Shared): Words {
    const key = `${pathOf(list)}/${name}`
    const known = words.get(key) ?? wordsOf(members(list), name)
    words.set(key, known)
    return known
  }

  function test(expr: Expr): Test {
    return once(shared?.tests, expr, () => newTest(expr))
  }

  function newTest(expr: Expr): Test {
    if (typeof expr === 'boolean') return constant(expr)
    const wanted = termsOf(expr)
    if (wanted !== undefined) return termsFact(wanted.list, wanted.entries)
    const { operator, operands } = taken(expr)
    const [first, second] = operands as [Expr, Expr]
    switch (operator) {
      case 'var':
        return first === '' ? truthAtHand : yesNoFact(String(first), ofItem)
      case '!':
        return negation(test(first))
      case 'and':
        return conjunction(operands.map(test))
      case 'or':
        return disjunction(operands.map(test))
      case 'in':
        return isWordFact(first)
          ? isOneOf(pathOf(first), second as readonly string[])
          : membership(bounds(first), second as readonly string[])
      case 'all':
        return every(judges(first, second))
      case 'some':
        return any(judges(first, second))
      case 'none':
        return negation(any(judges(first, second)))
      case '==':
        return equality(first, second)
      case '!=':
        return negation(equality(first, second))
      default:
        return comparison(operator as Decided, bounds(first), bounds(second))
    }
  }

  function equality(first: Expr, second: Expr): Test {
    if (typeof first === 'string' && typeof second !== 'string') return equality(second, first)
    if (isWordFact(first) && typeof second === 'string') return isOneOf(pathOf(first), [second])
    const [left, right] = [bounds(first), bounds(second)]
    return left.inside ? sameTerm(left, right, left.inside) : comparison('==', left, right)
  }

  function isOneOf(name: string, words: readonly string[]): Test {
    return wordFact(name, words, widerWords(name, words))
  }

  function widerWords(name: string, words: readonly string[]): readonly string[] {
    const fact = facts[name]
    return fact?.type === 'term' ? widerThan(vocabulary, fact.terms, words) : []
  }

  /** Whether an expression is a term or a text that stands by itself; a day of a timetable does not. */
  function isWordFact(expr: Expr): boolean {
    const operation = operationOf(expr)
    const fact = operation?.operator === 'var' ? facts[String(operation.operands[0])] : undefined
    return fact?.type === 'term' || fact?.type === 'text'
  }

  function inquiry(expr: Expr): Inquiry {
    return asksForWords(expr) ? newInquiry(taken(expr)) : oneByOne(test(expr))
  }

  /** Whether words decide it, at least in part: which members have them is known of all at once. */
  function asksForWords(expr: Expr): boolean {
    const operation = operationOf(expr)
    if (scope.words === undefined || operation === undefined) return false
    const { operator, operands } = operation
    if (operator === 'and' || operator === 'or' || operator === '!') return operands.some(asksForWords)
    return wordsAsked(operation) !== undefined
  }

  function newInquiry(operation: Operation): Inquiry {
    const { operator, operands } = operation
    if (operator === '!') return opposite(inquiry(operands[0]!))
    const asked = wordsAsked(operation)
    if (asked !== undefined) {
      const among = wordAmong(scope.words!(asked.name), asked.words, widerWords(asked.name, asked.words))
      return operator === '!=' ? opposite(among) : among
    }
    // Words first: what they decide is not asked one by one.
    const byWord = operands.filter(asksForWords).map(inquiry)
    const others = operands.filter((operand) => !asksForWords(operand))
    const [join, together] = operator === 'and' ? [bothOf, conjunction] : [eitherOf, disjunction]
    return (others.length === 0 ? byWord : [...byWord, oneByOne(together(others.map(test)))]).reduce(join)
  }

  /** The words that a comparison asks of one fact that is a term or a text. */
  function wordsAsked({ operator, operands }: Operation) {
    const [first, second] = operands as [Expr, Expr]
    if (operator !== 'in' && operator !== '==' && operator !== '!=') return undefined
    if (operator !== 'in' && typeof first === 'string' && isWordFact(second))
      return { name: pathOf(second), words: [first] }
    if (!isWordFact(first) || !(typeof second === 'string' || Array.isArray(second))) return undefined
    return { name: pathOf(first), words: [second].flat() as string[] }
  }

  function bounds(expr: Expr): Bounds {
    return once(shared?.bounds, expr, () => newBounds(expr))
  }

  function newBounds(expr: Expr): Bounds {
    if (typeof expr === 'number' || typeof expr === 'string') return literal(expr)
    const { operator, operands } = taken(expr)
    const [first, second] = operands as [Expr, Expr]
    const numbers = () => operands.map((operand) => bounds(operand) as Bounds<number>)
    switch (operator) {
      case 'var':
        return factNamed(String(first))
      case '+':
        return addition(numbers())
      case '-':
        return subtraction(numbers())
      case '*':
        return multiplication(numbers())
      case 'min':
        return minimum(numbers())
      case 'max':
        return maximum(numbers())
      case 'count':
        return counted(judges(first, second))
      case 'distinct':
        return perRecord(distinctValues(members(first), inside(first).bounds(second)))
      case 'period':
        return endOfPeriod(first as 'from' | 'until')
      case 'sum':
        return perRecord(summed(members(first), inside(first).bounds(second) as Bounds<number>))
      default:
        throw new Error(`"${operator}" has no bounds: the expression was not checked`)
    }
  }

  function factNamed(name: string): Bounds {
    const word = orderedFact(name, facts)
    const fact = facts[name]
    const inside = fact?.type === 'term' ? wideTerms(vocabulary, fact.terms) : undefined
    return inside === undefined || inside.size === 0 ? word : termFact(name, word, inside)
  }

  function members(expr: Expr): Members {
    return once(shared?.members, expr, () => list(expr))
  }

  function judges(list: Expr, condition: Expr): Judged {
    return once(shared?.judged, [list, condition], () => {
      const member = inside(list)
      const asked = member.test(condition)
      return perRecord(
        Array.isArray(list)
          ? judgedConditions(list.map(test), asked)
          : judged(members(list), asked, member.inquiry(condition)),
      )
    })
  }

  /** What goes through a list is worked out once for each record. */
  function perRecord<Node extends Members | Judged | Bounds>(node: Node): Node {
    return shared === undefined ? node : runOnce(node)
  }

  function list(expr: Expr): Members {
    const { operator, operands } = taken(expr)
    if (operator !== 'filter') {
      const name = pathOf(expr)
      const fact = factAt(name, facts)
      if (fact?.type === 'terms') return perRecord(judgedItems(name))
      return perRecord(fact?.type === 'list' && fact.records !== undefined ? recordsFact(name) : listFact(name))
    }
    return filtered(judges(operands[0]!, operands[1]!))
  }

  return compiler
}

function taken(expr: Expr) {
  const operation = operationOf(expr)
  if (operation === undefined)
    throw new Error(`${JSON.stringify(expr)} stands where an operator must: the expression was not checked`)
  return operation
}

interface WantedTerms {
  readonly list: string
  readonly entries: readonly (readonly string[])[]
}

/** The terms of one list that an expression asks for, all of them, each with its alternatives. */
function termsOf(expr: Expr): WantedTerms | undefined {
  const { operator, operands } = taken(expr)
  if (operator === 'in' && typeof operands[0] === 'string')
    return { list: pathOf(operands[1]!), entries: [[operands[0]]] }
  if (operator !== 'and' && operator !== 'or') return undefined
  const wanted = operands.map((operand) => (operationOf(operand) === undefined ? undefined : termsOf(operand)))
  const list = wanted[0]?.list
  if (list === undefined || wanted.some((each) => each?.list !== list)) return undefined
  const entries = wanted.flatMap((each) => each!.entries)
  if (operator === 'and') return { list, entries }
  // Alternatives are single terms: one entry each.
  return wanted.every((each) => each!.entries.length === 1) ? { list, entries: [entries.flat()] } : undefined
}

const pathOf = (expr: Expr): string => String(taken(expr).operands[0])
