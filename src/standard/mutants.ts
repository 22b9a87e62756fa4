import { compare } from '../expr/build.js'
import { print } from '../expr/print.js'
import { type CompareOperator, type Expr, operationOf } from '../expr/types.js'
import { validate } from '../expr/validate.js'
import { childrenOf } from '../expr/walk.js'
import { isWithin, resolveTerm, type Vocabulary } from '../record/vocabulary.js'
import { readYaml } from '../yaml.js'
import { canonicalJson } from './digest.js'
import { relations } from './expression-variants.js'
import type { Reporter, SourceFile } from './file.js'
import { loadStandard } from './load-standard.js'
import { obligations, type Requirement, type RuleSets } from './standard.js'
import type { Variant } from './variant.js'
import { variantsOf } from './variants.js'

// Slips that an author could have made: a standard with one of them is a mutant, and its cases should notice.

/** One slip, and the requirements as they are with it. */
export interface Mutant {
  /** The requirement it is in; undefined where it is in what the standard says of all. */
  readonly requirement: string | undefined
  readonly file: string
  readonly line: number
  readonly column: number
  /** The keys it is at, such as "when.and", and what stands there in place of what was written. */
  readonly at: string
  readonly before: string
  /** Undefined where it was left out. */
  readonly after: string | undefined
  readonly requirements: readonly Requirement[]
}

type Value = Readonly<Record<string, unknown>>

/** What says where a requirement comes from, or explains it to people. */
const besides = new Set(['clause', 'covers', 'obligation', 'wording', 'statement', 'note', 'kind', 'unit'])

/**
 * The mutants of a standard: its parameters each written a little differently, and loaded anew. What does not
 * load, or means what was written, is none. `inForce` and `appliesTo` choose the records that a standard is for;
 * its cases are about what it finds in them.
 *
 * @param file the standard; it loads with these rule sets
 * @example
 * mutantsOf({ path: 'standards/reading-room.yaml', text }, ruleSets)[0]
 * //=> { requirement: 'area', at: 'atLeast', before: '20 m²', after: '21 m²', line: 20, … }
 */
export function mutantsOf(file: SourceFile, { vocabulary, documents }: RuleSets): readonly Mutant[] {
  const yaml = readYaml(file.text, file.path)
  if (!yaml.ok) return []
  const { positionOf } = yaml.value
  const value = yaml.value.value as Value & { readonly requirements: Readonly<Record<string, Value>> }
  const known = new Map(documents.map((document) => [document.id, document]))
  const another = (words: readonly unknown[]) => anotherTerm(words, vocabulary)
  const load = (changed: Value) => loadStandard({ ...value, ...changed }, deaf, vocabulary, known)
  const own = load({})?.requirements ?? []
  const said = new Set(own.map(meaningOf))

  return [
    ...variantsOf({ due: value.due }, another).flatMap(ofAll),
    ...own.flatMap((each) => ofOne(each, value.requirements[each.id]!)),
  ]

  /** A mutant, where any of its requirements says what none said before. */
  function mutant(requirement: string | undefined, variant: Variant, changed: readonly Requirement[]): Mutant[] {
    const requirements = changed.filter((each) => !said.has(meaningOf(each)))
    if (requirements.length === 0) return []
    for (const each of requirements) said.add(meaningOf(each))
    const { keys, before, after } = variant
    const place = positionOf(requirement === undefined ? keys : ['requirements', requirement, ...keys])
    const at = keys.filter((key) => typeof key === 'string').join('.')
    const words = { before: shown(before), after: after === undefined ? undefined : shown(after) }
    return [{ requirement, file: file.path, ...place, at, ...words, requirements }]
  }

  /** What the standard says is due by a day is said of every requirement that says nothing of its own. */
  function ofAll(variant: Variant): Mutant[] {
    const { due: changed } = variant.value as Value
    const due = changed === undefined ? undefined : load({ due: changed, requirements: {} })?.due
    const others = own.filter((each) => each.due === undefined && each.check.due === undefined)
    return due === undefined
      ? []
      : mutant(
          undefined,
          variant,
          others.map((each) => ({ ...each, due })),
        )
  }

  function ofOne(requirement: Requirement, written: Value): Mutant[] {
    const { id, when, obligation } = requirement
    const entries = Object.entries(written)
    const kept = Object.fromEntries(entries.filter(([key]) => besides.has(key)))
    const parameters = Object.fromEntries(entries.filter(([key]) => !besides.has(key)))
    const weaker = obligations[obligations.indexOf(obligation) + 1]
    const as = (variant: Omit<Variant, 'value'>, changed: Requirement) =>
      mutant(id, { ...variant, value: undefined }, [changed])
    return [
      ...variantsOf(parameters, another).flatMap((variant) => {
        const loaded = load({ requirements: { [id]: { ...kept, ...(variant.value as Value) } } })
        return mutant(id, variant, loaded?.requirements ?? [])
      }),
      ...comparisonsIn(requirement.check.holds).flatMap((before) =>
        relations(before).flatMap((after) =>
          as(
            { keys: [], before: inShort(before, requirement), after: inShort(after, requirement) },
            { ...requirement, check: replaced(requirement.check, before, after) },
          ),
        ),
      ),
      ...(when === undefined
        ? []
        : as({ keys: ['when'], before: when, after: { '!': when } }, { ...requirement, when: { '!': when } })),
      ...(weaker === undefined
        ? []
        : as({ keys: ['obligation'], before: obligation, after: weaker }, { ...requirement, obligation: weaker })),
    ]
  }
}

