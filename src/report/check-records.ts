import { isDate } from '../dates.js'
import { type CompiledStandard, compileStandard } from '../evaluate/check.js'
import type { Finding } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { type JoinedDataset, type Where, whereIs, whereOf } from '../record/dataset.js'
import { type CheckedRecord, readRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import { type Vocabulary, withAliases } from '../record/vocabulary.js'
import { chooser, mayApply, standardsNamed } from '../standard/choose.js'
import { obligations, type RuleSets, type Standard } from '../standard/standard.js'
import { gatherDataset } from './gather-dataset.js'
import { tallyOpenFacts } from './open-facts.js'
import { type RecordResult, type Report, verdicts } from './report.js'
import { addCounts, addVerdicts, noCounts, noVerdicts, tallyRequirements } from './tally.js'
import { regionTallies, tallyPlaces } from './tally-regions.js'
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
  /** Whether the report lists the records; it does where left out. What is written as it comes need not be kept. */
  readonly listRecords?: boolean
  /** Whether the records are a part of a dataset: regions wait until `mergeReports` has the other parts. */
  readonly part?: boolean
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
  /**
   * Checks one record; undefined where it could not be checked, and the report says why, or where it waits
   * for the rest of the dataset, as a region does.
   */
  add(record: SourceRecord): RecordResult | undefined
  /** Notes a Problem met outside, such as a file that cannot be read: records may have been lost with it. */
  problem(problem: Problem): void
  /** Checks what waited for the rest of the dataset. Nothing may be added afterwards. */
  finish(): readonly RecordResult[]
  /** Adds a report over a part of the same dataset. */
  absorb(report: Report): void
  /** The report on all that was added; finishes where nobody did. */
  report(): Report
}

