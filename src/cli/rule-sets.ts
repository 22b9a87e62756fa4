import type { Problem, Result, RuleSets, Standard } from '../index.js'
import { standardNamed } from '../standard/choose.js'
import { documents, standards, vocabulary } from '../standards.js'

export interface LoadedForCommand {
  readonly ruleSets: RuleSets
  readonly problems: readonly Problem[]
}

/** The shipped rule sets, and with them those of the folders somebody names. */
export async function ruleSetsWith(folders: readonly string[]): Promise<LoadedForCommand> {
  let ruleSets: RuleSets = { vocabulary, documents, standards }
  const problems: Problem[] = []
  if (folders.length === 0) return { ruleSets, problems }
  // Parsing YAML is only paid for by those who bring some.
  const { loadRuleSetsFrom } = await import('../node.js')
  for (const folder of folders) {
    const loaded = loadRuleSetsFrom(folder, ruleSets)
    ruleSets = loaded
    problems.push(...loaded.problems)
  }
  return { ruleSets, problems }
}

/** The standards of some ids, among the shipped ones and those of the folders somebody names. */
export async function namedStandards(
  ids: readonly string[],
  folders: readonly string[],
): Promise<Result<{ readonly vocabulary: RuleSets['vocabulary']; readonly chosen: readonly Standard[] }>> {
  const { ruleSets, problems } = await ruleSetsWith(folders)
  const found = ids.map((id) => standardNamed(id, ruleSets.standards))
  const wrong = [...problems, ...found.flatMap((each) => (each.ok ? [] : each.problems))]
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const chosen = found.flatMap((each) => (each.ok ? [each.value] : []))
  return { ok: true, value: { vocabulary: ruleSets.vocabulary, chosen } }
}
