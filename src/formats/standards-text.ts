import { never } from '../dates.js'
import { print } from '../expr/print.js'
import { factsOf } from '../expr/walk.js'
import type { Language } from '../record/vocabulary.js'
import type { Document, Requirement, RuleSets, Standard } from '../standard/standard.js'
import { toTable } from './table.js'

// Rule sets explained: what is loaded, what a standard demands, and what that reads.

const columns = {
  zh: ['标准', '版本', '名称', '文件', '要求', '施行'],
  en: ['standard', 'version', 'title', 'document', 'requirements', 'in force'],
}

const names = {
  zh: {
    document: '文件',
    inForce: '施行',
    appliesTo: '适用于',
    due: '到期',
    digest: '摘要',
    covers: '对应条款',
    reads: '读取',
    holds: '判定',
    when: '条件',
    note: '说明',
  },
  en: {
    document: 'document',
    inForce: 'in force',
    appliesTo: 'applies to',
    due: 'due',
    digest: 'digest',
    covers: 'covers',
    reads: 'reads',
    holds: 'holds',
    when: 'when',
    note: 'note',
  },
}

/** A line for each standard. */
export function toStandardList({ standards, documents }: RuleSets, language: Language): string {
  const rows = standards.map((standard) => {
    const { id, version, title, requirements } = standard
    return [id, version, title[language], numberOf(standard, documents), String(requirements.length), inForce(standard)]
  })
  return `${toTable([columns[language], ...rows], new Set([4])).join('\n')}\n`
}

/** A standard with all of its requirements. */
export function toStandardText(standard: Standard, { documents }: RuleSets, language: Language): string {
  const { id, version, title, appliesTo, due, digest, requirements } = standard
  const document = documents.find((each) => each.id === standard.document)
  const name = names[language]
  const { record, ...terms } = appliesTo
  const head = toTable([
    [`  ${name.document}`, [numberOf(standard, documents), document?.title[language]].filter(Boolean).join(' ')],
    [`  ${name.inForce}`, inForce(standard)],
    [`  ${name.appliesTo}`, [record, ...Object.entries(terms).map(([fact, term]) => `${fact} = ${term}`)].join(', ')],
    ...(due && due.by !== never ? [[`  ${name.due}`, [due.milestone, print(due.by)].filter(Boolean).join(' ≤ ')]] : []),
    [`  ${name.digest}`, `sha256:${digest}`],
  ])
  const texts = requirements.map((requirement) => toRequirementText(requirement, language))
  return `${[`${title[language]}  ${id} ${version}`, ...head].join('\n')}\n\n${texts.join('\n')}`
}

/** One requirement: its clause, what it demands in words and as an expression, and the facts it reads. */
export function toRequirementText(requirement: Requirement, language: Language): string {
  const { id, clause, obligation, wording, kind, statement, covers, when, check, note } = requirement
  const name = names[language]
  const facts = new Set([...factsOf(check.holds), ...(when === undefined ? [] : factsOf(when))])
  const rows = toTable([
    ...(when === undefined ? [] : [[`  ${name.when}`, print(when)]]),
    [`  ${name.holds}`, print(check.holds)],
    ...(check.due ? [[`  ${name.due}`, print(check.due.by)]] : []),
    [`  ${name.reads}`, [...facts].sort().join(', ')],
    [`  ${name.covers}`, covers.join(', ')],
    ...(note ? [[`  ${name.note}`, note[language]]] : []),
  ])
  const head = [id, clause, wording === null ? obligation : `${obligation} (${wording})`, kind].join('  ')
  return `${[head, `  ${statement[language]}`, ...rows].join('\n')}\n`
}

const inForce = ({ inForce: { from, until } }: Standard): string => `${from} – ${until ?? ''}`.trimEnd()

const numberOf = (standard: Standard, documents: readonly Document[]): string =>
  documents.find(({ id }) => id === standard.document)?.number ?? standard.document
