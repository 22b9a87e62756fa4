import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Problem } from '../problem.js'
import type { Receipt } from '../report/receipt.js'
import type { SourceFile } from '../standard/file.js'
import { type Lint, lintRuleSets } from '../standard/lint.js'
import { type LoadedRuleSets, loadRuleSets } from '../standard/load.js'
import type { RuleSets } from '../standard/standard.js'
import { startDigests } from './digests.js'
import type { ReadOptions } from './read-options.js'
import { readTextFile, unreadable } from './text-file.js'

/**
 * Loads every rule set below a folder.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { standards, problems } = loadRuleSetsFrom('standards')
 */
export function loadRuleSetsFrom(
  folder: string,
  base?: RuleSets,
  options: Pick<ReadOptions, 'read'> = {},
): LoadedRuleSets {
  const { files, problems } = readYamlFiles(folder, options)
  const loaded = loadRuleSets(files, base)
  return { ...loaded, problems: [...problems, ...loaded.problems] }
}

/** Rule sets of several folders, and what their files were. */
export interface LoadedFolders extends LoadedRuleSets {
  /** By SHA-256 over what `sha256sum` says of the files of each, by the paths below it. */
  readonly folders: Receipt['ruleSets']['folders']
}

/**
 * Loads the rule sets of several folders, those of each upon all before it.
 *
 * @example
 * const { standards, folders, problems } = loadFolders(['rules', 'more-rules'], shipped)
 */
export function loadFolders(folders: readonly string[], base: RuleSets): LoadedFolders {
  let ruleSets = base
  const problems: Problem[] = []
  const read = folders.map((folder) => {
    const digests = startDigests()
    const loaded = loadRuleSetsFrom(folder, ruleSets, digests)
    ruleSets = loaded
    problems.push(...loaded.problems)
    const hash = createHash('sha256')
    for (const { file, sha256 } of digests.list())
      hash.update(`${sha256}  ${relative(folder, file).replaceAll('\\', '/')}\n`)
    return { folder, sha256: hash.digest('hex') }
  })
  const { standards, documents, vocabulary } = ruleSets
  return { standards, documents, vocabulary, problems, folders: read }
}

/**
 * Loads every rule set below a folder, and looks for likely slips.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { problems, advice } = lintRuleSetsFrom('standards')
 */
export function lintRuleSetsFrom(folder: string, base?: RuleSets): Lint {
  const { files, problems } = readYamlFiles(folder)
  const linted = lintRuleSets(files, base)
  return { ...linted, problems: [...problems, ...linted.problems] }
}

/**
 * The files of cases below a folder, and those of the rule sets that lie there too.
 *
 * @example
 * readCaseFiles('fixtures/cases').files.map((file) => runCases(file, ruleSets))
 */
export function readCaseFiles(folder: string): {
  readonly files: readonly SourceFile[]
  readonly problems: readonly Problem[]
  readonly ruleSetFiles: readonly SourceFile[]
} {
  const { files, problems } = readYamlFiles(folder)
  const cases = files.filter(({ text }) => /^cases:/m.test(text))
  return { files: cases, problems, ruleSetFiles: files.filter((file) => !cases.includes(file)) }
}

function readYamlFiles(
  folder: string,
  options: Pick<ReadOptions, 'read'> = {},
): { readonly files: readonly SourceFile[]; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const files: SourceFile[] = []
  for (const path of yamlFilesBelow(folder, problems)) {
    const text = readTextFile(path, options)
    if (typeof text === 'string') files.push({ path, text })
    else problems.push(text)
  }
  if (files.length === 0 && problems.length === 0) {
    problems.push({ code: 'unreadable-file', message: 'there is no YAML file in this folder', file: folder })
  }
  return { files, problems }
}

function yamlFilesBelow(folder: string, problems: Problem[]): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    problems.push(unreadable(folder, error))
    return []
  }
}
