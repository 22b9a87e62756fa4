import { never } from '../dates.js'
import { and } from '../expr/build.js'
import type { Facts } from '../expr/facts.js'
import type { Check, Due } from '../kinds/kind.js'
import { type Aliases, factsOfRecord, type Vocabulary, withAliases } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { contextFor } from './context.js'
import { digestOf } from './digest.js'
import { readExpr, scopeFor } from './expression.js'
import { type Keys, type Reporter, reportUnknown } from './file.js'
import { type CommonFields, requirementSchemas, standardSchema } from './schema.js'
import type { Document, Requirement, Standard } from './standard.js'

/** One standard from its YAML value, or undefined where anything in it is wrong; all of it is reported. */
export function loadStandard(
  value: unknown,
  reporter: Reporter,
  common: Vocabulary,
  documents: ReadonlyMap<string, Document>,
): Standard | undefined {
  const parsed = standardSchema.safeParse(value, { jitless: true })
  if (!parsed.success) {
    reporter.reportIssues(parsed.error.issues, [], Object.keys(standardSchema.shape))
    reportRequirements(value, reporter, common, documents)
    return undefined
  }
  let sound = true
  const watched: Reporter = {
    report: (...args) => {
      sound = false
      reporter.report(...args)
    },
    reportIssues: (...args) => {
      sound = false
      reporter.reportIssues(...args)
    },
  }
  const { standard: id, requirements, document: documentId, inForce, ...rest } = parsed.data
  const aliases = resolveAliases(rest.aliases ?? {}, common, watched)
  const vocabulary = withAliases(common, aliases)
  const document = documents.get(documentId)
  if (document === undefined) reportUnknown(watched, ['document'], 'document', documentId, documents.keys())
  const facts = factsOfRecord(vocabulary, rest.appliesTo.record)
  const appliesTo = resolveAppliesTo(rest.appliesTo, facts, vocabulary, watched)
  const due = rest.due && dueOf(rest.due, ['due'], watched, vocabulary, facts)
  const compiled = Object.entries(requirements).flatMap(
    ([requirementId, requirement]) =>
      loadRequirement(requirementId, requirement, watched, vocabulary, facts, document) ?? [],
  )
  if (!sound || document === undefined) return undefined
  const { version, title } = rest
  const standard = {
    id,
    version,
    document: documentId,
    title,
    appliesTo,
    inForce: inForce ?? document.inForce,
    ...(rest.aliases && { aliases }),
    ...(due && { due }),
    requirements: compiled,
  }
  return { ...standard, digest: digestOf(standard) }
}

/** Reads the requirements of a standard that cannot be loaded, only to report what is wrong with them too. */
function reportRequirements(
  value: unknown,
  reporter: Reporter,
  vocabulary: Vocabulary,
  documents: ReadonlyMap<string, Document>,
): void {
  const { requirements, document, appliesTo } = value as Partial<Record<keyof Standard, unknown>>
  const record = (appliesTo as { record?: unknown } | null | undefined)?.record
  if (typeof requirements !== 'object' || requirements === null || typeof record !== 'string') return
  const facts = factsOfRecord(vocabulary, record)
  for (const [id, requirement] of Object.entries(requirements)) {
    loadRequirement(id, requirement, reporter, vocabulary, facts, documents.get(document as string))
  }
}

/** The aliases of a standard by the ids of their terms; a word that names another term already is reported. */
function resolveAliases(given: Aliases, vocabulary: Vocabulary, reporter: Reporter): Aliases {
  const sections = Object.entries(given).map(([section, words]) => {
    const context = contextFor(reporter, ['aliases', section], vocabulary, {})
    const terms = Object.entries(words).map(([term, more]) => {
      const id = context.term(term, section, term)
      for (const [index, word] of more.entries()) {
        const owner = context.idOf(section, word)
        if (owner !== undefined)
          context.problem([term, index], 'duplicate-term', `"${word}" names "${owner}" everywhere already`)
      }
      return [id, more]
    })
    return [section, Object.fromEntries(terms.filter(([id]) => context.idOf(section, id as string) === id))]
  })
  return Object.fromEntries(sections)
}

