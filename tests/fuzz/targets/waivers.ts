import { readFileSync } from 'node:fs'
import { checkRecords, readWaivers } from '../../../src/index.js'
import { yaml } from '../mutate-tree.js'
import { asOf, demand, demandPlain, demandProblems, ruleSets, untouched } from '../properties.js'
import { bytesOf, textOf } from '../shape.js'
import type { Target } from '../target.js'

const records = ['example-deviating', 'b'].map((id) => ({ value: untouched(id) }))
const options = { ...ruleSets, asOf }
const statuses = ({ records: judged }: ReturnType<typeof checkRecords>): string =>
  JSON.stringify(judged.map(({ findings }) => findings.map(({ requirement, status }) => [requirement, status])))
const without = statuses(checkRecords(records, options))

/** Files of waivers: they change no finding, whatever they say. */
export const waivers: Target = {
  name: 'waivers',
  shape: yaml,
  inputs: 60,
  seeds: () => [
    readFileSync('fixtures/waivers/jiaxing-lounges.yaml'),
    bytesOf(
      '- { id: a, requirement: jiaxing-2021-33/health-lounge/warm, region: region/a, reason: b, approver: c, clause: d, from: "2021-01-01", until: "2021-12-31" }\n',
    ),
  ],
  try(input) {
    const given = textOf(input)
    const read = readWaivers(given, 'waivers.yaml', ruleSets)
    if (!read.ok) {
      demand(read.problems.length > 0, 'they are refused without a word')
      return demandProblems(read.problems, given, 'waivers.yaml')
    }
    const report = checkRecords(records, { ...options, waivers: read.value })
    demand(statuses(report) === without, 'waivers change findings')
    for (const { message } of report.advice) demandPlain(message, given)
  },
}
