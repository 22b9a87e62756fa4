import { isDate } from '../dates.js'
import { type CompiledStandard, compileStandard, type Judgement } from '../evaluate/check.js'
import type { Finding } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { type JoinedDataset, listsOfRecords, type Where, whereIs, whereOf } from '../record/dataset.js'
import { type CheckedRecord, readRecord } from '../record/read.js'
import type { RecordProblem } from '../record/record-problem.js'
import type { SourceRecord } from '../record/source.js'
import { type Vocabulary, withAliases } from '../record/vocabulary.js'
import { chooser, mayApply, standardsNamed } from '../standard/choose.js'
import { obligations, type RuleSets, type Standard } from '../standard/standard.js'
import { gatherDataset } from './gather-dataset.js'
import { tallyOpenFacts } from './open-facts.js'
import { type RecordResult, type Report, type Shortfall, verdicts } from './report.js'
import {
  addCounts,
  addVerdicts,
  countsByObligation,
  noCounts,
  noVerdicts,
  reset,
  shortfallOf,
  tallyRequirements,
} from './tally.js'
import { regionTallies, tallyPlaces } from './tally-regions.js'
import { verdictOf, worstVerdict } from './verdict.js'

export interface CheckOptions extends RuleSets {
  /** The day the records are judged on, "YYYY-MM-DD". */
  readonly asOf: string
  /** Ids of standards to check against; those addressed to each record where left out. */
  readonly only?: readonly string[]
  /**
   * Which findings are made; all where left out. The counts are of all requirements in any case, so that a
   * long run need not make what nobody will read.
   *
   * @param index the how-manieth record it is, from 0
   */
  readonly keep?: (judgement: Pick<Judgement, 'obligation' | 'status' | 'flags'>, index: number) => boolean
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
  const { asOf, vocabulary, standards, keep } = options
  const problems: Problem[] = []
  const results: RecordResult[] = []
  /** Of each of the results, what its record says of where it lies. */
  const wheres: Where[] = []
  const used = new Map<Standard, CompiledStandard>()
  const seen = new Map<string, Map<string, string>>()
  const counts = countsByObligation()
  const verdictCounts = noVerdicts()
  let judged = 0
  /** The counts of the record at hand. */
  const own = countsByObligation()
  const requirements = tallyRequirements()
  const places = tallyPlaces()
  const openFacts = tallyOpenFacts(vocabulary)
  const dataset = gatherDataset(standards, vocabulary)
  /** Records whose standards are chosen when it is known where they lie. */
  const waiting: { record: CheckedRecord; source: SourceRecord; problems?: readonly Problem[] }[] = []
  const regionTypes = typesOfRegions(vocabulary)

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

  /** Whether a record says so closely where it lies that the regions around it cannot add to it. */
  const saysAll = ({ region, within }: CheckedRecord): boolean =>
    typeof within !== 'string' || (typeof region === 'string' && !hasInside(region))

  const hasInside = (term: string): boolean => innerTerms.has(term)
  const innerTerms = termsWithOthersInside(vocabulary)

  const ids = new Map<readonly Standard[], readonly string[]>()
  function idsOf(chosen: readonly Standard[]): readonly string[] {
    const known = ids.get(chosen) ?? chosen.map(({ id }) => id)
    ids.set(chosen, known)
    return known
  }

  /** Checks a record that was read, by the standards addressed to it. */
  function judge(record: CheckedRecord, source: SourceRecord, chosen: readonly Standard[], where: Where): RecordResult {
    for (const obligation of obligations) reset(own[obligation])
    const subject = { type: record.record, id: record.id, name: record.name ?? null }
    const findings: Finding[] = []
    const shortfalls: Shortfall[] = []
    const index = judged++
    for (const standard of chosen) {
      compiled(standard).judge(record, asOf, (judgement, at) => {
        const { obligation, status, settledBy, shortage } = judgement
        const short = shortage && shortfallOf(status, shortage.reason, shortage.shortfall)
        own[obligation][status]++
        requirements.add(standard, at, status, short)
        if (short !== undefined) shortfalls.push(short)
        if (status === 'unknown') openFacts.add(subject, settledBy)
        if (keep === undefined || keep(judgement, index)) findings.push(judgement.finding())
      })
    }
    const counted = noCounts()
    for (const obligation of obligations) {
      addCounts(counted, own[obligation])
      addCounts(counts[obligation], own[obligation])
    }
    // Written out, as findings are: spreading makes V8 build every result as a slow dictionary.
    const result: RecordResult = {
      type: subject.type,
      id: subject.id,
      name: subject.name,
      file: source.file ?? null,
      line: source.line ?? null,
      region: null,
      standards: idsOf(chosen),
      verdict: verdictOf(own, record.record),
      counts: counted,
      findings,
    }
    verdictCounts[result.verdict]++
    places.add(where, result, shortfalls)
    if (options.listRecords !== false) {
      results.push(result)
      wheres.push(where)
    }
    return result
  }

  let regionsOf: JoinedDataset['regionsOf'] = () => []
  let finished = false
  let aside = 0
  const assessed = () => Object.values(verdictCounts).reduce((a, b) => a + b)
  function finish(): readonly RecordResult[] {
    if (finished) return []
    finished = true
    const { regions, problems: misplaced, located, ...joined } = dataset.join()
    regionsOf = joined.regionsOf
    for (const { source, problem } of misplaced) problems.push(placed(problem, source))
    const left: typeof waiting = []
    const late = [...regions, ...waiting].flatMap(({ record, source }) => {
      const inPlace = located(record)
      const chosen = choose(inPlace)
      if (!chosen.ok) left.push({ record: inPlace, source, problems: chosen.problems })
      const where = regionTypes.has(record.record) ? whereIs(record) : whereOf(record)
      return chosen.ok ? [judge(inPlace, source, chosen.value, where)] : []
    })
    // Beside a region, a record may be there for the region's sake alone, if it says all that standards ask.
    const isDataset = regions.length > 0 && assessed() > 0
    for (const { record, source, problems: found = [] } of left) {
      if (isDataset && !mayApply(named?.ok ? named.value : standards, record, vocabulary)) aside++
      else problems.push(...found.map((each) => placed({ ...each, keys: [] }, source)))
    }
    return late
  }

