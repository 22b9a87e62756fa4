import fc from 'fast-check'
import { expect } from 'vitest'
import { compileStandard, readRecord, type Status } from '../../src/index.js'
import { statusOf } from '../../src/reference/status.js'
import { standards, vocabulary } from '../../src/standards.js'
import { cleanRecords, type Json, oddRecords } from '../record/generators.js'
import { law } from './law.js'

// What every shipped requirement comes to: by the compiled evaluator what it is by the reference, and on any day.

const records = fc.oneof(cleanRecords(vocabulary), oddRecords(vocabulary))
const day = fc.constantFrom(
  '2019-06-30',
  '2021-09-30',
  '2021-10-01',
  '2023-06-30',
  '2023-10-31',
  '2024-02-29',
  '2026-01-01',
)
const compiled = standards.map((standard) => compileStandard(standard, vocabulary))
const seen = new Map<Status, number>()

law(
  'compiled and reference give one status of every shipped requirement',
  [records, day],
  {
    runs: 75,
    afterwards: () => expect([...seen.values()].filter((count) => count > 5)).toHaveLength(5),
  },
  (value: Json, asOf) => {
    const { record } = readRecord(value, vocabulary)
    if (record === undefined) return 0
    let cases = 0
    for (const { standard, check } of compiled) {
      if (standard.appliesTo.record !== record.record) continue
      for (const [index, { requirement, status }] of check(record, asOf).entries()) {
        const asked = { ...standard.requirements[index]!, due: standard.requirements[index]!.due ?? standard.due }
        const wanted = statusOf(asked, record, asOf, vocabulary)
        if (status !== wanted) throw new Error(`${standard.id}#${requirement}: ${status}, by the reference ${wanted}`)
        seen.set(status, (seen.get(status) ?? 0) + 1)
        cases++
      }
    }
    return cases
  },
)
