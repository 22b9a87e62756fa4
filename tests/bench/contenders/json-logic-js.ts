import jsonLogic from 'json-logic-js'
import type { Status } from '../../../src/index.js'
import type { Contender } from './contender.js'
import { plainRules, threeValuedRules } from './json-logic-rules.js'

export const jsonLogicJs: Contender = {
  name: 'json-logic-js',
  answers: 'verdicts',
  records: 1_000,
  async start() {
    return (record) => plainRules.map((rule) => (jsonLogic.apply(rule as never, record) ? 'pass' : 'fail'))
  },
}

export const jsonLogicJsThreeValued: Contender = {
  name: 'json-logic-js, missing asked for',
  answers: 'verdicts',
  records: 1_000,
  async start() {
    return (record) => threeValuedRules.map((rule) => jsonLogic.apply(rule as never, record) as Status)
  },
}
