import { type LoadedRuleSets, loadRuleSets, type Problem, type RuleSets } from '../../src/index.js'

// A rule set small enough to be read whole, and the ways a test may change it.

export const texts = {
  'vocabulary.yaml': `units:
  m²: { zh: m², en: m², aliases: [㎡, 平米] }
  h/week: { zh: 小时/周, en: h/week }
terms:
  hosts:
    library: { zh: 图书馆, en: library, aliases: [总馆] }
    branch: { zh: 分馆, en: branch }
  regions:
    jiaxing: { zh: 嘉兴市, en: Jiaxing }
    nanhu: { zh: 南湖区, en: Nanhu, within: jiaxing }
    jining: { zh: 济宁市, en: Jining }
facts:
  site:
    area: { type: quantity, unit: m², zh: 面积, en: area }
    hours: { type: quantity, unit: h/week, zh: 时间, en: hours }
    host: { type: term, terms: hosts, zh: 依托, en: host }
    region: { type: term, terms: regions, zh: 地区, en: region }
    quiet: { type: yes-no, zh: 安静, en: quiet }
    built: { type: milestone, zh: 建成, en: built }
  region:
    region: { type: term, terms: regions, zh: 地区, en: region }
`,
  'document.yaml': `document: doc
title: { zh: 通知, en: notice }
issuer: { zh: 局, en: bureau }
number: 〔2021〕1号
issued: "2021-03-26"
inForce: { from: "2021-03-26" }
`,
  'clauses.yaml': `document: doc
clauses:
  area: { at: 一/1, summary: { zh: 面积, en: area }, treatment: encoded }
  quiet: { at: 一/2, summary: { zh: 安静, en: quiet }, treatment: attested }
  basis: { at: 序, summary: { zh: 依据, en: basis }, treatment: narrative, reason: { zh: 无, en: none } }
`,
  'site.yaml': `standard: doc/site
version: 1.0.0
document: doc
title: { zh: 标准, en: standard }
appliesTo: { record: site, host: library }
requirements:
  total-area:
    clause: 一/1
    covers: [area]
    obligation: must
    statement: { zh: 面积, en: area }
    kind: area
    of: area
    atLeast: 100 m²
  quiet:
    clause: 一/2
    covers: [quiet]
    obligation: should
    statement: { zh: 安静, en: quiet }
    kind: attestation
    of: quiet
    when: { '==': [{ var: host }, library] }
`,
} as const

export type File = keyof typeof texts

/** Loads the rule set, some of its files given otherwise, and some besides. */
export function load(files: Readonly<Record<string, string>> = {}): LoadedRuleSets {
  return loadOnly({ ...texts, ...files })
}

/** Loads these files and no others. */
export const loadOnly = (files: Readonly<Record<string, string>>, base?: RuleSets): LoadedRuleSets =>
  loadRuleSets(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    base,
  )

/** A file with one passage written otherwise; the passage must be there. */
export function edited(file: File, passage: string, instead: string): string {
  if (!texts[file].includes(passage)) throw new Error(`${file} has no passage "${passage}"`)
  return texts[file].replace(passage, instead)
}

/** Where and what, and the help where there is one: "site.yaml:2:10 invalid-value; did you mean …". */
export const noteOf = ({ file, line, column, code, help }: Problem): string =>
  `${file}:${line}:${column} ${code}${help?.startsWith('did you mean') ? `; ${help}` : ''}`
