import { asOf, compiled } from '../county-center.js'
import { findingsByHand } from './by-hand/findings.js'
import { verdictsByHand } from './by-hand/verdicts.js'
import type { Contender } from './contender.js'

export const handWritten: Contender = {
  name: 'hand-written, findings',
  answers: 'findings',
  records: 20_000,
  async start() {
    const constants = compiled.check({ record: 'site', id: 'none' }, asOf)
    const check = findingsByHand(constants)
    return (record) => check(record, asOf)
  },
}

export const handWrittenVerdicts: Contender = {
  name: 'hand-written, verdicts',
  answers: 'verdicts',
  records: 20_000,
  async start() {
    const judge = verdictsByHand()
    return (record) => judge(record, asOf)
  },
}
