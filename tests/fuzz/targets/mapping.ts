import { readFileSync } from 'node:fs'
import { type Problem, readMapping, readSheets, type SourceRecord } from '../../../src/index.js'
import type { Row, Sheet } from '../../../src/io/rows.js'
import { yaml } from '../mutate-tree.js'
import { demand, demandProblems, reportAround, ruleSets } from '../properties.js'
import { bytesOf, textOf } from '../shape.js'
import type { Target } from '../target.js'

const sheet = (name: string, header: readonly string[], ...rows: readonly Row['cells'][]): Sheet => ({
  ...{ name, header, headerLine: 1 },
  async *rows() {
    for (const [at, cells] of rows.entries()) yield { cells, line: at + 2 }
  },
})

const sheets = [
  sheet(
    '站点台账',
    ['站点编号', '站点名称', '建筑面积（平方米）', '配备设备', '心理热线', '建成时间'],
    ['a', '甲', 60, '沙发、茶几', '具备', '2023-09-01'],
    [7, null, '-', { bad: 'x' }, true, 45000],
  ),
  sheet('房间', ['站点编号', '房间类型', '面积'], ['a', '谈心室', 12], [null, '谈心室', '12㎡']),
]

/** Mapping files, and tables read by them. */
export const mapping: Target = {
  name: 'mapping',
  shape: yaml,
  inputs: 60,
  seeds: () => [
    readFileSync('fixtures/mappings/jining-stations.yaml'),
    bytesOf(
      'sheets:\n  - { record: site, id: 站点编号, columns: { 站点名称: name, 心理热线: openingHours.mon, 建成时间: built } }\n',
    ),
  ],
  async try(input) {
    const given = textOf(input)
    const read = readMapping(given, 'mapping.yaml', ruleSets.vocabulary)
    if (!read.ok) {
      demand(read.problems.length > 0, 'it is refused without a word')
      return demandProblems(read.problems, given, 'mapping.yaml')
    }
    const records: SourceRecord[] = []
    const problems: Problem[] = []
    const advice = (each: Problem): void => void problems.push(each)
    for await (const entry of readSheets(sheets, {
      vocabulary: ruleSets.vocabulary,
      mapping: read.value,
      file: 'a.xlsx',
      advice,
    })) {
      if ('record' in entry) records.push(entry.record)
      else problems.push(entry.problem)
    }
    demandProblems(problems, given)
    demandProblems(reportAround(records).problems, given)
  },
}
