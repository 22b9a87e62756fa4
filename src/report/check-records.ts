import { isDate } from '../dates.js'
import { type CompiledStandard, compileStandard } from '../evaluate/check.js'
import type { Finding, Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { type CheckedRecord, readRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import { standardsFor, standardsNamed } from '../standard/choose.js'
import type { Obligation, RuleSets, Standard } from '../standard/standard.js'
import { tallyOpenFacts } from './open-facts.js'
import { type RecordResult, type Report, type Verdict, verdicts } from './report.js'
import { verdictOf, worstVerdict } from './verdict.js'

export interface CheckOptions extends RuleSets {
  /** The day the records are judged on, "YYYY-MM-DD". */
  readonly asOf: string
  /** Ids of standards to check against; those addressed to each record where left out. */
  readonly only?: readonly string[]
  /**
   * Which findings the report holds; all where left out. The counts are of all findings in any case, so
   * that a long run need not keep what nobody will read.
   *
   * @param index the how-manieth record it is, from 0
   */
  readonly keep?: (finding: Finding, index: number) => boolean
}

/**
 * Checks records against standards. Nothing is thrown for bad data: what cannot be read is a
 * Problem of the report, and the other records are checked.
 *
 * @example
 * import { standards, documents, vocabulary } from 'clausecheck/standards'
 * const site = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', totalArea: 60 }
 * checkRecords([{ value: site }], { standards, documents, vocabulary, asOf: '2021-09-30' }).verdict
 * //=> 'undetermined'
 */
export function checkRecords(records: Iterable<SourceRecord>, options: CheckOptions): Report {
  const run = startRun(options)
  for (const record of records) run.add(record)
  return run.report()
}

/** A check under way: records are added as they come, and the report is asked for at the end. */
export interface Run {
  /** Checks one record; undefined where it could not be checked, and the report says why. */
  add(record: SourceRecord): RecordResult | undefined
  /** Notes a Problem met outside, such as a file that cannot be read. */
  problem(problem: Problem): void
  report(): Report
}

export function startRun(options: CheckOptions): Run {
  const { asOf, vocabulary, standards } = options
  const problems: Problem[] = []
  const results: RecordResult[] = []
  const used = new Map<Standard, CompiledStandard>()
  const seen = new Map<string, string>()
  const counts = noCounts()
  const openFacts = tallyOpenFacts(vocabulary)

  const valid = isDate(asOf)
  if (!valid)
    problems.push({
      code: 'invalid-date',
      message: `"${asOf}" is no day to judge by`,
      help: 'write it as "2021-09-30"',
    })
  const named = valid && options.only?.length ? standardsNamed(options.only, standards, asOf) : undefined
  if (named?.ok === false) problems.push(...named.problems)
  const usable = valid && named?.ok !== false

  function compiled(standard: Standard): CompiledStandard {
    const known = used.get(standard) ?? compileStandard(standard, vocabulary)
    used.set(standard, known)
    return known
  }

  function choose(record: CheckedRecord, source: SourceRecord): readonly Standard[] {
    const chosen = named?.ok ? ofType(named.value, record) : standardsFor(record, standards, vocabulary, asOf)
    if (chosen.ok) return chosen.value
    problems.push(...chosen.problems.map((problem) => placed({ ...problem, keys: [] }, source)))
    return []
  }

  return {
    problem: (problem) => problems.push(problem),
    add(source) {
      if (!usable) return undefined
      const read = readRecord(source.value, vocabulary)
      for (const problem of read.problems) problems.push(placed(problem, source))
      const { record } = read
      if (record === undefined) return undefined
      const key = `${record.record}/${record.id}`
      const first = seen.get(key)
      if (first !== undefined) {
        problems.push(placed(duplicate(record, first), source))
        return undefined
      }
      seen.set(key, placeOf(source))
      const chosen = choose(record, source)
      if (chosen.length === 0) return undefined
      const findings = chosen.flatMap((standard) => compiled(standard).check(record, asOf))
      for (const finding of findings) {
        counts[finding.obligation][finding.status]++
        if (finding.status === 'unknown') openFacts.add(finding)
      }
      const result: RecordResult = {
        type: record.record,
        id: record.id,
        name: record.name ?? null,
        file: source.file ?? null,
        line: source.line ?? null,
        standards: chosen.map(({ id }) => id),
        verdict: verdictOf(findings),
        findings,
      }
      const { keep } = options
      const index = results.length
      results.push(keep === undefined ? result : { ...result, findings: findings.filter((each) => keep(each, index)) })
      return result
    },
    report: () => ({
      asOf,
      verdict: worstVerdict(results.map(({ verdict }) => verdict)),
      standards: [...used.keys()].map(({ id, version, title, document, digest }) => ({
        id,
        version,
        title,
        document,
        digest,
      })),
      records: results,
      verdicts: countVerdicts(results),
      counts,
      openFacts: openFacts.ranked(),
      problems,
    }),
  }
}

/** Where a record stands, as people say it: "sites.ndjson:3"; empty where nobody knows. */
const placeOf = ({ file, line, at }: SourceRecord): string =>
  [file, line ?? at].filter((part) => part !== undefined).join(':')

function duplicate({ record, id }: CheckedRecord, first: string): RecordProblem {
  const message = `the ${record} "${id}" was given before${first && ` (${first})`}; this one is not checked`
  return { code: 'duplicate-id', message, keys: ['id'], path: '/id' }
}

/** Of the standards somebody named, those for this type of record; a Problem where there is none. */
function ofType(chosen: readonly Standard[], record: CheckedRecord): ReturnType<typeof standardsFor> {
  const fitting = chosen.filter(({ appliesTo }) => appliesTo.record === record.record)
  if (fitting.length > 0) return { ok: true, value: fitting }
  const ids = chosen.map(({ id }) => `"${id}"`).join(', ')
  return {
    ok: false,
    problems: [{ code: 'no-standard', message: `${ids} is not for a ${record.record} such as "${record.id}"` }],
  }
}

/** A Problem of a record with the place in its file. */
function placed({ keys, atKey, ...problem }: RecordProblem, { file, at = '', positionOf }: SourceRecord): Problem {
  const path = at + (problem.path ?? '')
  return { ...problem, ...(file !== undefined && { file }), ...(path !== '' && { path }), ...positionOf?.(keys, atKey) }
}

function countVerdicts(results: readonly RecordResult[]): Report['verdicts'] {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  for (const { verdict } of results) counts[verdict]++
  return counts
}

function noCounts(): Record<Obligation, Record<Status, number>> {
  const zero = () => ({ pass: 0, fail: 0, unknown: 0, 'not-applicable': 0, 'not-due': 0 })
  return { must: zero(), target: zero(), should: zero(), may: zero() }
}
