import { type CompiledStandard, compileStandard } from '../evaluate/check.js'
import type { Finding } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import type { JoinedDataset, Where } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { obligations, type Standard } from '../standard/standard.js'
import type { CheckOptions } from './check-options.js'
import { crossCheck } from './cross-check.js'
import type { WaiverOf } from './gather-waivers.js'
import { tallyOpenFacts } from './open-facts.js'
import { positionsOf } from './positions.js'
import { type RecordResult, type Report, type ReportPart, type Shortfall, verdicts } from './report.js'
import { placed } from './source-place.js'
import {
  addCounts,
  addVerdicts,
  addWaived,
  countsByObligation,
  noCounts,
  noVerdicts,
  noWaived,
  reset,
  shortfallOf,
  tallyRequirements,
  waivedByObligation,
} from './tally.js'
import { regionTallies, tallyPlaces } from './tally-regions.js'
import { verdictOf, worstVerdict } from './verdict.js'

type Summed = Omit<Report, 'asOf' | 'waivers' | 'unaddressed' | 'problems' | 'advice' | 'inputs' | 'part'>

/** The results of records, one after another, and what they come to. */
export interface GatheredResults {
  /** Checks a record that was read, by the standards addressed to it. */
  judge(
    record: CheckedRecord,
    source: SourceRecord,
    chosen: readonly Standard[],
    where: Where,
    waiverOf: WaiverOf | undefined,
  ): RecordResult
  /** How many records were judged. */
  assessed(): number
  /** Adds the results of a part of the same dataset. */
  absorb(report: Report, part: Pick<ReportPart, 'wheres' | 'places'>): void
  /** All of it; without regions as long as nobody knows which there are. */
  summed(regionsOf: JoinedDataset['regionsOf'] | undefined): Summed
  part(): Pick<ReportPart, 'wheres' | 'places'>
}

/** What was compiled is kept with its standard, so that one run more costs next to nothing. */
const compiledStandards = new WeakMap<Standard, WeakMap<Vocabulary, CompiledStandard>>()

function compiledOnce(standard: Standard, vocabulary: Vocabulary): CompiledStandard {
  const inWords = compiledStandards.get(standard) ?? new WeakMap<Vocabulary, CompiledStandard>()
  compiledStandards.set(standard, inWords)
  const compiled = inWords.get(vocabulary) ?? compileStandard(standard, vocabulary)
  inWords.set(vocabulary, compiled)
  return compiled
}

