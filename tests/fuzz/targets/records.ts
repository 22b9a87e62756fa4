import { XMLValidator } from 'fast-xml-parser'
import { formatNames, formats, readRecord } from '../../../src/index.js'
import { records as honest } from '../corpus.js'
import { json } from '../mutate-tree.js'
import { demand, demandPlain, demandProblems, demandUntouched, reportAround, ruleSets } from '../properties.js'
import { bytesOf, parsedJson, textOf } from '../shape.js'
import type { Target } from '../target.js'

/** Records as data, and the reports on them, each in some of the formats. */
export const records: Target = {
  name: 'records',
  shape: json,
  inputs: 40,
  seeds: () => honest().map((record) => bytesOf(JSON.stringify(record))),
  try(input) {
    const given = textOf(input)
    const parsed = parsedJson(given)
    if (parsed === undefined) return
    const { record, problems } = readRecord(parsed.value, ruleSets.vocabulary)
    demandProblems(problems, given)
    demand(record !== undefined || problems.length > 0, 'a record is refused without a word')
    const report = reportAround([{ value: parsed.value, file: 'a.json', at: '/0', line: 1 }])
    demandProblems(report.problems, given)
    demandUntouched(report)
    for (const name of formatNames.filter((_, at) => at % 4 === input.length % 4)) {
      const options = { ...ruleSets, language: 'zh', colour: false, version: '0' } as const
      const pieces = [...formats[name].write(report, options)]
      if (name === 'xlsx') continue
      const written = pieces.join('')
      demandPlain(name === 'html' ? '' : written, given)
      if (/^(json|sarif|gitlab)$/.test(name)) JSON.parse(written)
      if (name === 'ndjson') for (const line of written.trim().split('\n')) JSON.parse(line)
      if (name === 'junit') demand(XMLValidator.validate(written) === true, 'junit is no XML')
    }
  },
}
