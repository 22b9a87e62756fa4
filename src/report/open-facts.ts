import type { Finding } from '../evaluate/finding.js'
import { type Fact, factNamed, type Label, type Vocabulary } from '../record/vocabulary.js'
import type { OpenFact } from './report.js'

interface Count {
  readonly record: string
  readonly fact: string
  records: number
  settles: number
  helps: number
  /** The record that was counted last: findings come record by record. */
  last: Finding['record'] | undefined
  /** The finding that was counted last: a fact counts once in each. */
  seenBy: number
}

const slash = 47
/** Long lists have many paths; beyond these, a path is taken apart each time. */
const mostPaths = 10_000

/** Counts the facts that would settle what is unknown, as findings come in, record by record. */
export interface OpenFactTally {
  add(record: Finding['record'], settledBy: readonly string[]): void
  absorb(fact: OpenFact): void
  /** Those needed for most records first, then those that settle most requirements alone. */
  ranked(): OpenFact[]
}

export function tallyOpenFacts(vocabulary: Vocabulary): OpenFactTally {
  const counts = new Map<string, Count>()
  let finding = 0
  const countOf = (record: string, fact: string): Count => {
    const key = `${record} ${fact}`
    const known = counts.get(key)
    if (known !== undefined) return known
    const count = { record, fact, records: 0, settles: 0, helps: 0, last: undefined, seenBy: -1 }
    counts.set(key, count)
    return count
  }

  // Records ask for the same facts over and over: a pointer is taken apart when it is first met.
  const met = new Map<string, Map<string, Count>>()
  function countAt(pointer: string, recordType: string): Count {
    const hash = pointer.charCodeAt(0) === slash ? -1 : pointer.lastIndexOf('#')
    const type = hash < 0 ? recordType : pointer.slice(0, pointer.indexOf('/'))
    const path = hash < 0 ? pointer : pointer.slice(hash + 1)
    const ofType = met.get(type) ?? new Map<string, Count>()
    met.set(type, ofType)
    const known = ofType.get(path)
    if (known !== undefined) return known
    const count = countOf(type, factOf(path, type, vocabulary))
    if (ofType.size < mostPaths) ofType.set(path, count)
    return count
  }

  return {
    add(record, settledBy) {
      finding++
      let facts = 0
      let last: Count | undefined
      for (const pointer of settledBy) {
        const count = countAt(pointer, record.type)
        if (count.seenBy === finding) continue
        count.seenBy = finding
        facts++
        last = count
        count.helps++
        if (count.last?.id !== record.id || count.last.type !== record.type) count.records++
        count.last = record
      }
      if (facts !== 1) return
      last!.helps--
      last!.settles++
    },
    absorb({ record, fact, records, settles, helps }) {
      const count = countOf(record, fact)
      count.records += records
      count.settles += settles
      count.helps += helps
    },
    ranked: () =>
      [...counts.values()]
        .map(({ record, fact, records, settles, helps }) => {
          return { record, fact, label: labelOf(fact, record, vocabulary), records, settles, helps }
        })
        .sort(
          (a, b) =>
            b.records - a.records ||
            b.settles - a.settles ||
            b.helps - a.helps ||
            (a.record + a.fact < b.record + b.fact ? -1 : 1),
        ),
  }
}

/**
 * The fact that a JSON Pointer leads to, whichever member it is of: "/staff/1/role" is "staff[].role", an
 * item of a checklist is the checklist, and a record itself has no fact.
 */
function factOf(pointer: string, type: string, vocabulary: Vocabulary): string {
  const keys = pointer.split('/').slice(1)
  const path: string[] = []
  let facts: { readonly [name: string]: Fact } = vocabulary.facts[type] ?? {}
  for (let at = 0; at < keys.length; at++) {
    const name = keys[at]!
    const isList = facts[name]?.type === 'list' && at + 1 < keys.length
    path.push(isList ? `${name}[]` : name)
    if (!isList) break
    facts = facts[name]!.members as { readonly [name: string]: Fact }
    at++
  }
  return path.join('.')
}

const places: Readonly<Record<string, Label>> = { within: { zh: '所在地区', en: 'the region it lies in' } }

function labelOf(fact: string, recordType: string, vocabulary: Vocabulary): Label {
  const parts = fact.replace(/\[\]$/, '').split('[].')
  const labels = parts.map((part, index) => {
    return factNamed(vocabulary, recordType, parts.slice(0, index + 1).join('[].')) ?? places[part]
  })
  return {
    zh: labels.map((label, index) => label?.zh ?? parts[index]).join('：'),
    en: labels.map((label, index) => label?.en ?? parts[index]).join(': '),
  }
}
