import * as z from 'zod'
import { isDate } from '../dates.js'
import type { Problem, Result } from '../problem.js'
import { termsOfRegions } from '../record/hierarchy.js'
import { isRegionRecord } from '../record/lies-in.js'
import { resolveTerm, type Vocabulary } from '../record/vocabulary.js'
import { requirementNamed, standardNamed } from '../standard/choose.js'
import { type Keys, type Reporter, reporterFor } from '../standard/file.js'
import { type JsonSchema, toJsonSchema } from '../standard/json-schema.js'
import type { RuleSets, Standard } from '../standard/standard.js'
import { didYouMean } from '../suggest.js'
import { readYaml } from '../yaml.js'

const text = z.string({ error: 'a text expected' }).min(1)
const day = text.refine(isDate, { error: 'no such day; write it as "2021-09-30"' })

const waiverSchema = z.strictObject({
  id: text.describe('a short name of your own, by which reports call it'),
  requirement: text.describe('what is waived: jiaxing-2021-33/health-lounge/menu-hours'),
  record: text.optional().describe('the record it is waived for: site/lounge-7'),
  region: text
    .optional()
    .describe('or a region, for all that lies in it: 嘉善县, or region/<id> of a record of the dataset'),
  reason: text.describe('why'),
  approver: text.describe('the office that allows it'),
  clause: text.describe('what allows it: a clause, a decision and its number'),
  from: day.describe('the first day'),
  until: day.describe('the last day; what is waived for ever is another standard'),
})

/** waivers.yaml */
export const waiversSchema = z.array(waiverSchema, { error: 'a list of waivers expected' })

/**
 * What an office lets a record, or all that lies in a region, do without from one day to another. The finding
 * stays what it is; the waiver is noted on it.
 *
 * `requirement` is "<standard>/<requirement>", `record` "<type>/<id>"; `region` is the id of a term, or
 * "region/<id>" of a record.
 */
export interface Waiver {
  readonly id: string
  readonly requirement: string
  readonly record?: string
  readonly region?: string
  readonly reason: string
  readonly approver: string
  readonly clause: string
  readonly from: string
  readonly until: string
}

export const waiversJsonSchema = (): JsonSchema =>
  toJsonSchema(waiversSchema, 'waivers.yaml: what offices let records do without, for how long and why')

/**
 * Reads waivers, all Problems at once.
 *
 * @example
 * readWaivers('- { id: w1, requirement: jiaxing-2021-33/health-lounge/menu-hour, record: site/a, … }', 'waivers.yaml', ruleSets)
 * //=> { ok: false, problems: [{ code: 'invalid-value', line: 1, …, help: 'did you mean "menu-hours"?' }] }
 */
export function readWaivers(
  source: string,
  path: string,
  ruleSets: Pick<RuleSets, 'standards' | 'vocabulary'>,
): Result<readonly Waiver[]> {
  const yaml = readYaml(source, path)
  if (!yaml.ok) return yaml
  const problems: Problem[] = []
  const reporter = reporterFor(path, yaml.value, problems)
  const list = z
    .array(z.unknown(), { error: 'a list of waivers expected' })
    .safeParse(yaml.value.value, { jitless: true })
  if (!list.success) reporter.reportIssues(list.error.issues, [], [])
  const waivers: Given[] = []
  const known = Object.keys(waiverSchema.shape)
  // One by one: what is wrong with one keeps no other from being looked at.
  for (const [index, value] of (list.data ?? []).entries()) {
    const parsed = waiverSchema.safeParse(value, { jitless: true })
    if (!parsed.success) reporter.reportIssues(parsed.error.issues, [index], known)
    const given = textsOf(value)
    if (given === undefined) continue
    const region = checkWaiver(given, [index], ruleSets, reporter)
    const waiver = { ...given, ...(region !== undefined && { region }) }
    checkTwins(waiver, waivers, [index], reporter)
    waivers.push(waiver)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: waivers as Waiver[] }
}

/** What is written of a waiver as far as it can be read. */
type Given = { readonly [K in keyof Waiver]?: string }

const textsOf = (value: unknown): Given | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string'))
    : undefined

/** Checks what only rule sets can tell; gives the region by the id of its term. */
function checkWaiver(
  { requirement, record, region, from, until }: Given,
  at: Keys,
  { standards, vocabulary }: Pick<RuleSets, 'standards' | 'vocabulary'>,
  reporter: Reporter,
): string | undefined {
  const standard =
    requirement === undefined ? undefined : checkRequirement(requirement, [...at, 'requirement'], standards, reporter)
  if (record === undefined && region === undefined)
    reporter.report({ code: 'missing-key', message: '"record" or "region" is missing: whom it is for' }, at)
  else if (record !== undefined && region !== undefined) {
    const message = 'a record or a region, not both'
    reporter.report({ code: 'invalid-value', message, help: 'write two waivers' }, [...at, 'region'])
  }
  if (record !== undefined) checkRecord(record, [...at, 'record'], standard, vocabulary, reporter)
  if (from !== undefined && until !== undefined && until < from) {
    const message = `it ends on ${until}, before it begins on ${from}`
    reporter.report({ code: 'invalid-date', message }, [...at, 'until'])
  }
  return region && regionNamed(region, [...at, 'region'], vocabulary, reporter)
}

