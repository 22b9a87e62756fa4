import type { Problem, RuleSets } from '../index.js'
import { loadRuleSetsFrom } from '../node.js'
import { documents, standards, vocabulary } from '../standards.js'

/** The shipped rule sets, and with them those of the folders somebody names. */
export function ruleSetsWith(folders: readonly string[]): {
  readonly ruleSets: RuleSets
  readonly problems: readonly Problem[]
} {
  let ruleSets: RuleSets = { vocabulary, documents, standards }
  const problems: Problem[] = []
  for (const folder of folders) {
    const loaded = loadRuleSetsFrom(folder, ruleSets)
    ruleSets = loaded
    problems.push(...loaded.problems)
  }
  return { ruleSets, problems }
}
