import type { Problem } from '../problem.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { readYaml } from '../yaml.js'
import { adviseOnFigures, type WrittenStandard } from './advise-figures.js'
import { adviseOnLabels } from './advise-labels.js'
import { reporterFor, type SourceFile } from './file.js'
import { type LoadedRuleSets, loadRuleSets } from './load.js'
import type { RuleSets } from './standard.js'

/** Rule sets as they load, and what their author should look at besides. */
export type Lint = LoadedRuleSets & { readonly advice: readonly Problem[] }

/**
 * Loads rule sets, and looks for what loads but is likely a slip: figures that no clause names, labels
 * that were not translated. A file that does not load gets no advice.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { problems, advice } = lintRuleSets([{ path: 'a/vocabulary.yaml', text }, …])
 */
export function lintRuleSets(files: readonly SourceFile[], base?: RuleSets): Lint {
  const loaded = loadRuleSets(files, base)
  const wrong = new Set(loaded.problems.map(({ file }) => file))
  const advice = files.filter(({ path }) => !wrong.has(path)).flatMap((file) => adviceOn(file, loaded))
  return { ...loaded, advice }
}

function adviceOn({ path, text }: SourceFile, ruleSets: RuleSets): Problem[] {
  const yaml = readYaml(text, path)
  if (!yaml.ok) return []
  const advice: Problem[] = []
  const reporter = reporterFor(path, yaml.value, advice)
  const value = yaml.value.value as Partial<Vocabulary> | WrittenStandard
  if (/(^|[\\/])vocabulary\.yaml$/.test(path)) adviseOnLabels(value as Partial<Vocabulary>, reporter)
  else if ('requirements' in value) adviseOnFigures(value, ruleSets, reporter)
  return advice
}
