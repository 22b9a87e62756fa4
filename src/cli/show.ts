import { toRequirementText, toStandardText } from '../formats/standards-text.js'
import { requirementNamed, standardNamed } from '../standard/choose.js'
import { exit } from './exit.js'
import type { ListArguments } from './list.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

/** `clausecheck show <standard>[#requirement]`: what is required, where it comes from, and what it reads. */
export async function show(what: string, { standards, lang }: ListArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  output.problems(problems)
  const [standardId = '', requirementId] = what.split('#', 2)
  const standard = standardNamed(standardId, ruleSets.standards)
  if (!standard.ok) {
    output.problems(standard.problems)
    return exit.badInput
  }
  if (requirementId === undefined) output.text([toStandardText(standard.value, ruleSets, lang)])
  else {
    const requirement = requirementNamed(requirementId, standard.value)
    if (!requirement.ok) {
      output.problems(requirement.problems)
      return exit.badInput
    }
    output.text([toRequirementText(requirement.value, lang)])
  }
  return problems.length > 0 ? exit.badInput : exit.compliant
}
