import type { Finding } from '../evaluate/finding.js'
import { factNamed, type Label, type Vocabulary } from '../record/vocabulary.js'
import type { OpenFact } from './report.js'

interface Tally {
  readonly label: Label
  readonly records: Set<string>
  settles: number
  helps: number
}

/**
 * The facts that would settle the unknown findings, ranked: those needed for most records first,
 * then those that settle most requirements alone.
 */
export function openFactsOf(findings: Iterable<Finding>, vocabulary: Vocabulary): OpenFact[] {
  const tallies = new Map<string, Tally>()
  for (const { record, settledBy } of findings) {
    const facts = new Set(settledBy.map((pointer) => factOf(pointer, record.type, vocabulary)))
    for (const fact of facts) {
      const tally = tallies.get(fact) ?? {
        label: labelOf(fact, record.type, vocabulary),
        records: new Set(),
        settles: 0,
        helps: 0,
      }
      tallies.set(fact, tally)
      tally.records.add(`${record.type}/${record.id}`)
      if (facts.size === 1) tally.settles++
      else tally.helps++
    }
  }
  return [...tallies]
    .map(([fact, { label, records, settles, helps }]) => ({ fact, label, records: records.size, settles, helps }))
    .sort((a, b) => b.records - a.records || b.settles - a.settles || b.helps - a.helps || (a.fact < b.fact ? -1 : 1))
}

/**
 * The fact a JSON Pointer leads to, whichever member it is of: "/staff/1/role" is "staff[].role",
 * an item of a checklist is the checklist.
 */
function factOf(pointer: string, recordType: string, vocabulary: Vocabulary): string {
  const [name = '', index, member] = pointer.split('/').slice(1)
  const isList = vocabulary.facts[recordType]?.[name]?.type === 'list'
  if (!isList || index === undefined) return name
  return member === undefined ? `${name}[]` : `${name}[].${member}`
}

function labelOf(fact: string, recordType: string, vocabulary: Vocabulary): Label {
  const [list = fact] = fact.split('[]')
  const { zh, en } = factNamed(vocabulary, recordType, list) ?? { zh: list, en: list }
  const member = fact.includes('[].') ? factNamed(vocabulary, recordType, fact) : undefined
  return member === undefined ? { zh, en } : { zh: `${zh}：${member.zh}`, en: `${en}: ${member.en}` }
}
