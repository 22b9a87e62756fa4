import type { Problem, RuleSets } from '../index.js'
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
