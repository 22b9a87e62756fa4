import type { Status } from '../../../src/index.js'
import type { CheckedRecord } from '../../../src/record/read.js'
import { asOf, compiled } from '../county-center.js'
import type { Contender } from './contender.js'

export const clausecheck: Contender = {
  name: 'clausecheck, findings',
  answers: 'findings',
  records: 20_000,
  async start() {
    return (record) => compiled.check(record as CheckedRecord, asOf)
  },
}

/** As a report that counts and keeps no findings asks it. */
export const clausecheckVerdicts: Contender = {
  name: 'clausecheck, verdicts',
  answers: 'verdicts',
  records: 20_000,
  async start() {
    return (record) => {
      const statuses: Status[] = []
      compiled.judge(record as CheckedRecord, asOf, ({ status }) => statuses.push(status))
      return statuses
    }
  },
}
