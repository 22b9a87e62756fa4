import { type CompareOperator, type Expr, operationOf } from '../expr/types.js'
import type { Check, Share } from '../kinds/kind.js'
import type { Expected, FailReason } from './finding.js'

/**
 * What an expression demands, read off its shape, so that no kind has to say it twice.
 * `measure` is what is compared; `terms` are the members of a list that count, each with the
 * expression that it is there.
 */
export interface Demand {
  readonly expected: Expected
  readonly failure: FailReason
  readonly measure?: Expr
  /** Of a range asked of every member: that its lower end is reached; where it is, what fails is over. */
  readonly lowerEnd?: Expr
  readonly terms?: readonly { readonly term: string; readonly isThere: Expr }[]
  /** The list of which every member must have them. */
  readonly each?: Expr
  /** What the measure is compared with, where that is measured too. */
  readonly against?: Expr
  /** What the measure is a share of. */
  readonly whole?: Expr
}

const flipped: Readonly<Partial<Record<CompareOperator, CompareOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

/**
 * @example
 * demandOf({ holds: { '>=': [{ var: 'totalArea' }, 150] }, unit: 'm²' }, print).expected
 * //=> { relation: '>=', value: 150, unit: 'm²' }
 */
export function demandOf({ holds, unit, share }: Pick<Check, 'holds' | 'unit' | 'share'>, print: Print): Demand {
  return share === undefined ? demandOfExpr(holds, unit, print) : demandOfShare(share, unit, print)
}

type Print = (expr: Expr) => string

function demandOfShare(share: Share, unit: string | undefined, print: Print): Demand {
  const { part: measure, whole } = share
  if ('percent' in share) {
    const expected: Expected = { relation: '==', value: print(share.percent), unit: '%' }
    return { expected, failure: 'not-met', measure, whole, against: share.percent }
  }
  const { least, per } = share
  const expected: Expected =
    per === 100
      ? { relation: '>=', value: least, unit: '%' }
      : { relation: '>=', value: least, per, ...(unit !== undefined && { unit }) }
  return { expected, failure: 'short', measure, whole }
}

function demandOfExpr(holds: Expr, unit: string | undefined, print: Print): Demand {
  const operation = operationOf(holds)
  const [first, second] = operation?.operands ?? []
  const withUnit = unit === undefined ? {} : { unit }
  switch (operation?.operator) {
    case 'var':
      return { expected: { relation: '==', value: true }, failure: 'not-met', measure: holds }
    case 'and':
      return both(operation.operands, withUnit) ?? includes(operation.operands) ?? anything(holds, print)
    case 'or':
    case 'some':
      return includes([holds]) ?? anything(holds, print)
    case 'in':
      if (Array.isArray(second))
        return { expected: { relation: 'in', value: second as string[] }, failure: 'not-met', measure: first! }
      return includes([holds]) ?? anything(holds, print)
    case 'all':
      return (
        ofEvery(first!, demandOfExpr(second!, unit, print)) ?? {
          expected: { relation: 'every', value: print(second!), ...withUnit },
          failure: 'not-met',
          measure: { count: [first!, second!] },
        }
      )
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      return compared(operation.operator, first!, second!, withUnit, print)
    default:
      return anything(holds, print)
  }
}

/** What every member must have or reach: its terms and figures say more than a count of members. */
function ofEvery(list: Expr, { expected, failure, terms, measure, against }: Demand): Demand | undefined {
  if (against !== undefined) return undefined
  if (terms === undefined && typeof expected.value !== 'number' && expected.relation !== 'between') return undefined
  const [least] = expected.relation === 'between' ? (expected.value as readonly number[]) : []
  const lowerEnd = least === undefined ? undefined : ({ all: [list, { '>=': [measure!, least] }] } as Expr)
  return {
    expected: { ...expected, each: true },
    failure,
    ...(lowerEnd && { lowerEnd }),
    ...(terms && { terms, each: list }),
  }
}

const anything = (holds: Expr, print: (expr: Expr) => string): Demand => ({
  expected: { relation: 'holds', value: print(holds) },
  failure: 'not-met',
})

const isFigure = (expr: Expr): expr is number | string => typeof expr === 'number' || typeof expr === 'string'

function compared(
  operator: CompareOperator,
  left: Expr,
  right: Expr,
  withUnit: { unit?: string },
  print: Print,
): Demand {
  if (isFigure(left) && !isFigure(right)) return compared(flipped[operator] ?? operator, right, left, withUnit, print)
  if (!isFigure(right))
    return {
      expected: { relation: operator, value: print(right), ...withUnit },
      failure: 'not-met',
      measure: left,
      against: right,
    }
  const failure: FailReason =
    typeof right === 'string'
      ? operator.startsWith('<')
        ? 'late'
        : 'not-met'
      : operator.startsWith('>')
        ? 'short'
        : operator.startsWith('<')
          ? 'over'
          : 'not-met'
  // Named terms that are there, and where the list is open the unlisted ones that were accepted.
  const sum = operationOf(left)
  const counting = sum?.operator === '+' ? operationOf(sum.operands[0]!) : sum
  const terms =
    counting?.operator === 'count' && Array.isArray(counting.operands[0]) ? termsOf(counting.operands[0]) : undefined
  const of = terms && { of: terms.map(({ term }) => term) }
  return {
    expected: { relation: operator, value: right, ...withUnit, ...of },
    failure,
    measure: left,
    ...(terms && { terms }),
  }
}

/** A range: at least and at most of the same thing. */
function both(operands: readonly Expr[], withUnit: { unit?: string }): Demand | undefined {
  const [low, high] = operands.map((operand) => operationOf(operand))
  if (operands.length !== 2 || low?.operator !== '>=' || high?.operator !== '<=') return undefined
  if (JSON.stringify(low.operands[0]) !== JSON.stringify(high.operands[0])) return undefined
  const figures = [low.operands[1], high.operands[1]]
  if (!figures.every((figure) => typeof figure === 'number')) return undefined
  return { expected: { relation: 'between', value: figures, ...withUnit }, failure: 'short', measure: low.operands[0]! }
}

/** Terms that must all be there. */
function includes(operands: readonly Expr[]): Demand | undefined {
  const terms = termsOf(operands)
  return terms && { expected: { relation: 'includes', value: terms.map(({ term }) => term) }, failure: 'absent', terms }
}

/** The terms that some expressions look for; alternatives are written "sofa|chair". */
function termsOf(operands: readonly Expr[]): Demand['terms'] {
  const terms = operands.map((isThere) => ({ isThere, term: termOf(isThere) }))
  return terms.every((each): each is { isThere: Expr; term: string } => each.term !== undefined) ? terms : undefined
}

/** A term stands before those that lie within it. */
const first = (terms: Expr | undefined): Expr | undefined => (Array.isArray(terms) ? terms[0] : undefined)

function termOf(expr: Expr): string | undefined {
  const operation = operationOf(expr)
  if (operation?.operator === 'in' && typeof operation.operands[0] === 'string') return operation.operands[0]
  if (operation?.operator === 'some') {
    const type = operationOf(operation.operands[1]!)
    const wanted =
      type?.operator === '==' ? type.operands[1] : type?.operator === 'in' ? first(type.operands[1]) : undefined
    return typeof wanted === 'string' ? wanted : undefined
  }
  if (operation?.operator !== 'or') return undefined
  const terms = operation.operands.map(termOf)
  return terms.every((term) => term !== undefined) ? terms.join('|') : undefined
}
