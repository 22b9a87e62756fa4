import { never } from '../dates.js'
import type { Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { canonicalJson } from '../standard/digest.js'
import type { SourceFile } from '../standard/file.js'
import type { Requirement, RuleSets, Standard } from '../standard/standard.js'
import { differenceOf, type Outcomes, readCases } from './case-file.js'
import { checkRecords } from './check-records.js'
import type { RecordResult, Report } from './report.js'

/** One case that was run. */
export interface RunCase {
  readonly name: string
  readonly asOf: string
  readonly value: Readonly<Record<string, unknown>>
  /** The other records of its dataset. */
  readonly others: readonly Readonly<Record<string, unknown>>[]
  readonly report: Report
  readonly failures: readonly Problem[]
}

/** A file of cases that was run: what failed, and which requirements its cases leave untried. */
export interface RunCases {
  readonly standard: Standard
  readonly cases: readonly RunCase[]
  readonly untried: readonly { readonly requirement: string; readonly status: Status }[]
}

/**
 * Runs the cases of a file. A case that comes out otherwise than expected is a Problem with its place.
 *
 * @example
 * runCases({ path: 'cases/health-lounge.yaml', text }, ruleSets).cases[0].failures //=> []
 */
export function runCases(file: SourceFile, ruleSets: RuleSets): RunCases | { readonly problems: readonly Problem[] } {
  const read = readCases(file, ruleSets)
  if ('problems' in read) return read
  const { standard, cases } = read
  const names = cases.map(({ name }) => name)
  const run = cases.map(({ name, asOf, value, others, expect, problems: codes, fault }, index): RunCase => {
    const report = checkRecords(
      [value, ...others].map((each) => ({ value: each })),
      { ...ruleSets, asOf, only: [standard.id] },
    )
    const result = report.records.find((each) => each.id === value.id)
    const failures: Problem[] = []
    const found = report.problems.map(({ code }) => code)
    if (canonicalJson(found) !== canonicalJson(codes))
      failures.push(fault(`expected the problems [${codes.join(', ')}], found [${found.join(', ')}]`, []))
    for (const [requirement, expected] of Object.entries(withAll(expect, result))) {
      const difference = differenceOf(
        expected,
        result?.findings.find((each) => each.requirement === requirement),
      )
      if (difference !== undefined) failures.push(fault(`${requirement}: ${difference}`, ['expect', requirement]))
    }
    if (names.indexOf(name) < index) failures.push(fault('there is a case of this name already', ['name']))
    return { name, asOf, value, others, report, failures }
  })
  return { standard, cases: run, untried: untriedOf(standard, cases) }
}

/** `all` speaks of every requirement that is not named and not not-applicable. */
function withAll({ all, ...named }: Outcomes, result: RecordResult | undefined): Outcomes {
  if (all === undefined) return named
  const others = (result?.findings ?? []).filter(
    ({ requirement, status }) => !(requirement in named) && status !== 'not-applicable',
  )
  return { ...named, ...Object.fromEntries(others.map(({ requirement }) => [requirement, all])) }
}

/** What comes of a requirement that is not met: it fails, unless it is optional or no day is set for it. */
export function statusOfUnmet({ due }: Standard, requirement: Requirement): Status {
  if (requirement.obligation === 'may') return 'not-applicable'
  return (requirement.check.due ?? requirement.due ?? due)?.by === never ? 'not-due' : 'fail'
}

/** What every requirement should be tried for: that it passes, is not met, and is unknown. */
function untriedOf(standard: Standard, cases: readonly { readonly expect: Outcomes }[]): RunCases['untried'] {
  return standard.requirements.flatMap((requirement) => {
    const { id } = requirement
    const tried = new Set(cases.map(({ expect }) => expect[id]?.status))
    const wanted: readonly Status[] = ['pass', statusOfUnmet(standard, requirement), 'unknown']
    return wanted.filter((status) => !tried.has(status)).map((status) => ({ requirement: id, status }))
  })
}