/** @param report takes what a cross-check finds */
export function gatherResults(options: CheckOptions, report: (problem: Problem) => void): GatheredResults {
  const { asOf, vocabulary, standards, keep, see, crossCheck: apply } = options
  const results: RecordResult[] = []
  /** Of each of the results, what its record says of where it lies. */
  const wheres: Where[] = []
  const used = new Map<Standard, CompiledStandard>()
  const counts = countsByObligation()
  const waived = waivedByObligation()
  const verdictCounts = noVerdicts()
  let judged = 0
  /** The counts of the record at hand. */
  const own = countsByObligation()
  const requirements = tallyRequirements()
  const places = tallyPlaces()
  const openFacts = tallyOpenFacts(vocabulary)

  function compiled(standard: Standard): CompiledStandard {
    const known = used.get(standard) ?? compiledOnce(standard, vocabulary)
    used.set(standard, known)
    return known
  }

  const ids = new Map<readonly Standard[], readonly string[]>()
  function idsOf(chosen: readonly Standard[]): readonly string[] {
    const known = ids.get(chosen) ?? chosen.map(({ id }) => id)
    ids.set(chosen, known)
    return known
  }

  function judge(
    record: CheckedRecord,
    source: SourceRecord,
    chosen: readonly Standard[],
    where: Where,
    waiverOf: WaiverOf | undefined,
  ): RecordResult {
    for (const obligation of obligations) reset(own[obligation])
    const ownWaived = waiverOf && waivedByObligation()
    const subject = { type: record.record, id: record.id, name: record.name ?? null }
    const findings: Finding[] = []
    const all = see && keep ? ([] as Finding[]) : undefined
    const shortfalls: Shortfall[] = []
    const index = judged++
    for (const standard of chosen) {
      compiled(standard).judge(record, asOf, (judgement, at) => {
        // What else it says is worked out when it is read: only where it matters.
        const { obligation, status } = judgement
        const shortage = status === 'fail' || status === 'not-due' ? judgement.shortage : undefined
        const short = shortage && shortfallOf(status, shortage.reason, shortage.shortfall)
        own[obligation][status]++
        requirements.add(standard, at, status, short)
        if (short !== undefined) shortfalls.push(short)
        if (status === 'unknown') openFacts.add(subject, judgement.settledBy)
        const waiver = waiverOf === undefined ? null : waiverOf(standard, standard.requirements[at]!, status)
        if (waiver !== null && (status === 'fail' || status === 'unknown')) {
          ownWaived![obligation][status]++
          requirements.waive(standard, at, status)
        }
        if (apply !== undefined) {
          const others = { asOf, vocabulary, apply }
          for (const each of crossCheck(record, standard, standard.requirements[at]!, judgement, others))
            report(placed({ ...each, keys: [] }, source))
        }
        if (all !== undefined) {
          const finding = judgement.finding(waiver)
          all.push(finding)
          if (keep!(judgement, index)) findings.push(finding)
        } else if (keep === undefined || keep(judgement, index)) findings.push(judgement.finding(waiver))
      })
    }
    const counted = noCounts()
    const countedWaived = noWaived()
    for (const obligation of obligations) {
      if (ownWaived !== undefined) {
        addWaived(countedWaived, ownWaived[obligation])
        addWaived(waived[obligation], ownWaived[obligation])
      }
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
      verdict: verdictOf(own, record.record, ownWaived),
      counts: counted,
      waived: countedWaived,
      findings,
      positions: positionsOf(findings, source),
    }
    see?.(all === undefined ? result : { ...result, findings: all, positions: positionsOf(all, source) })
    verdictCounts[result.verdict]++
    places.add(where, result, shortfalls)
    if (options.listRecords !== false) {
      results.push(result)
      wheres.push(where)
    }
    return result
  }

  return {
    judge,
    assessed: () => judged,
    absorb(report, part) {
      judged += Object.values(report.verdicts).reduce((a, b) => a + b)
      for (const { id } of report.standards) {
        const standard = standards.find((each) => each.id === id)
        if (standard !== undefined) compiled(standard)
      }
      for (const result of report.records) results.push(result)
      for (const where of part.wheres) wheres.push(where)
      for (const obligation of obligations) {
        addCounts(counts[obligation], report.counts[obligation])
        addWaived(waived[obligation], report.waived[obligation])
      }
      addVerdicts(verdictCounts, report.verdicts)
      for (const tally of report.requirements) {
        const standard = standards.find(({ id }) => id === tally.standard)
        if (standard !== undefined) requirements.absorb(tally, standard)
      }
      for (const fact of report.openFacts) openFacts.absorb(fact)
      for (const tally of part.places) places.absorb(tally)
    },
    part: () => ({ wheres, places: places.list() }),
    summed: (regionsOf) => ({
      verdict: worstVerdict(verdicts.filter((verdict) => verdictCounts[verdict] > 0)),
      standards: standards
        .filter((standard) => used.has(standard))
        .map(({ id, version, title, document, digest }) => ({ id, version, title, document, digest })),
      records: regionsOf
        ? results.map((result, index) => ({ ...result, region: regionsOf(wheres[index]!).at(-1)!.key }))
        : results,
      verdicts: verdictCounts,
      counts,
      waived,
      requirements: requirements.list(standards),
      regions: regionsOf ? regionTallies(places.list(), regionsOf) : [],
      openFacts: openFacts.ranked(),
    }),
  }
}