function resolveAppliesTo(
  given: Standard['appliesTo'],
  facts: Facts,
  vocabulary: Vocabulary,
  reporter: Reporter,
): Standard['appliesTo'] {
  const { record, ...terms } = given
  if (!Object.hasOwn(vocabulary.facts, record)) {
    reporter.report(
      {
        code: 'invalid-value',
        message: `no type of record is called "${record}"`,
        help: `one of: ${Object.keys(vocabulary.facts).join(', ')}`,
      },
      ['appliesTo', 'record'],
    )
    return given
  }
  const context = contextFor(reporter, ['appliesTo'], vocabulary, facts)
  const resolved = Object.entries(terms).map(([name, word]) => {
    const section = context.fact(name, name, ['term'])?.terms
    return [name, section === undefined ? word : context.term(name, section, word)]
  })
  return { record, ...Object.fromEntries(resolved) }
}

function dueOf(
  given: NonNullable<CommonFields['due']>,
  keys: Keys,
  reporter: Reporter,
  vocabulary: Vocabulary,
  facts: Facts,
): Due {
  if (given === 'never') return { by: never }
  if (given.milestone !== undefined)
    contextFor(reporter, keys, vocabulary, facts).fact('milestone', given.milestone, ['milestone'])
  return given
}

function loadRequirement(
  id: string,
  value: unknown,
  reporter: Reporter,
  vocabulary: Vocabulary,
  facts: Facts,
  document: Document | undefined,
): Requirement | undefined {
  const keys: Keys = ['requirements', id]
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    reporter.report(
      {
        code: 'invalid-value',
        message: `"${id}" is no id`,
        help: 'lower-case words joined by hyphens, such as "total-area"',
      },
      keys,
      true,
    )
  }
  const named = (value as { kind?: unknown } | null)?.kind
  const kindName = typeof named === 'string' ? named : JSON.stringify(named)
  const found = kindName === undefined ? undefined : requirementSchemas.get(kindName)
  if (found === undefined) {
    const known = [...requirementSchemas.keys()]
    const help = didYouMean(kindName ?? '', known) ?? `one of: ${known.join(', ')}`
    reporter.report(
      {
        code: 'unknown-kind',
        message: kindName === undefined ? `"${id}" has no kind` : `no kind is called "${kindName}"`,
        help,
      },
      [...keys, 'kind'],
    )
    return undefined
  }
  const parsed = found.schema.safeParse(value, { jitless: true })
  if (!parsed.success) {
    reporter.reportIssues(parsed.error.issues, keys, Object.keys(found.schema.shape))
    return undefined
  }
  const {
    clause,
    covers,
    obligation,
    wording,
    statement,
    note,
    when,
    flags = {},
    due: given,
    kind,
    ...fields
  } = parsed.data as CommonFields & Record<string, unknown>
  for (const [index, key] of covers.entries()) {
    if (document && !Object.hasOwn(document.clauses, key))
      reportUnknown(reporter, [...keys, 'covers', index], 'clause', key, Object.keys(document.clauses))
    if (covers.indexOf(key) < index)
      reporter.report({ code: 'duplicate-id', message: `"${key}" is covered twice` }, [...keys, 'covers', index])
  }
  const scope = scopeFor(vocabulary, facts)
  let sound = true
  const watched: Reporter = {
    ...reporter,
    report: (...args) => {
      sound = false
      reporter.report(...args)
    },
  }
  const { applies, ...check } = found.kind.compile(fields, contextFor(watched, keys, vocabulary, facts))
  const due = given && dueOf(given, [...keys, 'due'], reporter, vocabulary, facts)
  const conditions = [
    ...(when === undefined ? [] : [readExpr(when, [...keys, 'when'], scope, reporter)]),
    ...(applies === undefined || !sound ? [] : [readExpr(applies, keys, scope, reporter)]),
  ]
  const read = Object.entries(flags).map(([name, flag]) => {
    return [name, { ...flag, when: readExpr(flag.when, [...keys, 'flags', name, 'when'], scope, reporter) }]
  })
  // A kind that already reported a field would only be reported again through its expression.
  const holds = sound
    ? readExpr(check.holds, [...keys, 'holds'], { ...scope, recurs: check.recurs !== undefined }, reporter)
    : check.holds
  return {
    id,
    clause,
    covers,
    obligation,
    wording: wording ?? null,
    statement,
    kind,
    ...(note && { note }),
    ...(conditions.length > 0 && { when: and(...conditions) }),
    ...(due && { due }),
    ...(read.length > 0 && { flags: Object.fromEntries(read) as NonNullable<Requirement['flags']> }),
    check: { ...check, holds } satisfies Check,
  }
}
