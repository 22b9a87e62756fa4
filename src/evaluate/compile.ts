import { type Facts, factAt, itemFacts } from '../expr/facts.js'
import { type Expr, operationOf } from '../expr/types.js'
import { wideTerms } from '../record/terms-inside.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { addition, literal, maximum, minimum, multiplication, subtraction } from './arithmetic.js'
import { termsAsked, wordsAsked } from './asked.js'
import { comparison, type Decided, membership } from './compare.js'
import { inquiryFor } from './compile-inquiry.js'
import { orderedFact, yesNoFact } from './fact.js'
import { oneByOne } from './inquiry.js'
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
  /** For what is asked of the members of a list. */
  inside(list: Expr): Compiler
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
  const compiler: Compiler = { test, bounds, members, inside, inquiry }

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
    if (shared === undefined) return scoped(fact.members, vocabulary, {})
    const words = (name: string) => once(shared.words, [list, name], () => wordsOf(members(list), name))
    return scoped(fact.members, vocabulary, { words })
  }

  function test(expr: Expr): Test {
    return once(shared?.tests, expr, () => newTest(expr))
  }

  function newTest(expr: Expr): Test {
    if (typeof expr === 'boolean') return constant(expr)
    const { operator, operands } = taken(expr)
    const [first, second] = operands as [Expr, Expr]
    const terms = termsAsked(expr)
    if (terms !== undefined) return termsFact(terms.list, terms.entries)
    const words = wordsIn(expr)
    if (words !== undefined) {
      const node = wordFact(words.name, words.words, words.wider)
      return operator === '!=' ? negation(node) : node
    }
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
        return membership(bounds(first), second as readonly string[])
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
    const [left, right] = [bounds(first), bounds(second)]
    return left.inside ? sameTerm(left, right, left.inside) : comparison('==', left, right)
  }

  function inquiry(expr: Expr): Inquiry {
    const { words } = scope
    return words === undefined ? oneByOne(test(expr)) : inquiryFor(expr, { test, words, wordsAsked: wordsIn })
  }

  const wordsIn = (expr: Expr) => wordsAsked(expr, facts, vocabulary)

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

const pathOf = (expr: Expr): string => String(taken(expr).operands[0])
