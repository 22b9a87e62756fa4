import type { Finding } from '../evaluate/finding.js'
import { factNamed, type Label, type Vocabulary } from '../record/vocabulary.js'
import type { OpenFact } from './report.js'

interface Count {
  readonly label: Label
  records: number
  settles: number
  helps: number
  /** The record that was counted last: findings come record by record. */
  last: Finding['record'] | undefined
}

/** Counts the facts that would settle what is unknown, as findings come in, record by record. */
export interface OpenFactTally {
  add(finding: Finding): void
  /** Those needed for most records first, then those that settle most requirements alone. */
  ranked(): OpenFact[]
}

export function tallyOpenFacts(vocabulary: Vocabulary): OpenFactTally {
  const counts = new Map<string, Count>()
  return {
    add({ record, settledBy }) {
      const facts = new Set(settledBy.map((pointer) => factOf(pointer, record.type, vocabulary)))
      for (const fact of facts) {
        let count = counts.get(fact)
        if (count === undefined) {
          count = { label: labelOf(fact, record.type, vocabulary), records: 0, settles: 0, helps: 0, last: undefined }
          counts.set(fact, count)
        }
        if (count.last?.id !== record.id || count.last.type !== record.type) count.records++
        count.last = record
        if (facts.size === 1) count.settles++
        else count.helps++
      }
    },
    ranked: () =>
      [...counts]
        .map(([fact, { label, records, settles, helps }]) => ({ fact, label, records, settles, helps }))
        .sort(
          (a, b) => b.records - a.records || b.settles - a.settles || b.helps - a.helps || (a.fact < b.fact ? -1 : 1),
        ),
  }
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
