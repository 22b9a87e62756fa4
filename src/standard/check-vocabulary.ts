import { commonKeys } from '../record/record-problem.js'
import { type Fact, normalized, resolveUnit, type Term, termsAround, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { canonicalJson } from './digest.js'
import type { Keys, Reporter } from './file.js'

type FactMap = { readonly [name: string]: Fact }
type TermMap = { readonly [id: string]: Term }

/**
 * Reports what the schema of a vocabulary cannot see: words used twice, units, sections and facts
 * that are not there.
 *
 * @param vocabulary every word there is, of all files
 * @param own the words of the file that is reported on
 */
export function checkVocabulary(vocabulary: Vocabulary, own: Vocabulary, reporter: Reporter): void {
  checkWords(own.units, vocabulary.units, ['units'], reporter)
  for (const [section, terms] of Object.entries(own.terms)) {
    const known = vocabulary.terms[section] ?? {}
    checkWords(terms, known, ['terms', section], reporter)
    for (const [id, { within }] of Object.entries(terms)) {
      if (within !== undefined && !Object.hasOwn(known, within))
        unknown(reporter, ['terms', section, id, 'within'], within, Object.keys(known))
      else if (termsAround(vocabulary, section, id).includes(id))
        reporter.report({ code: 'invalid-value', message: `"${id}" lies within itself` }, [
          'terms',
          section,
          id,
          'within',
        ])
    }
  }
  for (const [recordType, facts] of Object.entries(own.facts)) {
    checkFacts(facts, vocabulary.facts[recordType] ?? {}, ['facts', recordType], vocabulary, reporter)
  }
}

/**
 * Reports what a file says otherwise than the words it builds on: rule sets read those, and would judge
 * by the one meaning what records give in the other. A list may be given more members.
 */
export function checkRedefinitions(before: Vocabulary, own: Vocabulary, reporter: Reporter): void {
  for (const [section, terms] of Object.entries(own.terms)) {
    const known = before.terms[section] ?? {}
    for (const [id, { within }] of Object.entries(terms)) {
      if (Object.hasOwn(known, id) && known[id]!.within !== within)
        reportRedefined(id, ['terms', section, id], reporter)
    }
  }
  for (const [recordType, facts] of Object.entries(own.facts)) {
    checkRedefinedFacts(before.facts[recordType] ?? {}, facts, ['facts', recordType], reporter)
  }
}

function checkRedefinedFacts(before: FactMap, own: FactMap, keys: Keys, reporter: Reporter): void {
  for (const [name, fact] of Object.entries(own)) {
    const known = Object.hasOwn(before, name) ? before[name]! : undefined
    if (known === undefined) continue
    if (meaningOf(known) !== meaningOf(fact)) reportRedefined(name, [...keys, name], reporter)
    else if (known.type === 'list' && fact.type === 'list') {
      checkRedefinedFacts(known.members as FactMap, fact.members as FactMap, [...keys, name, 'members'], reporter)
    }
  }
}

/** What rule sets rely on; how a fact is called may change. */
const meaningOf = ({ zh: _, en: __, aliases: ___, members: ____, ...meaning }: Fact): string => canonicalJson(meaning)

function reportRedefined(name: string, keys: Keys, reporter: Reporter): void {
  const help = 'leave it out to use it as it is, or choose another name'
  reporter.report({ code: 'duplicate-term', message: `"${name}" is known already, with another meaning`, help }, keys)
}

/** A word must name one thing, whichever file it stands in and however it is written. */
function checkWords(own: TermMap, all: TermMap, keys: Keys, reporter: Reporter): void {
  const owners = new Map<string, string>()
  for (const [id, { zh, aliases = [] }] of Object.entries(all)) {
    for (const [word, as] of new Map([id, zh, ...aliases].map((each) => [normalized(each), each]))) {
      const owner = owners.get(word)
      const blamed = Object.hasOwn(own, id) ? id : owner
      if (owner !== undefined && blamed !== undefined && Object.hasOwn(own, blamed)) {
        const other = blamed === id ? owner : id
        reporter.report({ code: 'duplicate-term', message: `"${as}" also names "${other}"` }, [...keys, blamed])
      }
      owners.set(word, id)
    }
  }
}

/** @param known the facts that one may refer to: those of every file */
function checkFacts(facts: FactMap, known: FactMap, keys: Keys, vocabulary: Vocabulary, reporter: Reporter): void {
  for (const [name, fact] of Object.entries(facts)) {
    const at = [...keys, name]
    if (commonKeys.includes(name)) {
      reporter.report({ code: 'invalid-value', message: `"${name}" is a key that every record has, and no fact` }, at)
    }
    if (fact.type === 'quantity') {
      if (resolveUnit(vocabulary, fact.unit) !== fact.unit)
        unknown(reporter, [...at, 'unit'], fact.unit, Object.keys(vocabulary.units))
      if (fact.partOf !== undefined) checkReference(fact.partOf, name, 'quantity', known, [...at, 'partOf'], reporter)
    }
    if (fact.type === 'milestone' && fact.after !== undefined)
      checkReference(fact.after, name, 'milestone', known, [...at, 'after'], reporter)
    if ((fact.type === 'term' || fact.type === 'terms') && !Object.hasOwn(vocabulary.terms, fact.terms)) {
      unknown(reporter, [...at, 'terms'], fact.terms, Object.keys(vocabulary.terms))
    }
    if (fact.type === 'list')
      checkFacts(fact.members as FactMap, fact.members as FactMap, [...at, 'members'], vocabulary, reporter)
  }
}

/** A fact may refer to another of its own type, and not round in a circle to itself. */
function checkReference(
  name: string,
  from: string,
  type: Fact['type'],
  known: FactMap,
  keys: Keys,
  reporter: Reporter,
): void {
  const found = Object.hasOwn(known, name) ? known[name] : undefined
  if (found?.type !== type) {
    const candidates = Object.keys(known).filter((each) => known[each]!.type === type)
    unknown(reporter, keys, name, candidates)
    return
  }
  const seen = new Set([from])
  for (let at: string | undefined = name; at !== undefined; at = referenceOf(known[at])) {
    if (seen.has(at)) {
      reporter.report({ code: 'invalid-value', message: `"${from}" refers to itself` }, keys)
      return
    }
    seen.add(at)
  }
}

const referenceOf = (fact: Fact | undefined): string | undefined =>
  fact?.type === 'quantity' ? fact.partOf : fact?.type === 'milestone' ? fact.after : undefined

function unknown(reporter: Reporter, keys: Keys, word: string, known: readonly string[]): void {
  const help = didYouMean(word, known)
  reporter.report({ code: 'unknown-term', message: `"${word}" is not known here`, ...(help && { help }) }, keys)
}
