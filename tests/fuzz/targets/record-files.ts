import { readFileSync } from 'node:fs'
import { checkRecords } from '../../../src/index.js'
import { readRecords, type SourceRecord } from '../../../src/node.js'
import type { Problem } from '../../../src/problem.js'
import type { Encoding, InputFormat } from '../../../src/record/input.js'
import { recordFiles as paths, records } from '../corpus.js'
import { json, yaml } from '../mutate-tree.js'
import { asOf, demand, demandProblems, demandUntouched, ruleSets, untouched, untouchedIds } from '../properties.js'
import { bytesOf, type Shape, textOf } from '../shape.js'
import type { Target } from '../target.js'

/** What begins like JSON is changed as JSON, the rest as YAML. */
const jsonOrYaml: Shape = {
  ending: 'txt',
  mutate: (input, others, random) => shapeOf(input).mutate(input, others, random),
  reductions: (input) => shapeOf(input).reductions(input),
}
const shapeOf = (input: Uint8Array): Shape => (/^\s*[[{]/.test(textOf(input.subarray(0, 100))) ? json : yaml)

/** Everything that reading some bytes gives. */
export async function readAll(pieces: readonly Uint8Array[], format?: InputFormat, encoding?: Encoding) {
  const read: SourceRecord[] = []
  const problems: Problem[] = []
  const advice = (each: Problem): void => void problems.push(each)
  for await (const entry of readRecords(pieces, {
    vocabulary: ruleSets.vocabulary,
    name: 'given',
    advice,
    format,
    encoding,
  })) {
    if ('record' in entry) read.push(entry.record)
    else problems.push(entry.problem)
  }
  return { records: read, problems }
}

type Read = Awaited<ReturnType<typeof readAll>>

/** That what was read can be checked, and its Problems be told with their places in the text. */
export function demandChecked({ records: read, problems }: Read, given: string, lines?: number) {
  const report = checkRecords(read, { ...ruleSets, asOf })
  demand(read.length > 0 || problems.length > 0, 'nothing is read, and nothing said')
  demandProblems([...problems, ...report.problems], given, 'given', lines)
  return report
}

/** Bytes in two pieces: where they are cut must not matter. */
export const cut = (input: Uint8Array): Uint8Array[] => [
  input.subarray(0, input.length >> 1),
  input.subarray(input.length >> 1),
]

/** Records in JSON, NDJSON and YAML, as bytes. */
export const recordFiles: Target = {
  name: 'record-files',
  shape: jsonOrYaml,
  inputs: 30,
  seeds: () => [
    ...records().map((record) => bytesOf(JSON.stringify(record))),
    bytesOf(
      records()
        .slice(0, 5)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    ),
    bytesOf(JSON.stringify(records().slice(0, 4), null, 2)),
    ...paths().map((path) => readFileSync(path).subarray(0, 6000)),
  ],
  async try(input) {
    const given = textOf(input)
    for (const format of [undefined, 'json', 'yaml', 'ndjson'] as const)
      demandChecked(await readAll(cut(input), format), given)
    const [first, last] = untouchedIds.map((id) => bytesOf(`${JSON.stringify(untouched(id))}\n`)) as [
      Uint8Array,
      Uint8Array,
    ]
    const around = Buffer.concat([first, input, bytesOf('\n'), last])
    demandUntouched(demandChecked(await readAll(cut(around), 'ndjson'), textOf(around)))
  },
}
