import { isDate } from '../dates.js'
import type { Problem } from '../problem.js'
import { type JoinedDataset, listsOfRecords, whereIs, whereOf } from '../record/dataset.js'
import type { Input } from '../record/input.js'
import type { CheckedRecord } from '../record/read.js'
import type { SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { chooser, mayApply, standardsNamed } from '../standard/choose.js'
import { adviceOn } from './advise-waivers.js'
import type { CheckOptions } from './check-options.js'
import { gatherDataset } from './gather-dataset.js'
import { gatherInputs } from './gather-inputs.js'
import { gatherMembers } from './gather-members.js'
import { gatherResults } from './gather-results.js'
import { gatherWaivers } from './gather-waivers.js'
import { countedTwice, misfitOf } from './misfit.js'
import { readerInWords } from './read-in-words.js'
import type { RecordResult, Report } from './report.js'
import { duplicate, seenAt, seenRecords } from './seen-records.js'
import { placeAlone, placed, placeOf } from './source-place.js'

/** A check under way: records are added as they come, and the report is asked for at the end. */
export interface Run {
  /**
   * Checks one record; undefined where it could not be checked, and the report says why, or where it waits
   * for the rest of the dataset, as a region does.
   */
  add(record: SourceRecord): RecordResult | undefined
  /** Notes a Problem met outside, such as a file that cannot be read: records may have been lost with it. */
  problem(problem: Problem): void
  /** Notes something worth knowing that lost no record, save where it says that something was not read. */
  advice(advice: Problem): void
  /** Notes what was read, to its end. */
  input(input: Input): void
  /** Checks what waited for the rest of the dataset. Nothing may be added afterwards. */
  finish(): readonly RecordResult[]
  /** Adds a report over a part of the same dataset. */
  absorb(report: Report): void
  /** Whether a report over a part is on a record whose type and id were added before. */
  repeats(report: Report): boolean
  /** The report on all that was added; finishes where nobody did. */
  report(): Report
}

export function startRun(options: CheckOptions): Run {
  const { asOf, vocabulary, standards } = options
  const problems: Problem[] = []
  const advices: Problem[] = []
  const inputs = gatherInputs()
  const seen = seenRecords()
  const results = gatherResults(options, (problem) => problems.push(problem))
  const waivers = gatherWaivers(options)
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
  const members = gatherMembers(named?.ok ? named.value : standards, standards, vocabulary, seen)
  const dataset = gatherDataset(vocabulary, members)

  const choose = chooser(named?.ok ? named.value : undefined, options)
  const read = readerInWords(choose, vocabulary)

  /** Whether a record says so closely where it lies that the regions around it cannot add to it. */
  const saysAll = ({ region, within }: CheckedRecord): boolean =>
    typeof within !== 'string' || (typeof region === 'string' && !innerTerms.has(region))
  const innerTerms = termsWithOthersInside(vocabulary)

  let regionsOf: JoinedDataset['regionsOf'] = () => []
  let finished = false
  let aside = 0
  function finish(): readonly RecordResult[] {
    if (finished) return []
    finished = true
    const { regions, problems: misplaced, located, liesIn, ...joined } = dataset.join()
    regionsOf = joined.regionsOf
    for (const { source, problem } of misplaced) problems.push(placed(problem, source))
    const left: typeof waiting = []
    const late = [...regions, ...waiting].flatMap(({ record, source }) => {
      const inPlace = located(record)
      const chosen = choose(inPlace)
      if (!chosen.ok) {
        left.push({ record: inPlace, source, problems: chosen.problems })
        return []
      }
      const where = regionTypes.has(record.record) ? whereIs(record) : whereOf(record)
      const waiverOf = waivers.of(inPlace, chosen.value, where, liesIn)
      return [results.judge(inPlace, source, chosen.value, where, waiverOf)]
    })
    // Beside a region, a record may be there for the region's sake alone, if it says all that standards ask.
    const isDataset = regions.length > 0 && results.assessed() > 0
    for (const { record, source, problems: found = [] } of left) {
      if (isDataset && !mayApply(named?.ok ? named.value : standards, record, vocabulary)) aside++
      else problems.push(...found.map((each) => placed({ ...each, keys: [] }, source)))
    }
    return late
  }

  return {
    finish,
    problem(problem) {
      problems.push(problem)
      dataset.loseAny()
    },
    advice(advice) {
      advices.push(advice)
      // A sheet that was passed over may have held records.
      if (advice.code === 'unreadable-file') dataset.loseAny()
    },
    input: inputs.add,
    add(source) {
      if (!usable) return undefined
      const { record, problems: found } = read(source)
      for (const problem of found) problems.push(placed(problem, source))
      const first = record && seen.note(record.record, record.id, source)
      if (record !== undefined && first !== undefined) problems.push(placed(duplicate(record, first), source))
      if (record === undefined || first !== undefined) {
        dataset.lose((source.value as { record?: unknown } | null)?.record)
        return undefined
      }
      if (dataset.add(record, source)) return undefined
      // Where the regions around it may say more closely where it lies, other standards and waivers may be for it too.
      const chosen = saysAll(record) ? choose(record) : undefined
      if (chosen?.ok && !waivers.waitFor(record, chosen.value)) {
        const where = whereOf(record)
        return results.judge(record, source, chosen.value, where, waivers.of(record, chosen.value, where))
      }
      waiting.push({ record, source: placeAlone(source) })
      return undefined
    },
    absorb(report) {
      const misfit = misfitOf(report, options)
      if (misfit !== undefined) problems.push(misfit)
      if (misfit !== undefined || report.part === undefined) return
      for (const each of report.problems) problems.push(each)
      for (const each of report.advice) advices.push(each)
      for (const each of report.inputs) inputs.add(each)
      for (const [type, id, file, place] of report.part.seen) {
        const source = seenAt(file, place)
        const first = seen.note(type, id, source)
        if (first !== undefined) problems.push(countedTwice(`${type}/${id}`, first, placeOf(source)))
      }
      results.absorb(report, report.part)
      waivers.absorb(report.waivers)
      dataset.absorb(report.part)
      for (const each of report.part.waitingRecords) waiting.push(each)
    },
    repeats: ({ part }) => part?.seen.some(([type, id]) => seen.find(type, id) !== undefined) === true,
    report() {
      if (!options.part) finish()
      const { verdict, records, verdicts, counts, waived, requirements, regions, openFacts, ...used } = results.summed(
        options.part ? undefined : regionsOf,
      )
      const tallies = waivers.list()
      return {
        asOf,
        verdict,
        standards: used.standards,
        records,
        verdicts,
        unaddressed: aside,
        counts,
        waived,
        waivers: tallies,
        requirements,
        regions,
        openFacts,
        problems,
        advice: options.part ? advices : [...advices, ...adviceOn(tallies)],
        inputs: inputs.list(),
        ...(options.part && {
          part: { ...dataset.part(), ...results.part(), waitingRecords: [...waiting], seen: seen.list() },
        }),
      }
    },
  }
}

/** The terms of any section in which others lie. */
const termsWithOthersInside = ({ terms }: Vocabulary): ReadonlySet<string> =>
  new Set(Object.values(terms).flatMap((section) => Object.values(section).flatMap(({ within }) => within ?? [])))

/** The types of records in which others lie. */
const typesOfRegions = (vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set(Object.keys(vocabulary.facts).filter((type) => listsOfRecords(vocabulary, type).length > 0))
