import * as z from 'zod'
import { isDate } from '../dates.js'
import type { Finding, Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { standardNamed } from '../standard/choose.js'
import { canonicalJson } from '../standard/digest.js'
import { reporterFor, type SourceFile } from '../standard/file.js'
import type { RuleSets, Standard } from '../standard/standard.js'
import { readYaml } from '../yaml.js'
import { checkRecords } from './check-records.js'
import type { RecordResult, Report } from './report.js'

// Cases: small records with the findings that a standard must come to, kept beside it as data.

const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const satisfies readonly Status[]
const outcome = z.strictObject({
  status: z.enum(statuses),
  reason: z.string().nullable().optional(),
  obligation: z.string().optional(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
  due: z.string().nullable().optional(),
  period: z.string().nullable().optional(),
  shortfall: z.unknown().optional(),
  absent: z.array(z.string()).optional(),
  settledBy: z.array(z.string()).optional(),
  evidence: z.array(z.string()).optional(),
  flags: z.array(z.string()).optional(),
})

/** "fail short" says as much as { status: fail, reason: short }. */
const inShort = z.string().transform((words, context) => {
  const [status, reason] = words.split(' ')
  const parsed = outcome.safeParse({ status, ...(reason !== undefined && { reason }) })
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: `"${words}" is no outcome; write such as "fail short", or "pass"` })
  return z.NEVER
})

const day = z.string().refine(isDate, { error: 'no such day; write it as "2021-09-30"' })

const others = z.array(z.record(z.string(), z.unknown()))

/** The shape of a file of cases. A case is named by its outcome. */
export const caseFileSchema = z.strictObject({
  standard: z.string(),
  asOf: day,
  record: z.record(z.string(), z.unknown()).optional(),
  with: others.optional().describe('other records of the dataset, in every case'),
  cases: z.array(
    z.strictObject({
      name: z.string().regex(/^(pass|fail|unknown|not applicable|not due)\b/, {
        error: 'a name begins with the outcome: pass, fail, unknown, not applicable or not due',
      }),
      asOf: day.optional(),
      given: z.record(z.string(), z.unknown()),
      with: others.optional().describe('other records of the dataset, beside those of every case'),
      expect: z.record(z.string(), z.union([inShort, outcome])),
      problems: z.array(z.string()).optional(),
    }),
  ),
})

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
  const yaml = readYaml(file.text, file.path)
  if (!yaml.ok) return { problems: yaml.problems }
  const problems: Problem[] = []
  const reporter = reporterFor(file.path, yaml.value, problems)
  const parsed = caseFileSchema.safeParse(yaml.value.value, { jitless: true })
  if (!parsed.success) {
    reporter.reportIssues(parsed.error.issues, [], Object.keys(caseFileSchema.shape))
    return { problems }
  }
  const { standard: id, asOf: usual, record: common, with: always = [], cases } = parsed.data
  const standard = standardNamed(id, ruleSets.standards)
  if (!standard.ok) {
    for (const problem of standard.problems) reporter.report(problem, ['standard'])
    return { problems }
  }
  const names = cases.map(({ name }) => name)
  const run = cases.map(
    ({ name, given, with: more = [], asOf = usual, expect, problems: codes = [] }, index): RunCase => {
      const value: Record<string, unknown> & { id: unknown } = {
        ...standard.value.appliesTo,
        id: `case-${index + 1}`,
        ...common,
        ...given,
      }
      const others = [...always, ...more].map((each, at) => ({ id: `other-${at + 1}`, ...each }))
      const report = checkRecords(
        [value, ...others].map((each) => ({ value: each })),
        { ...ruleSets, asOf, only: [id] },
      )
      const result = report.records.find((each) => each.id === value.id)
      const failures: Problem[] = []
      const told = reporterFor(file.path, yaml.value, failures)
      const fail = (message: string, keys: readonly string[]) =>
        told.report({ code: 'failed-case', message: `"${name}": ${message}` }, ['cases', index, ...keys])
      const found = report.problems.map(({ code }) => code)
      if (canonicalJson(found) !== canonicalJson(codes))
        fail(`expected the problems [${codes.join(', ')}], found [${found.join(', ')}]`, [])
      for (const [requirement, expected] of Object.entries(withAll(expect, result))) {
        const difference = differenceOf(
          expected,
          result?.findings.find((each) => each.requirement === requirement),
        )
        if (difference !== undefined) fail(`${requirement}: ${difference}`, ['expect', requirement])
      }
      if (names.indexOf(name) < index) fail('there is a case of this name already', ['name'])
      return { name, asOf, value, others, report, failures }
    },
  )
  return { standard: standard.value, cases: run, untried: untriedOf(standard.value, cases) }
}

type Outcomes = Readonly<Record<string, z.infer<typeof outcome>>>

/** `all` speaks of every requirement that is not named and not not-applicable. */
function withAll({ all, ...named }: Outcomes, result: RecordResult | undefined): Outcomes {
  if (all === undefined) return named
  const others = (result?.findings ?? []).filter(
    ({ requirement, status }) => !(requirement in named) && status !== 'not-applicable',
  )
  return { ...named, ...Object.fromEntries(others.map(({ requirement }) => [requirement, all])) }
}

function differenceOf(expected: z.infer<typeof outcome>, finding: Finding | undefined): string | undefined {
  if (finding === undefined) return 'there is no such requirement'
  const wrong = Object.entries(expected).filter(
    ([key, value]) => canonicalJson(finding[key as keyof Finding]) !== canonicalJson(value),
  )
  if (wrong.length === 0) return undefined
  return wrong
    .map(
      ([key, value]) =>
        `expected ${key} ${JSON.stringify(value)}, found ${JSON.stringify(finding[key as keyof Finding])}`,
    )
    .join('; ')
}

/** What every requirement should be tried for: that it passes, fails (or, optional, is not claimed), and is unknown. */
function untriedOf({ requirements }: Standard, cases: readonly { readonly expect: Outcomes }[]): RunCases['untried'] {
  return requirements.flatMap(({ id, obligation }) => {
    const tried = new Set(cases.map(({ expect }) => expect[id]?.status))
    const wanted: readonly Status[] = ['pass', obligation === 'may' ? 'not-applicable' : 'fail', 'unknown']
    return wanted.filter((status) => !tried.has(status)).map((status) => ({ requirement: id, status }))
  })
}
