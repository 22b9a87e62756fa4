import { readdirSync, readFileSync } from 'node:fs'
import {
  compileStandard,
  fieldsOf,
  lintRuleSets,
  templateOf,
  toStandardList,
  toStandardText,
  traceDocument,
} from '../../../src/index.js'
import { parseSession } from '../../cli/session.js'
import { joined, parted } from '../corpus.js'
import { text } from '../mutate-text.js'
import { yaml } from '../mutate-tree.js'
import { asOf, demand, demandPlain, demandProblems, ruleSets, untouched } from '../properties.js'
import { oneOf } from '../random.js'
import { bytesOf, type Shape, textOf } from '../shape.js'
import type { Target } from '../target.js'

/** Rule sets in one text, one of whose files is changed at a time. */
const files: Shape = {
  ending: 'txt',
  mutate(input, others, random) {
    const all = parted(textOf(input))
    if (all.length === 0 || random() < 0.1) return text.mutate(input, others, random)
    const chosen = oneOf(all, random)
    const texts = parted(textOf(oneOf(others, random))).map((file) => bytesOf(file.text))
    const changed = textOf(yaml.mutate(bytesOf(chosen.text), texts, random))
    return bytesOf(joined(all.map((each) => (each === chosen ? { ...each, text: changed } : each))))
  },
  reductions: text.reductions,
}

const beside = {
  document: `document: beside-1
title: { zh: 旁, en: beside }
issuer: { zh: 旁, en: beside }
number: 旁1号
issued: "2020-01-01"
inForce: { from: "2020-01-01" }
`,
  clauses: `document: beside-1
clauses:
  warm: { at: "1", summary: { zh: 暖, en: warm }, treatment: attested }
`,
  standard: `standard: beside-1/one
version: 1.0.0
document: beside-1
title: { zh: 旁, en: beside }
appliesTo: { record: beside-record }
requirements:
  warm:
    clause: "1"
    covers: [warm]
    obligation: must
    wording: 应
    statement: { zh: 暖, en: warm }
    kind: attestation
    of: besideWarm
`,
  vocabulary: `facts:
  beside-record:
    besideWarm: { type: yes-no, zh: 旁边暖和, en: warm beside }
`,
}

/** A rule set that nobody has touched, in words of its own. */
const untouchedFiles = Object.entries(beside).map(([name, source]) => ({ path: `beside/${name}.yaml`, text: source }))

const base = { vocabulary: ruleSets.vocabulary, documents: [], standards: [] }

/** The files of rule sets: what they load to can be compiled, checked against, printed and asked for. */
export const standards: Target = {
  name: 'standards',
  shape: files,
  inputs: 25,
  seeds() {
    const shipped = ['jiaxing-2021-33', 'jiaxing-2021-reply-84'].flatMap((folder) =>
      ['city', 'health-lounge', 'published-figures'].flatMap((name) => {
        const paths = readdirSync(`standards/${folder}`).filter(
          (each) => /^(vocabulary|document|clauses)/.test(each) || each === `${name}.yaml`,
        )
        return [
          paths.map((path) => ({
            path: `${folder}/${path}`,
            text: readFileSync(`standards/${folder}/${path}`, 'utf8'),
          })),
        ]
      }),
    )
    const own = readdirSync('fixtures/sessions')
      .map((name) => parseSession(readFileSync(`fixtures/sessions/${name}`, 'utf8')).files)
      .map((each) => each.filter(({ path }) => path.includes('/')))
      .filter((each) => each.some(({ path }) => path.endsWith('vocabulary.yaml')))
    return [...shipped, ...own, ...own].map((each) => bytesOf(joined(each)))
  },
  try(input) {
    const given = textOf(input)
    const loaded = lintRuleSets([...parted(given), ...untouchedFiles], base)
    demandProblems([...loaded.problems, ...loaded.advice], given)
    demand(
      loaded.standards.some(({ id }) => id === 'beside-1/one'),
      'a rule set beside it did not load',
    )
    const about = loaded.problems.find(({ file }) => file?.startsWith('beside/'))
    demand(about === undefined, `a rule set beside it is blamed: ${JSON.stringify(about)}`)
    for (const standard of loaded.standards) {
      const compiled = compileStandard(standard, loaded.vocabulary)
      const record = { ...untouched('a'), record: standard.appliesTo.record, id: 'a' }
      for (const finding of compiled.check(record, asOf)) demandPlain(JSON.stringify(finding), given)
      for (const language of ['zh', 'en'] as const) {
        demandPlain(toStandardText(standard, loaded, language), given)
        templateOf([standard], loaded.vocabulary, language)
      }
    }
    fieldsOf(loaded.standards, loaded.vocabulary)
    demandPlain(toStandardList(loaded, 'en'), given)
    for (const document of loaded.documents) traceDocument(document, loaded.standards)
  },
}