function checkRequirement(
  name: string,
  keys: Keys,
  standards: readonly Standard[],
  reporter: Reporter,
): Standard | undefined {
  const slash = name.lastIndexOf('/')
  const standard = standardNamed(name.slice(0, Math.max(0, slash)), standards)
  if (!standard.ok) {
    const help =
      didYouMean(name, requirementNames(standards)) ??
      'write "<standard>/<requirement>"; `clausecheck list` names the standards'
    reporter.report({ code: 'unknown-standard', message: `no requirement is called "${name}"`, help }, keys)
    return undefined
  }
  const requirement = requirementNamed(name.slice(slash + 1), standard.value)
  if (!requirement.ok)
    for (const problem of requirement.problems) reporter.report({ ...problem, code: 'invalid-value' }, keys)
  return standard.value
}

const namesMade = new WeakMap<readonly Standard[], readonly string[]>()

/** Every "<standard>/<requirement>"; made once, for thousands of waivers may be wrong. */
function requirementNames(standards: readonly Standard[]): readonly string[] {
  const known = namesMade.get(standards)
  if (known !== undefined) return known
  const names = standards.flatMap(({ id, requirements }) => requirements.map((each) => `${id}/${each.id}`))
  namesMade.set(standards, names)
  return names
}

function checkRecord(
  name: string,
  keys: Keys,
  standard: Standard | undefined,
  { facts }: Vocabulary,
  reporter: Reporter,
): void {
  const slash = name.indexOf('/')
  const type = slash < 0 ? name : name.slice(0, slash)
  const types = Object.keys(facts)
  if (slash < 0 || slash === name.length - 1) {
    const example = types.includes(type) ? `${type}/a` : `${standard?.appliesTo.record ?? 'site'}/${name}`
    const help = `write "<type>/<id>", such as "${example}"`
    reporter.report({ code: 'invalid-value', message: `"${name}" names no record`, help }, keys)
  } else if (!types.includes(type)) {
    const help = didYouMean(type, types) ?? `one of: ${types.join(', ')}`
    reporter.report({ code: 'invalid-value', message: `no type of record is called "${type}"`, help }, keys)
  } else if (standard !== undefined && standard.appliesTo.record !== type) {
    const message = `"${standard.id}" is for a ${standard.appliesTo.record}, not for a ${type}`
    reporter.report({ code: 'invalid-value', message }, keys)
  }
}

/** The id of a region's term; a region record is met, or not, when the records are checked. */
function regionNamed(name: string, keys: Keys, vocabulary: Vocabulary, reporter: Reporter): string {
  if (isRegionRecord(name)) return name
  const { section, entries } = termsOfRegions(vocabulary)
  const id = resolveTerm(vocabulary, section, name)
  if (id !== undefined) return id
  const words = Object.entries(entries).flatMap(([term, { zh, aliases = [] }]) => [term, zh, ...aliases])
  const help = didYouMean(name, words) ?? 'of a region record, write "region/<id>"'
  reporter.report({ code: 'unknown-term', message: `no region is called "${name}"`, help }, keys)
  return name
}

/** One whose name another has, or that says the same of the same days: nobody could tell which one it was. */
function checkTwins(given: Given, before: readonly Given[], at: Keys, reporter: Reporter): void {
  const { id, requirement, record, region, from, until } = given
  if (id !== undefined && before.some((each) => each.id === id)) {
    const message = `there is a waiver called "${id}" already`
    reporter.report({ code: 'duplicate-id', message, help: 'give each a name of its own' }, [...at, 'id'])
  }
  if (requirement === undefined || from === undefined || until === undefined) return
  const twin = before.find(
    (each) =>
      each.requirement === requirement &&
      each.record === record &&
      each.region === region &&
      each.from !== undefined &&
      each.until !== undefined &&
      each.from <= until &&
      from <= each.until,
  )
  if (twin === undefined) return
  const name = twin.id === undefined ? 'another' : `"${twin.id}"`
  const message = `${name} waives the same from ${twin.from} to ${twin.until}`
  const help = 'let one begin after the other ends, or take one out'
  reporter.report({ code: 'contradictory-value', message, help }, [...at, 'from'])
}
