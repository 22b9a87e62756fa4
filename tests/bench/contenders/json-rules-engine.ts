import { asked, holds, type Rule, soleFact } from '../rules.js'
import { type Contender, type Json, peer } from './contender.js'

interface Module {
  Engine: new (
    rules: readonly Json[],
    options: Json,
  ) => {
    addOperator(name: string, test: (fact: unknown, value: never) => boolean): void
    run(facts: Json): Promise<{ events: readonly { type: string }[] }>
  }
}

/** Lists are asked by an operator of our own, as its manual advises. */
function conditionOf(rule: Rule): Json {
  const sole = soleFact(rule)
  if (sole === undefined) {
    const parts = (rule as { of: readonly Rule[] }).of.map(conditionOf)
    return rule.is === 'or' ? { any: parts } : { all: parts }
  }
  switch (rule.is) {
    case 'yes':
      return { fact: sole, operator: 'equal', value: true }
    case 'least':
      return { fact: sole, operator: 'greaterThanInclusive', value: rule.value }
    case 'word':
      return { fact: sole, operator: 'in', value: rule.among }
    // An object with a "fact" would be read as one.
    default:
      return { fact: sole, operator: 'satisfies', value: [rule] }
  }
}

export const jsonRulesEngine: Contender = {
  name: 'json-rules-engine',
  answers: 'verdicts',
  records: 1_000,
  async start() {
    const module = await peer<Module>('json-rules-engine')
    if (module === undefined) return undefined
    const rules = asked.map(({ id, when, holds: rule }) => ({
      conditions: {
        all: [when === undefined ? conditionOf(rule) : { any: [{ not: conditionOf(when) }, conditionOf(rule)] }],
      },
      event: { type: id },
    }))
    const engine = new module.Engine(rules, { allowUndefinedFacts: true })
    engine.addOperator('satisfies', (value, [rule]: [Rule]) => holds(rule, { [soleFact(rule)!]: value }))
    return async (record) => {
      const { events } = await engine.run(record)
      const held = new Set(events.map(({ type }) => type))
      return asked.map(({ id }) => (held.has(id) ? 'pass' : 'fail'))
    }
  },
}
