import type { Expected, Finding, Measured } from '../evaluate/finding.js'
import type { RuleSets } from '../standard/standard.js'
import { messageOf, type Named, requirementOf } from './message.js'

// A finding as JSON.stringify writes it with its message, several times sooner: a report of many records says
// the same of a requirement again and again, so what stays the same is written once and put in.

/** What the findings on one requirement have in common. */
interface Shared {
  readonly named: Named
  /** All that stands before the record. */
  readonly head: string
  readonly expected: Expected
  /** What was written of findings that say the same, by what they say. */
  readonly written: Map<string, Written>
}

/** What stands before the evidence, and behind it: the message says nothing of the evidence. */
interface Written {
  readonly before: string
  readonly behind: string
}

/** Of figures that never come twice no more texts are kept than this for a requirement. */
const mostWritten = 500

/**
 * Writes findings with their messages, each as `JSON.stringify({ ...finding, message })` would.
 *
 * @example
 * const write = findingWriter(ruleSets)
 * for (const finding of result.findings) lines.push(write(finding))
 */
export function findingWriter(ruleSets: Pick<RuleSets, 'standards' | 'vocabulary'>): (finding: Finding) => string {
  const known = new Map<string, Map<string, Shared>>()
  let record: Finding['record'] | undefined
  let recordText = ''

  function sharedOf(finding: Finding): Shared {
    let ofStandard = known.get(finding.standard)
    if (ofStandard === undefined) {
      ofStandard = new Map()
      known.set(finding.standard, ofStandard)
    }
    let shared = ofStandard.get(finding.requirement)
    if (shared === undefined) {
      shared = sharedBy(finding, requirementOf(finding, ruleSets))
      ofStandard.set(finding.requirement, shared)
    }
    return shared
  }

  return (finding) => {
    const shared = sharedOf(finding)
    // The findings of a record hold the same subject.
    if (finding.record !== record) {
      record = finding.record
      recordText = JSON.stringify(record)
    }
    const key = keyOf(finding, shared.expected)
    let written = shared.written.get(key)
    if (written === undefined) {
      written = write(finding, shared.named)
      if (shared.written.size >= mostWritten) shared.written.clear()
      shared.written.set(key, written)
    }
    return shared.head + recordText + written.before + texts(finding.evidence) + written.behind
  }
}

function sharedBy(finding: Finding, named: Named): Shared {
  const { standard, version, requirement, kind, clause, covers, obligation, wording, expected } = finding
  const head = JSON.stringify({ standard, version, requirement, kind, clause, covers, obligation, wording })
  return { named, head: `${head.slice(0, -1)},"record":`, expected, written: new Map() }
}

/** All that a finding on a requirement says besides its record and its evidence. */
function keyOf(finding: Finding, expected: Expected): string {
  const { status, reason, actual, shortfall, absent, settledBy, due, period, flags, waiver } = finding
  let key = reason === null ? status : `${status} ${reason}`
  if (actual !== null) key += ` a${amountKey(actual)}`
  if (shortfall !== null) key += ` s${amountKey(shortfall)}`
  if (absent.length > 0) key += ` b${texts(absent)}`
  if (settledBy.length > 0) key += ` t${texts(settledBy)}`
  if (due !== null) key += ` d${due}`
  if (period !== null) key += ` p${period}`
  if (flags.length > 0) key += ` f${texts(flags)}`
  if (waiver !== null) key += ` w${waiver}`
  return finding.expected === expected ? key : `${key} e${JSON.stringify(finding.expected)}`
}

/** A requirement measures in one unit, so that a number says it all. */
const amountKey = (amount: Measured): string =>
  'value' in amount && amount.of === undefined && typeof amount.value !== 'string'
    ? String(amount.value)
    : JSON.stringify(amount)

function write(finding: Finding, named: Named): Written {
  const { status, reason, expected, actual, shortfall, absent, settledBy, due, period, flags, waiver } = finding
  const before = JSON.stringify({ status, reason, expected, actual, shortfall, absent })
  const behind = JSON.stringify({ settledBy, due, period, flags, waiver, message: messageOf(finding, named) })
  return { before: `,${before.slice(1, -1)},"evidence":`, behind: `,${behind.slice(1)}` }
}

/** A text with nothing in it that JSON writes otherwise. */
const isPlain = (text: string): boolean => !/["\\\u0000-\u001f\ud800-\udfff]/.test(text)
const quoted = (text: string): string => (isPlain(text) ? `"${text}"` : JSON.stringify(text))
function texts(list: readonly string[]): string {
  if (list.length === 0) return '[]'
  let all = quoted(list[0]!)
  for (let i = 1; i < list.length; i++) all += `,${quoted(list[i]!)}`
  return `[${all}]`
}
