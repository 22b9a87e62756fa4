import type { JsonLogic, Status } from '../../../src/index.js'
import { type Contender, type Json, peer } from './contender.js'
import { plainRules, threeValuedRules } from './json-logic-rules.js'

interface Module {
  LogicEngine: new () => {
    run(rule: JsonLogic, data: Json): unknown
    build(rule: JsonLogic): (data: Json) => unknown
  }
}

const verdict = (value: unknown): Status => (typeof value === 'string' ? (value as Status) : value ? 'pass' : 'fail')

const contender = (name: string, rules: readonly JsonLogic[], compiled: boolean, records: number): Contender => ({
  name,
  answers: 'verdicts',
  records,
  async start() {
    const module = await peer<Module>('json-logic-engine')
    if (module === undefined) return undefined
    const engine = new module.LogicEngine()
    if (!compiled) return (record) => rules.map((rule) => verdict(engine.run(rule, record)))
    const built = rules.map((rule) => engine.build(rule))
    return (record) => built.map((rule) => verdict(rule(record)))
  },
})

export const jsonLogicEngineRun = contender('json-logic-engine run', plainRules, false, 5_000)
export const jsonLogicEngineBuild = contender('json-logic-engine build', plainRules, true, 20_000)
export const jsonLogicEngineBuildThreeValued = contender(
  'json-logic-engine build, missing asked for',
  threeValuedRules,
  true,
  20_000,
)
