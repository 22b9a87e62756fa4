import type { SourceFile } from '../standard/file.js'
import { type Mutant, mutantsOf } from '../standard/mutants.js'
import type { Requirement, RuleSets, Standard } from '../standard/standard.js'
import { type Case, differenceOf, readCases } from './case-file.js'
import { checkRecords } from './check-records.js'

/** How many slips in a standard there are to be noticed, and those that none of its cases notices. */
export interface Mutation {
  readonly standard: string
  readonly mutants: number
  readonly survivors: readonly Mutant[]
}

/**
 * Makes every slip in a standard that its author could have made, one at a time, and sees whether a case then
 * finds something else of the requirement than it expects. Undefined where the file holds no standard.
 *
 * @param caseFiles cases that all come out as they expect; those of other standards are passed over
 * @param ruleSets the standard among them
 * @example
 * runMutants({ path: 'rules/reading-room.yaml', text }, [cases], ruleSets).survivors //=> []
 */
export function runMutants(
  file: SourceFile,
  caseFiles: readonly SourceFile[],
  ruleSets: RuleSets,
): Mutation | undefined {
  const id = /^standard: *["']?([^\s"'#]+)/m.exec(file.text)?.[1]
  const standard = ruleSets.standards.find((each) => each.id === id)
  if (standard === undefined) return undefined
  const mutants = mutantsOf(file, ruleSets)
  let alive = mutants
  for (const each of caseFiles.flatMap((cases) => casesOf(cases, standard, ruleSets))) {
    const asked = alive.filter(({ requirements }) => requirements.some((one) => expectedOf(each, one) !== undefined))
    if (asked.length === 0) continue
    const killed = new Set(asked.filter(noticedBy(each, asked, standard, ruleSets)))
    alive = alive.filter((mutant) => !killed.has(mutant))
  }
  return { standard: standard.id, mutants: mutants.length, survivors: alive }
}

function casesOf(file: SourceFile, standard: Standard, ruleSets: RuleSets): readonly Case[] {
  if (!file.text.includes(standard.id)) return []
  const read = readCases(file, ruleSets)
  return 'cases' in read && read.standard === standard ? read.cases : []
}

/** What a case expects of a requirement, by its name or of all. */
const expectedOf = ({ expect }: Case, { id }: Requirement) => expect[id] ?? expect.all

/**
 * Whether a case notices a mutant. All of them are checked at once, as the requirements of one standard: what
 * they have in common, the reading and joining of the records above all, is done once.
 */
function noticedBy(
  each: Case,
  mutants: readonly Mutant[],
  standard: Standard,
  ruleSets: RuleSets,
): (mutant: Mutant) => boolean {
  const names = new Map<Requirement, string>()
  for (const [index, { requirements }] of mutants.entries())
    for (const requirement of requirements) names.set(requirement, `${index}/${requirement.id}`)
  const requirements = [...names].map(([requirement, id]) => ({ ...requirement, id }))
  const records = [each.value, ...each.others].map((value) => ({ value }))
  const standards = [{ ...standard, requirements }]
  const report = checkRecords(records, { ...ruleSets, standards, asOf: each.asOf, only: [standard.id] })
  const findings = report.records.find(({ id }) => id === each.value.id)?.findings ?? []
  const found = new Map(findings.map((finding) => [finding.requirement, finding]))
  return (mutant) =>
    mutant.requirements.some((requirement) => {
      const expected = expectedOf(each, requirement)
      const finding = found.get(names.get(requirement)!)
      // What is said of all is said of what is not not-applicable.
      const said = requirement.id in each.expect || finding?.status !== 'not-applicable'
      return expected !== undefined && said && differenceOf(expected, finding) !== undefined
    })
}
