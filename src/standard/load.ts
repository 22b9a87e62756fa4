import type { Problem } from '../problem.js'
import { emptyVocabulary, mergeVocabularies, type Vocabulary } from '../record/vocabulary.js'
import { vocabularySchema } from '../record/vocabulary-schema.js'
import { readYaml } from '../yaml.js'
import { checkRedefinitions, checkVocabulary } from './check-vocabulary.js'
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
  const vocabularies = named('vocabulary.yaml').flatMap((file) => {
    const own = readVocabulary(file)
    return own === undefined ? [] : [{ own, reporter: file.reporter }]
  })
  for (const { own, reporter } of vocabularies) {
    checkRedefinitions(vocabulary, own, reporter)
    vocabulary = mergeVocabularies(vocabulary, own)
  }
  for (const { own, reporter } of vocabularies) checkVocabulary(vocabulary, own, reporter)

  const own = onlyOnce(
    'document',
    named('document.yaml').flatMap((file) => readDocument(file)),
  )
  const documents = new Map([...(base?.documents ?? []), ...own].map((document) => [document.id, document]))
  const ledgers = onlyOnce(
    'document',
    named('clauses.yaml').flatMap((file) => readLedger(file, documents)),
  )

  const loaded = opened.filter(isStandard).flatMap((file) => {
    const standard = loadStandard(file.value, file.reporter, vocabulary, documents)
    return standard === undefined ? [] : [{ id: standard.id, file, value: standard }]
  })
  const ownStandards = onlyOnce('standard', loaded)
  const ids = ownStandards.map(({ id }) => id)
  const standards: Standard[] = [...(base?.standards ?? []).filter(({ id }) => !ids.includes(id)), ...ownStandards]
  // A standard that did not load covers nothing: its clauses are not to blame then.
  if (problems.length === 0) for (const { id, clauses, file } of ledgers) checkCoverage(file, id, clauses, standards)
  standards.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { vocabulary, documents: [...documents.values()], standards, problems }
}

/** Whatever is no other sort of file; cases lie beside the standards they try. */
const isStandard = ({ path, value }: Opened): boolean =>
  !/^(vocabulary|document|clauses)\.yaml$/.test(baseName(path)) && !('cases' in (value as object))

/** The name of a file, whichever way YAML's ending is written. */
const baseName = (path: string): string =>
  path
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.yml$/, '.yaml')

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

/** What a file was found to hold, by the id it must not share with another. */
interface Found<T> {
  readonly id: string
  readonly file: Opened
  readonly value: T
}

/** The values found, the first of each id; the others are reported. */
function onlyOnce<T>(key: string, found: readonly Found<T>[]): T[] {
  const ids = found.map(({ id }) => id)
  return found.flatMap(({ id, file, value }, index) => {
    if (ids.indexOf(id) === index) return [value]
    const message = `"${id}" is given in ${found[ids.indexOf(id)]!.file.path} already`
    file.reporter.report({ code: 'duplicate-id', message }, [key])
    return []
  })
}

function readDocument(file: Opened): Found<Document>[] {
  const { value, reporter } = file
  const parsed = documentSchema.safeParse(value, { jitless: true })
  if (parsed.success) {
    const { document: id, ...rest } = parsed.data
    return [{ id, file, value: { id, ...rest, clauses: {}, apart: {} } }]
  }
  reporter.reportIssues(parsed.error.issues, [], Object.keys(documentSchema.shape))
  return []
}

interface Ledger {
  readonly id: string
  readonly file: Opened
  readonly clauses: Document['clauses']
}

/** Adds a ledger to its document; nothing where it cannot be used. */
function readLedger(file: Opened, documents: Map<string, Document>): Found<Ledger>[] {
  const { value, reporter } = file
  const parsed = ledgerSchema.safeParse(value, { jitless: true })
  if (!parsed.success) {
    reporter.reportIssues(
      parsed.error.issues,
      [],
      ['document', 'clauses', 'at', 'summary', 'treatment', 'reason', 'text', 'apart'],
    )
    return []
  }
  const { document: id, clauses, apart } = parsed.data
  const document = documents.get(id)
  if (document === undefined) {
    reportUnknown(reporter, ['document'], 'document', id, documents.keys())
    return []
  }
  if (Object.keys(document.clauses).length === 0) documents.set(id, { ...document, clauses, apart })
  return [{ id, file, value: { id, file, clauses } }]
}

/** Every clause said to be checked is checked, and by the right sort of requirement. */
function checkCoverage(
  { reporter }: Opened,
  id: string,
  clauses: Document['clauses'],
  standards: readonly Standard[],
): void {
  const requirements = standards
    .filter((standard) => standard.document === id)
    .flatMap((standard) => standard.requirements)
  for (const [key, { treatment }] of Object.entries(clauses)) {
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
