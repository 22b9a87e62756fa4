import * as z from 'zod'
import { isDate } from '../dates.js'
import type { Finding, Status } from '../evaluate/finding.js'
import type { Problem } from '../problem.js'
import { standardNamed } from '../standard/choose.js'
import { canonicalJson } from '../standard/digest.js'
import { type Keys, reporterFor, type SourceFile } from '../standard/file.js'
import { obligations, type RuleSets, type Standard } from '../standard/standard.js'
import { readYaml } from '../yaml.js'

// Cases: small records with the findings that a standard must come to, kept beside it as data.

const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const satisfies readonly Status[]
const outcome = z.strictObject({
  status: z.enum(statuses),
  reason: z.string().nullable().optional(),
  obligation: z.enum(obligations).optional(),
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

/** "must fail short" says as much as { obligation: must, status: fail, reason: short }; the first and the last may be left out. */
const inShort = z.string().transform((words, context) => {
  const [first = '', ...rest] = words.split(' ')
  const firmly = (obligations as readonly string[]).includes(first)
  const [status, reason] = firmly ? rest : [first, ...rest]
  const said = { status, ...(reason !== undefined && { reason }), ...(firmly && { obligation: first }) }
  const parsed = outcome.safeParse(said)
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

/** One case of a file, ready to be run. */
export interface Case {
  readonly name: string
  readonly asOf: string
  /** The record that is judged, and the other records of its dataset. */
  readonly value: Readonly<Record<string, unknown>> & { readonly id: unknown }
  readonly others: readonly Readonly<Record<string, unknown>>[]
  readonly expect: Outcomes
  /** The codes of the Problems that its records come with. */
  readonly problems: readonly string[]
  /** Tells what is wrong with it, at a place inside it. */
  fault(message: string, keys: Keys): Problem
}

/** What a case expects of requirements; `all` speaks of every one that is not named and not not-applicable. */
export type Outcomes = Readonly<Record<string, z.infer<typeof outcome>>>

export interface CaseFile {
  readonly path: string
  readonly standard: Standard
  readonly cases: readonly Case[]
}

/** Reads a file of cases; all that is wrong with it is reported. */
export function readCases(file: SourceFile, ruleSets: RuleSets): CaseFile | { readonly problems: readonly Problem[] } {
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
  const ready = cases.map(({ name, given, with: more = [], asOf = usual, expect, problems = [] }, index): Case => {
    const value = { ...standard.value.appliesTo, id: `case-${index + 1}` as unknown, ...common, ...given }
    const others = [...always, ...more].map((each, at) => ({ id: `other-${at + 1}`, ...each }))
    const fault = (message: string, keys: Keys): Problem => ({
      code: 'failed-case',
      message: `"${name}": ${message}`,
      file: file.path,
      ...yaml.value.positionOf(['cases', index, ...keys]),
    })
    return { name, asOf, value, others, expect, problems, fault }
  })
  return { path: file.path, standard: standard.value, cases: ready }
}

/** How a finding differs from what a case expects of it; undefined where it does not. */
export function differenceOf(expected: Outcomes[string], finding: Finding | undefined): string | undefined {
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
