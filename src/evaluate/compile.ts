import { type Facts, factAt, unlistedFacts } from '../expr/facts.js'
import { type CompareOperator, type Expr, operationOf } from '../expr/types.js'
import { addition, literal, maximum, minimum, multiplication, subtraction } from './arithmetic.js'
import { comparison, membership } from './compare.js'
import { orderedFact, termsFact, wordFact, yesNoFact } from './fact.js'
import { conjunction, constant, disjunction, negation, truthAtHand } from './logic.js'
import { conditions, filtered, listFact, oncePerRecord, unlistedItems } from './members.js'
import type { Bounds, Members, Test } from './node.js'
import { any, counted, every, summed } from './quantify.js'

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
export function compilerFor(facts: Facts): Compiler {
  return scoped(facts, { bounds: new Map(), members: new Map() })
}

interface Shared {
  readonly bounds: Map<string, Bounds>
  readonly members: Map<string, Members>
}

/** @param shared the nodes over the record itself, by their expression; undefined inside a member */
function scoped(facts: Facts, shared: Shared | undefined): Compiler {
  const compiler: Compiler = { test, bounds, members }

  function once<T>(known: Map<string, T> | undefined, expr: Expr, build: () => T): T {
    if (known === undefined) return build()
    const key = JSON.stringify(expr)
    const node = known.get(key) ?? build()
    known.set(key, node)
    return node
  }

  function inside(list: Expr): Compiler {
    return scoped(membersFacts(list), undefined)
  }

  function membersFacts(list: Expr): Facts {
    const operation = operationOf(list)
    if (operation?.operator === 'filter') return membersFacts(operation.operands[0]!)
    const fact = operation && factAt(String(operation.operands[0]), facts)
    return fact?.type === 'list' ? fact.members : fact?.type === 'terms' ? unlistedFacts : {}
  }

  function test(expr: Expr): Test {
    if (typeof expr === 'boolean') return constant(expr)
    const { operator, operands } = taken(expr)
    const [first, second] = operands as [Expr, Expr]
    switch (operator) {
      case 'var':
        return first === '' ? truthAtHand : yesNoFact(String(first), facts === unlistedFacts)
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
            ? wordFact(pathOf(first), second as readonly string[])
            : membership(bounds(first), second as readonly string[])
      case 'all':
        return every(members(first), inside(first).test(second))
      case 'some':
        return any(members(first), inside(first).test(second))
      case 'none':
        return negation(any(members(first), inside(first).test(second)))
      case '==':
        if (isWordFact(first) && typeof second === 'string') return wordFact(pathOf(first), [second])
        return comparison(operator, bounds(first), bounds(second))
      default:
        return comparison(operator as CompareOperator, bounds(first), bounds(second))
    }
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
        return orderedFact(String(first), facts)
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
        return counted(members(first), inside(first).test(second))
      case 'sum':
        return summed(members(first), inside(first).bounds(second) as Bounds<number>, floorOf(second))
      default:
        throw new Error(`"${operator}" has no bounds: the expression was not checked`)
    }
  }

  function members(expr: Expr): Members {
    if (Array.isArray(expr)) return conditions(expr.map(test))
    return once(shared?.members, expr, () => (shared === undefined ? list(expr) : oncePerRecord(list(expr))))
  }

  function list(expr: Expr): Members {
    const { operator, operands } = taken(expr)
    if (operator !== 'filter') {
      const name = pathOf(expr)
      return factAt(name, facts)?.type === 'terms' ? unlistedItems(name) : listFact(name)
    }
    return filtered(members(operands[0]!), inside(operands[0]!).test(operands[1]!))
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

/** The least value a number in an expression can ever have. */
function floorOf(expr: Expr): number {
  if (typeof expr === 'number') return expr
  const { operator, operands } = taken(expr)
  switch (operator) {
    case '-':
      return -Infinity
    case '+':
      return operands.map(floorOf).reduce((a, b) => a + b)
    case '*': {
      const floors = operands.map(floorOf)
      return floors.every((floor) => floor >= 0) ? floors.reduce((a, b) => a * b) : -Infinity
    }
    case 'min':
      return Math.min(...operands.map(floorOf))
    case 'max':
      return Math.max(...operands.map(floorOf))
    case 'sum':
      return floorOf(operands[1]!) >= 0 ? 0 : -Infinity
    default:
      return 0
  }
}
