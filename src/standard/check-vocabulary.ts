import { type Fact, resolveUnit, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import type { Keys, Reporter } from './file.js'

/** Reports what the schema of a vocabulary cannot see: words used twice, units and sections that are not there. */
export function checkVocabulary(vocabulary: Vocabulary, value: unknown, reporter: Reporter): void {
  const own = value as Partial<Vocabulary>
  for (const [section, terms] of Object.entries(own.terms ?? {})) checkTerms(section, terms, vocabulary, reporter)
  for (const [recordType, facts] of Object.entries(own.facts ?? {}))
    checkFacts(facts, ['facts', recordType], vocabulary, reporter)
}

function checkTerms(
  section: string,
  terms: Vocabulary['terms'][string],
  vocabulary: Vocabulary,
  reporter: Reporter,
): void {
  const owners = new Map<string, string>()
  for (const [id, term] of Object.entries(vocabulary.terms[section] ?? {})) {
    for (const word of wordsOf(id, term)) {
      const owner = owners.get(word)
      if (owner !== undefined && Object.hasOwn(terms, id)) {
        reporter.report({ code: 'duplicate-term', message: `"${word}" already names "${owner}" in "${section}"` }, [
          'terms',
          section,
          id,
        ])
      } else if (owner !== undefined && Object.hasOwn(terms, owner)) {
        reporter.report({ code: 'duplicate-term', message: `"${word}" also names "${id}" in "${section}"` }, [
          'terms',
          section,
          owner,
        ])
      }
      owners.set(word, id)
    }
  }
  for (const [id, { within }] of Object.entries(terms)) {
    if (within !== undefined && vocabulary.terms[section]?.[within] === undefined)
      unknown(reporter, ['terms', section, id, 'within'], within, Object.keys(terms))
  }
}

function checkFacts(
  facts: { readonly [name: string]: Fact },
  keys: Keys,
  vocabulary: Vocabulary,
  reporter: Reporter,
): void {
  for (const [name, fact] of Object.entries(facts)) {
    const at = [...keys, name]
    if (fact.type === 'quantity' && resolveUnit(vocabulary, fact.unit) !== fact.unit) {
      unknown(reporter, [...at, 'unit'], fact.unit, Object.keys(vocabulary.units))
    }
    if (fact.type === 'quantity' && fact.partOf !== undefined && facts[fact.partOf]?.type !== 'quantity')
      unknown(reporter, [...at, 'partOf'], fact.partOf, Object.keys(facts))
    if (fact.type === 'milestone' && fact.after !== undefined && facts[fact.after]?.type !== 'milestone') {
      unknown(reporter, [...at, 'after'], fact.after, Object.keys(facts))
    }
    if ((fact.type === 'term' || fact.type === 'terms') && vocabulary.terms[fact.terms] === undefined) {
      unknown(reporter, [...at, 'terms'], fact.terms, Object.keys(vocabulary.terms))
    }
    if (fact.type === 'list')
      checkFacts(fact.members as { readonly [name: string]: Fact }, [...at, 'members'], vocabulary, reporter)
  }
}

function unknown(reporter: Reporter, keys: Keys, word: string, known: readonly string[]): void {
  const help = didYouMean(word, known)
  reporter.report({ code: 'unknown-term', message: `"${word}" is not known here`, ...(help && { help }) }, keys)
}

const wordsOf = (id: string, { zh, aliases = [] }: Vocabulary['terms'][string][string]) => new Set([id, zh, ...aliases])
