import { readdirSync, readFileSync } from 'node:fs'
import { readConfig } from '../../../src/cli/config.js'
import { parseSession } from '../../cli/session.js'
import { yaml } from '../mutate-tree.js'
import { demand, demandProblems } from '../properties.js'
import { bytesOf, textOf } from '../shape.js'
import type { Target } from '../target.js'

const all = `files: [data/*.yaml, '-']
standards: [rules]
only: [jiaxing-2021-33/health-lounge]
asOf: "2021-10-15"
mapping: mapping.yaml
encoding: gb18030
waivers: waivers.yaml
failOn: should
lang: zh
annotate: marked.xlsx
outputs:
  - { format: ndjson, file: findings.ndjson }
  - { format: text }
`

/** Configurations. */
export const config: Target = {
  name: 'config',
  shape: yaml,
  inputs: 150,
  seeds: () => {
    const sessions = readdirSync('fixtures/sessions').map((name) =>
      parseSession(readFileSync(`fixtures/sessions/${name}`, 'utf8')),
    )
    const files = sessions.flatMap((each) => each.files).filter(({ path }) => path.endsWith('config.yaml'))
    return [all, all, ...files.map((each) => each.text)].map(bytesOf)
  },
  try(input) {
    const given = textOf(input)
    const read = readConfig(given, 'folder/clausecheck.config.yaml')
    if (read.ok) return demand(read.value.files.length > 0, 'a configuration of no files')
    demand(read.problems.length > 0, 'it is refused without a word')
    demandProblems(read.problems, given, 'folder/clausecheck.config.yaml')
  },
}
