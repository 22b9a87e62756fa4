import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Language } from '../index.js'
import { configName } from './config-here.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { words } from './words.js'

export interface InitArguments {
  readonly lang: Language
}

const config = `# What \`clausecheck check\` does in this folder when no files are named.
files: [data/**/*.ndjson, data/**/*.yaml]
# mapping: mapping.yaml   # what the columns of tables mean; \`clausecheck map FILE\` proposes one
# encoding: gb18030       # of CSV files; found out where left out
# waivers: waivers.yaml   # what some records may do without for a while
# receipt: receipt.json   # what \`clausecheck replay\` repeats the run by
failOn: must            # must, should or unknown
outputs:
  - { format: text }
  - { format: markdown, file: clausecheck.md }
`

const github = `name: clausecheck
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npx clausecheck check
      - if: always()
        run: cat clausecheck.md >> "$GITHUB_STEP_SUMMARY"
`

const gitlab = `clausecheck:
  image: node:22
  script: npx clausecheck check
  artifacts:
    when: always
    paths: [clausecheck.md]
`

const files: Readonly<Record<string, string>> = {
  [configName]: config,
  '.github/workflows/clausecheck.yml': github,
  '.gitlab/clausecheck.yml': gitlab,
}

/** \`clausecheck init\`: a configuration and an example for CI; nothing that is there is written over. */
export function init({ lang }: InitArguments, output: Output): number {
  const lines = Object.entries(files).map(([path, text]) => {
    if (existsSync(path)) return words.kept[lang](path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return words.written[lang](path)
  })
  output.text(lines.map((line) => `${line}\n`))
  return exit.compliant
}
