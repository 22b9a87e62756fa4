import type { Problem, Result, RuleSets, Standard } from '../index.js'
import type { LoadedFolders } from '../node.js'
import { standardNamed } from '../standard/choose.js'
import { documents, standards, vocabulary } from '../standards.js'

export interface LoadedForCommand {
  /** What the folders held. */
  readonly folders: LoadedFolders['folders']
  readonly ruleSets: RuleSets
  readonly problems: readonly Problem[]
}

/** The shipped rule sets, and with them those of the folders somebody names. */
export async function ruleSetsWith(named: readonly string[]): Promise<LoadedForCommand> {
  const shipped: RuleSets = { vocabulary, documents, standards }
  if (named.length === 0) return { ruleSets: shipped, problems: [], folders: [] }
  // Parsing YAML is only paid for by those who bring some.
  const { loadFolders } = await import('../node/rule-set-files.js')
  const { problems, folders, ...ruleSets } = loadFolders(named, shipped)
  return { ruleSets, problems, folders }
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
