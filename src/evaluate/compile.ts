import { type Facts, factAt, itemFacts } from '../expr/facts.js'
import { type Expr, operationOf } from '../expr/types.js'
import { widerThan, wideTerms } from '../record/terms-inside.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { addition, literal, maximum, minimum, multiplication, subtraction } from './arithmetic.js'
import { comparison, type Decided, membership } from './compare.js'
import { orderedFact, termsFact, yesNoFact } from './fact.js'
import { judged, judgedConditions } from './judged.js'
import { conjunction, constant, disjunction, negation, truthAtHand } from './logic.js'
import { filtered, judgedItems, listFact, recordsFact } from './members.js'
import { endOfPeriod } from './milestone.js'
import type { Bounds, Judged, Members, Test } from './node.js'
import { runOnce, testOnce } from './once.js'
import { any, counted, distinctValues, every, summed } from './quantify.js'
import { sameTerm, termFact, wordFact } from './term.js'

/** Turns expressions that have passed `typecheck` into closures. No code is generated from text. */
export interface Compiler {
  test(expr: Expr): Test
  bounds(expr: Expr): Bounds
  members(expr: Expr): Members
}

/**
 * A compiler for the expressions of one standard. Equal expressions over the record share one node,
 * so that a list read by several requirements is worked out once for each record, and the bounds
 * of a measure can be read after the comparison that ran it.
 */
export function compilerFor(facts: Facts, vocabulary: Vocabulary): Compiler {
  const shared = { tests: new Map(), bounds: new Map(), members: new Map(), judged: new Map() }
  return scoped(facts, vocabulary, shared, false)
}

interface Shared {
  readonly tests: Map<string, Test>
  readonly bounds: Map<string, Bounds>
  readonly members: Map<string, Members>
  readonly judged: Map<string, Judged>
}

/**
 * @param shared the nodes over the record itself, by their expression; undefined inside a member
 * @param ofItem whether what is read is an item of a list of terms
 */
function scoped(facts: Facts, vocabulary: Vocabulary, shared: Shared | undefined, ofItem: boolean): Compiler {
  const compiler: Compiler = { test, bounds, members }

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
    if (fact?.type === 'terms') return scoped(itemFacts(fact.terms), vocabulary, undefined, true)
    return scoped(fact?.type === 'list' ? fact.members : {}, vocabulary, undefined, false)
  }

  function test(expr: Expr): Test {
    return once(shared?.tests, expr, () => (shared === undefined ? newTest(expr) : testOnce(newTest(expr))))
  }

  function newTest(expr: Expr): Test {
    if (typeof expr === 'boolean') return constant(expr)
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
        return typeof first === 'string'
          ? termsFact(pathOf(second), first)
          : isWordFact(first)
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
    const fact = facts[name]
    return wordFact(name, words, fact?.type === 'term' ? widerThan(vocabulary, fact.terms, words) : [])
  }

  /** Whether an expression is a term or a text that stands by itself; a day of a timetable does not. */
  function isWordFact(expr: Expr): boolean {
    const operation = operationOf(expr)
    const fact = operation?.operator === 'var' ? facts[String(operation.operands[0])] : undefined
    return fact?.type === 'term' || fact?.type === 'text'
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
        return distinctValues(members(first), inside(first).bounds(second))
      case 'period':
        return endOfPeriod(first as 'from' | 'until')
      case 'sum':
        return summed(members(first), inside(first).bounds(second) as Bounds<number>)
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
    return once(shared?.members, expr, () => perRecord(list(expr)))
  }

  function judges(list: Expr, condition: Expr): Judged {
    return once(shared?.judged, [list, condition], () => {
      const asked = inside(list).test(condition)
      return perRecord(Array.isArray(list) ? judgedConditions(list.map(test), asked) : judged(members(list), asked))
    })
  }

  function perRecord<Node extends Members | Judged>(node: Node): Node {
    return shared === undefined ? node : runOnce(node)
  }

  function list(expr: Expr): Members {
    const { operator, operands } = taken(expr)
    if (operator !== 'filter') {
      const name = pathOf(expr)
      const fact = factAt(name, facts)
      if (fact?.type === 'terms') return judgedItems(name)
      return fact?.type === 'list' && fact.records !== undefined ? recordsFact(name) : listFact(name)
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
