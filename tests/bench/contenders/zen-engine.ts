import type { JsonLogic, Status } from '../../../src/index.js'
import { asked } from '../rules.js'
import { type Contender, type Json, peer } from './contender.js'
import { threeValuedRules } from './json-logic-rules.js'

interface Module {
  default: { evaluateExpressionSync(expression: string, context: Json): Promise<Record<string, Status>> }
}

/** Its own words for the rules: it throws where a null is compared, so that what is missing is asked for. */
function text(logic: JsonLogic, item: string): string {
  if (logic === null || typeof logic !== 'object') return JSON.stringify(logic)
  if (Array.isArray(logic)) return `[${logic.map((each) => text(each, item)).join(', ')}]`
  const [[operator, operands]] = Object.entries(logic) as [[string, JsonLogic]]
  const parts = (Array.isArray(operands) ? operands : [operands]) as readonly JsonLogic[]
  const [first, second] = parts as [JsonLogic, JsonLogic]
  const all = () => parts.map((each) => `(${text(each, item)})`)
  switch (operator) {
    case 'var':
      return `${item}${String(first)}`
    case '!':
      return `not (${text(first, item)})`
    case 'and':
    case 'or':
    case '+':
    case '>=':
      return all().join(` ${operator} `)
    case '<=':
      if (typeof second === 'number') return all().join(' <= ')
      return `date(${text(first, item)}) <= date(${text(second, item)})`
    case '==':
    case '===':
      return all().join(' == ')
    case '!==':
      return all().join(' != ')
    case 'in':
      return typeof first === 'string'
        ? `${text(first, item)} in (${text(second, item)} ?? [])`
        : `${text(first, item)} in ${text(second, item)}`
    case 'some':
    case 'all':
    case 'none':
    case 'filter':
      return `${operator}(${text(first, item)} ?? [], ${text(second, '#.')})`
    case 'reduce':
      return `len(${text(first, item)})`
    case 'if': {
      const [condition, then, ...otherwise] = parts as [JsonLogic, JsonLogic, ...JsonLogic[]]
      const rest = otherwise.length === 1 ? otherwise[0]! : { if: otherwise }
      return `(${text(condition, item)}) ? (${text(then, item)}) : (${text(rest, item)})`
    }
    default:
      throw new Error(`no words for "${operator}"`)
  }
}

export const zenEngine: Contender = {
  name: 'zen-engine, missing asked for',
  answers: 'verdicts',
  records: 500,
  async start() {
    const module = await peer<Module>('@gorules/zen-engine')
    if (module === undefined) return undefined
    const { evaluateExpressionSync } = module.default
    const answers = threeValuedRules.map((rule, index) => `"${asked[index]!.id}": ${text(rule, '')}`)
    const expression = `{ ${answers.join(', ')} }`
    return (record) => {
      const found = evaluateExpressionSync(expression, record) as unknown as Record<string, Status>
      return asked.map(({ id }) => found[id]!)
    }
  },
}