  /** Whether a record is the first of its id; another is a Problem. */
  function isFirst({ record: type, id }: Pick<CheckedRecord, 'record' | 'id'>, source: SourceRecord): boolean {
    const ofType = seen.get(type) ?? new Map<string, string>()
    seen.set(type, ofType)
    const first = ofType.get(id)
    if (first === undefined) ofType.set(id, placeOf(source))
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
      if (record === undefined || !isFirst(record, source)) {
        dataset.lose((source.value as { record?: unknown } | null)?.record)
        return undefined
      }
      if (dataset.add(record, source)) return undefined
      // Where the regions around it may say more closely where it lies, other standards may speak of it too.
      const chosen = saysAll(record) ? choose(record) : undefined
      if (chosen?.ok) return judge(record, source, chosen.value, whereOf(record))
      waiting.push({ record, source: plain(source) })
      return undefined
    },
    absorb(report) {
      const misfit = misfitOf(report, options)
      if (misfit !== undefined) problems.push(misfit)
      if (misfit !== undefined || report.part === undefined) return
      for (const each of report.problems) problems.push(each)
      for (const [type, id, place] of report.part.seen) {
        const ofType = seen.get(type) ?? new Map<string, string>()
        seen.set(type, ofType)
        const first = ofType.get(id)
        if (first === undefined) ofType.set(id, place)
        else problems.push(countedTwice(`${type}/${id}`, first, place))
      }
      for (const { id } of report.standards) {
        const standard = standards.find((each) => each.id === id)
        if (standard !== undefined) compiled(standard)
      }
      for (const result of report.records) results.push(result)
      for (const where of report.part.wheres) wheres.push(where)
      for (const obligation of obligations) addCounts(counts[obligation], report.counts[obligation])
      addVerdicts(verdictCounts, report.verdicts)
      for (const tally of report.requirements) {
        const standard = standards.find(({ id }) => id === tally.standard)
        if (standard !== undefined) requirements.absorb(tally, standard)
      }
      for (const fact of report.openFacts) openFacts.absorb(fact)
      dataset.absorb(report.part)
      for (const each of report.part.waitingRecords) waiting.push(each)
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
        records: options.part
          ? results
          : results.map((result, index) => ({ ...result, region: regionsOf(wheres[index]!).at(-1)!.key })),
        verdicts: verdictCounts,
        unaddressed: aside,
        counts,
        requirements: requirements.list(standards),
        regions: options.part ? [] : regionTallies(places.list(), regionsOf),
        openFacts: openFacts.ranked(),
        problems,
        ...(options.part && {
          part: {
            ...dataset.part(),
            waitingRecords: [...waiting],
            places: places.list(),
            seen: [...seen].flatMap(([type, ids]) => [...ids].map(([id, place]) => [type, id, place] as const)),
            wheres,
          },
        }),
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

/** What keeps a report from being a part of the whole that others make up. */
function misfitOf({ asOf, standards, part }: Report, options: CheckOptions): Problem | undefined {
  if (part === undefined)
    return { code: 'usage', message: 'a report that is no part cannot be merged', help: 'make it with "part: true"' }
  if (asOf !== options.asOf)
    return { code: 'usage', message: `a part was judged as of ${asOf}, not as of ${options.asOf}` }
  const other = standards.find(({ id, digest }) => options.standards.find((each) => each.id === id)?.digest !== digest)
  return other && { code: 'usage', message: `a part was checked against another edition of "${other.id}"` }
}

function countedTwice(key: string, first: string, second: string): Problem {
  const places = [first, second].filter((place) => place !== '').join(', ')
  const message = `"${key}" is in two parts${places && ` (${places})`} and was counted twice`
  return { code: 'duplicate-id', message, help: 'take it out of one of them and make that part anew' }
}

/** The terms of any section in which others lie. */
const termsWithOthersInside = ({ terms }: Vocabulary): ReadonlySet<string> =>
  new Set(Object.values(terms).flatMap((section) => Object.values(section).flatMap(({ within }) => within ?? [])))

/** A source without what cannot be sent to another process, or need not be kept. */
const plain = ({ file, line, at, positionOf }: SourceRecord): SourceRecord => {
  const begins = line ?? positionOf?.([])?.line
  return { value: undefined, ...(file && { file }), ...(begins && { line: begins }), ...(at && { at }) }
}

/** The types of records in which others lie. */
const typesOfRegions = (vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set(Object.keys(vocabulary.facts).filter((type) => listsOfRecords(vocabulary, type).length > 0))

function duplicate({ record, id }: Pick<CheckedRecord, 'record' | 'id'>, first: string): RecordProblem {
  const message = `the ${record} "${id}" was given before${first && ` (${first})`}; this one is not checked`
  return { code: 'duplicate-id', message, keys: ['id'], path: '/id' }
}

/** A Problem of a record with the place in its file. */
function placed(
  { keys, atKey, ...problem }: RecordProblem,
  { file, line, at = '', positionOf }: SourceRecord,
): Problem {
  const path = at + (problem.path ?? '')
  const position = positionOf?.(keys, atKey) ?? (line === undefined ? undefined : { line, column: 1 })
  return { ...problem, ...(file !== undefined && { file }), ...(path !== '' && { path }), ...position }
}