export function startRun(options: CheckOptions): Run {
  const { asOf, vocabulary, standards } = options
  const problems: Problem[] = []
  const results: RecordResult[] = []
  const used = new Map<Standard, CompiledStandard>()
  const seen = new Map<string, string>()
  const counts = countsByObligation()
  const verdictCounts = noVerdicts()
  const requirements = tallyRequirements()
  const places = tallyPlaces()
  const openFacts = tallyOpenFacts(vocabulary)
  const dataset = gatherDataset(standards, vocabulary)
  const unaddressed: { record: CheckedRecord; source: SourceRecord; problems: readonly Problem[] }[] = []

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

  const choose = chooser(named?.ok ? named.value : undefined, options)

  /** The vocabulary with the aliases of some standards: the same one each time, for what is made of it is kept with it. */
  const wordsOf = new Map<string, Vocabulary>()
  function inWordsOf(chosen: readonly Standard[]): Vocabulary {
    const key = chosen.map(({ id }) => id).join(' ')
    const add = (known: Vocabulary, { aliases }: Standard) => (aliases ? withAliases(known, aliases) : known)
    const words = wordsOf.get(key) ?? chosen.reduce(add, vocabulary)
    wordsOf.set(key, words)
    return words
  }

  /** A word nobody knows may be an alias of a standard that the record is addressed by. */
  function readInWordsOfStandards({ value }: SourceRecord): ReturnType<typeof readRecord> {
    const read = readRecord(value, vocabulary)
    if (read.record === undefined || !read.problems.some(({ code }) => code === 'unknown-term')) return read
    const chosen = choose(read.record)
    const words = chosen.ok ? inWordsOf(chosen.value) : vocabulary
    return words === vocabulary ? read : readRecord(value, words)
  }

  /** Checks a record that was read, by the standards addressed to it. */
  function judge(record: CheckedRecord, source: SourceRecord, chosen: readonly Standard[], where: Where): RecordResult {
    const own = noCounts()
    const findings: Finding[] = []
    for (const standard of chosen) {
      const found = compiled(standard).check(record, asOf)
      requirements.add(standard, found)
      for (const finding of found) {
        findings.push(finding)
        own[finding.status]++
        counts[finding.obligation][finding.status]++
        if (finding.status === 'unknown') openFacts.add(finding)
      }
    }
    const result: RecordResult = {
      type: record.record,
      id: record.id,
      name: record.name ?? null,
      file: source.file ?? null,
      line: source.line ?? null,
      standards: chosen.map(({ id }) => id),
      verdict: verdictOf(findings, record.record),
      counts: own,
      findings,
    }
    verdictCounts[result.verdict]++
    places.add(where, result, findings)
    if (options.listRecords !== false) results.push(kept(result, results.length))
    return result
  }

  function kept(result: RecordResult, index: number): RecordResult {
    const { keep } = options
    return keep === undefined ? result : { ...result, findings: result.findings.filter((each) => keep(each, index)) }
  }

  let regionsOf: JoinedDataset['regionsOf'] = () => []
  let finished = false
  let aside = 0
  const assessed = () => Object.values(verdictCounts).reduce((a, b) => a + b)
  function finish(): readonly RecordResult[] {
    if (finished) return []
    finished = true
    const { waiting, problems: misplaced, ...joined } = dataset.join()
    regionsOf = joined.regionsOf
    for (const { source, problem } of misplaced) problems.push(placed(problem, source))
    const judged = waiting.flatMap(({ record, source }) => {
      const chosen = choose(record)
      if (!chosen.ok) unaddressed.push({ record, source, problems: chosen.problems })
      return chosen.ok ? [judge(record, source, chosen.value, whereIs(record))] : []
    })
    for (const { record, source, problems: found } of unaddressed) {
      const inherited = typeof record.region === 'string' ? undefined : joined.termOf(record)
      const located = inherited === undefined ? record : { ...record, region: inherited }
      const chosen = choose(located)
      if (chosen.ok) judged.push(judge(located, source, chosen.value, whereOf(record)))
      // Beside a region, a record may be there for the region's sake alone, if it says all that standards ask.
      else if (
        waiting.length > 0 &&
        assessed() > 0 &&
        !mayApply(named?.ok ? named.value : standards, located, vocabulary)
      )
        aside++
      else problems.push(...found.map((each) => placed({ ...each, keys: [] }, source)))
    }
    return judged
  }

  /** Whether a record is the first of its id; another is a Problem. */
  function isFirst({ record: type, id }: Pick<CheckedRecord, 'record' | 'id'>, source: SourceRecord): boolean {
    const key = `${type}/${id}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, placeOf(source))
    else problems.push(placed(duplicate({ record: type, id }, first), source))
    return first === undefined
  }

  return {
    finish,
    problem(problem) {
      problems.push(problem)
      dataset.loseAny()
    },
    add(source) {
      if (!usable) return undefined
      const { record, problems: found } = readInWordsOfStandards(source)
      for (const problem of found) problems.push(placed(problem, source))
      if (record === undefined) dataset.lose(source.value)
      if (record === undefined || !isFirst(record, source) || dataset.add(record, source)) return undefined
      const chosen = choose(record)
      if (chosen.ok) return judge(record, source, chosen.value, whereOf(record))
      unaddressed.push({ record, source, problems: chosen.problems })
      return undefined
    },
    absorb(report) {
      for (const each of report.problems) problems.push(each)
      for (const { id } of report.standards) {
        const standard = standards.find((each) => each.id === id)
        if (standard !== undefined) compiled(standard)
      }
      for (const result of report.records) {
        isFirst({ record: result.type, id: result.id }, { value: undefined, ...(result.file && { file: result.file }) })
        results.push(result)
      }
      for (const obligation of obligations) addCounts(counts[obligation], report.counts[obligation])
      addVerdicts(verdictCounts, report.verdicts)
      for (const tally of report.requirements) {
        const standard = standards.find(({ id }) => id === tally.standard)
        if (standard !== undefined) requirements.absorb(tally, standard)
      }
      for (const fact of report.openFacts) openFacts.absorb(fact)
      if (report.part === undefined) return
      dataset.absorb(report.part)
      for (const each of report.part.unaddressed) unaddressed.push(each)
      for (const tally of report.part.places) places.absorb(tally)
    },
    report() {
      if (!options.part) finish()
      return {
        asOf,
        verdict: worstVerdict(verdicts.filter((verdict) => verdictCounts[verdict] > 0)),
        standards: standards
          .filter((standard) => used.has(standard))
          .map(({ id, version, title, document, digest }) => ({ id, version, title, document, digest })),
        records: results,
        verdicts: verdictCounts,
        unaddressed: aside,
        counts,
        requirements: requirements.list(standards),
        regions: options.part ? [] : regionTallies(places.list(), regionsOf),
        openFacts: openFacts.ranked(),
        problems,
        ...(options.part && { part: { ...dataset.part(), unaddressed, places: places.list() } }),
      }
    },
  }
}

/**
 * The report on a whole dataset from the reports on its parts, each made with `part: true`: the same, to
 * the last figure, as one made of the whole. The parts may come from other processes as JSON.
 *
 * @example
 * mergeReports(parts.map((records) => checkRecords(records, { ...options, part: true })), options).verdict
 */
export function mergeReports(reports: Iterable<Report>, options: CheckOptions): Report {
  const run = startRun(options)
  for (const report of reports) run.absorb(report)
  return run.report()
}

/** Where a record stands, as people say it: "sites.ndjson:3"; empty where nobody knows. */
function placeOf({ file, line, at }: SourceRecord): string {
  const place = line ?? at
  return file === undefined ? `${place ?? ''}` : place === undefined ? file : `${file}:${place}`
}

function duplicate({ record, id }: Pick<CheckedRecord, 'record' | 'id'>, first: string): RecordProblem {
  const message = `the ${record} "${id}" was given before${first && ` (${first})`}; this one is not checked`
  return { code: 'duplicate-id', message, keys: ['id'], path: '/id' }
}

/** A Problem of a record with the place in its file. */
function placed({ keys, atKey, ...problem }: RecordProblem, { file, at = '', positionOf }: SourceRecord): Problem {
  const path = at + (problem.path ?? '')
  return { ...problem, ...(file !== undefined && { file }), ...(path !== '' && { path }), ...positionOf?.(keys, atKey) }
}

function countsByObligation() {
  return { must: noCounts(), target: noCounts(), should: noCounts(), may: noCounts() }
}