/** A value as one reads it: an expression printed, other objects as JSON. */
function shown(value: unknown): string {
  const { expr, issues } = validate(value)
  return issues.length > 0 ? JSON.stringify(value) : print(expr)
}

/** A comparison as its author would know it: of a share, nothing but how it compares. */
function inShort(comparison: Expr, { check }: Requirement): Expr {
  const { operator } = operationOf(comparison)!
  return check.share === undefined ? comparison : compare('…', operator as CompareOperator, '…')
}

/** Whoever loads a mutant learns from the result whether it means anything. */
const deaf: Reporter = { report() {}, reportIssues() {} }

/** What a finding rests on; the order in which some words are listed is of no account. */
function meaningOf({ id, obligation, when, due, flags = {}, check }: Requirement): string {
  const { unit: _, ...demand } = check
  const raised = Object.entries(flags).map(([name, flag]) => [name, flag.when])
  return canonicalJson(inAnyOrder({ id, obligation, when, due, raised, demand }))
}

function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((each) => typeof each === 'string') ? value.toSorted() : value.map(inAnyOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inAnyOrder(each)]))
}

function comparisonsIn(expr: Expr): Expr[] {
  const own = /^([<>]=?|==)$/.test(operationOf(expr)?.operator ?? '') ? [expr] : []
  return [...own, ...childrenOf(expr).flatMap((child) => comparisonsIn(child.expr))]
}

/** A value in which one expression stands for another, wherever that stood: what holds and what it is over go together. */
function replaced<T>(value: T, before: Expr, after: Expr): T {
  const same = canonicalJson(before)
  const visit = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each
    if (canonicalJson(each) === same) return after
    if (Array.isArray(each)) return each.map(visit)
    return Object.fromEntries(Object.entries(each).map(([key, member]) => [key, visit(member)]))
  }
  return visit(value) as T
}

/** The first term that some words of a section do not name. */
function anotherTerm(words: readonly unknown[], vocabulary: Vocabulary): string | undefined {
  const { terms } = vocabulary
  const id = (section: string, word: unknown) => resolveTerm(vocabulary, section, String(word))
  const section = Object.keys(terms).find((each) => words.every((word) => id(each, word) !== undefined))
  if (section === undefined) return undefined
  const named = words.map((word) => id(section, word)!)
  return Object.keys(terms[section]!).find((term) => !named.some((each) => isWithin(vocabulary, section, term, each)))
}
