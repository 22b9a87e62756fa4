import type { Problem } from '../problem.js'
import { emptyVocabulary, mergeVocabularies, type Vocabulary } from '../record/vocabulary.js'
import { vocabularySchema } from '../record/vocabulary-schema.js'
import { readYaml } from '../yaml.js'
import { checkVocabulary } from './check-vocabulary.js'
import { type Keys, type Reporter, reporterFor, reportUnknown, type SourceFile } from './file.js'
import { loadStandard } from './load-standard.js'
import { documentSchema, ledgerSchema } from './schema.js'
import type { Document, RuleSets, Standard } from './standard.js'

/** Every rule set of some files that could be loaded, and every Problem found on the way. */
export type LoadedRuleSets = RuleSets & { readonly problems: readonly Problem[] }

interface Opened {
  readonly path: string
  readonly value: unknown
  readonly reporter: Reporter
}

/**
 * Loads rule sets from the texts of their files: `vocabulary.yaml`, and for each document
 * `document.yaml`, `clauses.yaml` and its standards. A file that is wrong is reported, all of its
 * Problems at once, and the others are loaded.
 *
 * @param base rule sets whose words, documents and standards these may build on
 * @example
 * const { standards, problems } = loadRuleSets([{ path: 'a/vocabulary.yaml', text }, …])
 */
export function loadRuleSets(files: readonly SourceFile[], base?: RuleSets): LoadedRuleSets {
  const problems: Problem[] = []
  const opened = files.flatMap((file) => open(file, problems))
  const named = (name: string) => opened.filter(({ path }) => baseName(path) === name)

  let vocabulary: Vocabulary = base?.vocabulary ?? emptyVocabulary
  for (const file of named('vocabulary.yaml'))
    vocabulary = mergeVocabularies(vocabulary, readVocabulary(file) ?? emptyVocabulary)
  for (const file of named('vocabulary.yaml')) checkVocabulary(vocabulary, file.value, file.reporter)

  const own = named('document.yaml').flatMap((file) => readDocument(file))
  const documents = new Map([...(base?.documents ?? []), ...own].map((document) => [document.id, document]))
  const ledgers = named('clauses.yaml').filter((file) => readLedger(file, documents))

  const standards: Standard[] = [...(base?.standards ?? [])]
  for (const file of opened.filter(isStandard)) {
    const standard = loadStandard(file.value, file.reporter, vocabulary, documents)
    if (standard === undefined) continue
    const twin = standards.findIndex(({ id }) => id === standard.id)
    if (twin >= (base?.standards.length ?? 0)) {
      file.reporter.report({ code: 'duplicate-id', message: `the standard "${standard.id}" is loaded already` }, [
        'standard',
      ])
    } else if (twin >= 0) standards[twin] = standard
    else standards.push(standard)
  }
  // A standard that did not load covers nothing: its clauses are not to blame then.
  if (problems.length === 0) for (const file of ledgers) checkCoverage(file, documents, standards)
  standards.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { vocabulary, documents: [...documents.values()], standards, problems }
}

/** Whatever is no other sort of file; cases lie beside the standards they try. */
const isStandard = ({ path, value }: Opened): boolean =>
  !/^(vocabulary|document|clauses)\.yaml$/.test(baseName(path)) && !('cases' in (value as object))

const baseName = (path: string): string => path.split(/[\\/]/).at(-1)!

function open({ path, text }: SourceFile, problems: Problem[]): Opened[] {
  const yaml = readYaml(text, path)
  if (!yaml.ok) {
    problems.push(...yaml.problems)
    return []
  }
  const reporter = reporterFor(path, yaml.value, problems)
  const { value } = yaml.value
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [{ path, value, reporter }]
  reporter.report(
    {
      code: 'invalid-value',
      message: 'keys and values expected',
      help: 'a colon is an ASCII ":" with a blank behind it',
    },
    [],
  )
  return []
}

function readVocabulary({ value, reporter }: Opened): Vocabulary | undefined {
  const parsed = vocabularySchema.safeParse(value, { jitless: true })
  if (parsed.success) return parsed.data
  reporter.reportIssues(parsed.error.issues, [], Object.keys(vocabularySchema.shape))
  return undefined
}

function readDocument({ value, reporter }: Opened): Document[] {
  const parsed = documentSchema.safeParse(value, { jitless: true })
  if (parsed.success) {
    const { document, ...rest } = parsed.data
    return [{ id: document, ...rest, clauses: {}, apart: {} }]
  }
  reporter.reportIssues(parsed.error.issues, [], Object.keys(documentSchema.shape))
  return []
}

/** Adds a ledger to its document; false where it cannot be used. */
function readLedger({ value, reporter }: Opened, documents: Map<string, Document>): boolean {
  const parsed = ledgerSchema.safeParse(value, { jitless: true })
  if (!parsed.success) {
    reporter.reportIssues(
      parsed.error.issues,
      [],
      ['document', 'clauses', 'at', 'summary', 'treatment', 'reason', 'text', 'apart'],
    )
    return false
  }
  const document = documents.get(parsed.data.document)
  if (document === undefined) {
    reportUnknown(reporter, ['document'], 'document', parsed.data.document, documents.keys())
    return false
  }
  documents.set(document.id, { ...document, clauses: parsed.data.clauses, apart: parsed.data.apart })
  return true
}

/** Every clause said to be checked is checked, and by the right sort of requirement. */
function checkCoverage(
  { value, reporter }: Opened,
  documents: ReadonlyMap<string, Document>,
  standards: readonly Standard[],
): void {
  const document = documents.get((value as { document: string }).document)!
  const requirements = standards
    .filter((standard) => standard.document === document.id)
    .flatMap((standard) => standard.requirements)
  for (const [key, { treatment }] of Object.entries(document.clauses)) {
    const covering = requirements.filter((requirement) => requirement.covers.includes(key))
    const attested = covering.some(({ kind }) => kind === 'attestation')
    const encoded = covering.some(({ kind }) => kind !== 'attestation')
    const found = encoded ? 'encoded' : attested ? 'attested' : 'not covered'
    const checked = treatment === 'encoded' || treatment === 'attested'
    if (checked ? found !== treatment : found !== 'not covered') {
      const where: Keys = ['clauses', key, 'treatment']
      const by = covering.map(({ id }) => id).join(', ')
      reporter.report(
        {
          code: 'uncovered-clause',
          message: `"${key}" is said to be ${treatment} but is ${found}${by && ` by ${by}`}`,
        },
        where,
      )
    }
  }
}
