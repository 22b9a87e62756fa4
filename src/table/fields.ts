import type { Expr } from '../expr/types.js'
import { childrenOf, factsOf } from '../expr/walk.js'
import { type Fact, factNamed, type Label, type Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'

/** A requirement that reads a fact; no requirement where the standard is addressed by it. */
export interface Need {
  readonly standard: string
  readonly requirement: string | null
  readonly clause: string | null
}

/** One fact that some standards read: a line of their data dictionary. */
export interface Field {
  /** The type of record that gives it. */
  readonly record: string
  /** As records spell it: "totalArea", of a list's members "rooms[].type". */
  readonly path: string
  readonly label: Label
  readonly type: Fact['type']
  readonly unit?: string
  /** The section its terms come from, and every term there is. */
  readonly section?: string
  readonly terms?: readonly (Label & { readonly id: string })[]
  /** The terms that requirements name, by id, in the order they do. */
  readonly named?: readonly string[]
  /** Whether items that no requirement names may count, once an inspector accepted them. */
  readonly judged?: boolean
  readonly neededBy: readonly Need[]
}

/**
 * Every fact that some standards read, sorted by record and path: from their conditions, what they demand,
 * their days, their flags, and by whom they are addressed.
 *
 * @example
 * fieldsOf([lounge], vocabulary).find(({ path }) => path === 'totalArea')?.unit //=> 'm²'
 */
export function fieldsOf(standards: readonly Standard[], vocabulary: Vocabulary): readonly Field[] {
  const needs = new Map<string, Read>()
  const note = (record: string, read: string, need: Need, words: readonly string[]) => {
    const at = placeOf(read, record, vocabulary)
    const key = `${at.record} ${at.path}`
    const entry = needs.get(key) ?? { ...at, needs: [], words: new Set<string>(), judged: false }
    needs.set(key, entry)
    const same = (other: Need) => other.standard === need.standard && other.requirement === need.requirement
    if (!entry.needs.some(same)) entry.needs.push(need)
    for (const word of words) entry.words.add(word)
    if (read.endsWith('[].accepted')) entry.judged = true
  }
  for (const { id: standard, appliesTo, requirements, due } of standards) {
    const { record, ...asked } = appliesTo
    for (const [fact, term] of Object.entries(asked))
      note(record, fact, { standard, requirement: null, clause: null }, [term])
    for (const requirement of requirements) {
      const { id, clause } = requirement
      const whole =
        requirement.due === undefined && requirement.check.due === undefined ? { ...requirement, due } : requirement
      const exprs = exprsOf(whole as Requirement)
      const words = exprs.flatMap(wordsIn)
      const paths = new Set(exprs.flatMap((expr) => factsOf(expr)))
      for (const path of paths) note(record, path, { standard, requirement: id, clause }, words)
    }
  }
  const fields = [...needs.values()].flatMap((read) => {
    const fact = factNamed(vocabulary, read.record, read.path)
    return fact === undefined || fact.type === 'records' ? [] : [fieldOf(read, fact, vocabulary)]
  })
  return fields.sort((a, b) => (a.record === b.record ? order(a.path, b.path) : order(a.record, b.record)))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What was found of one fact. */
interface Read {
  readonly record: string
  readonly path: string
  readonly needs: Need[]
  readonly words: Set<string>
  judged: boolean
}

function fieldOf({ record, path, needs, words, judged }: Read, fact: Fact, vocabulary: Vocabulary): Field {
  const { zh, en, type } = fact
  const field = { record, path, label: { zh, en }, type, neededBy: needs }
  if (fact.type === 'quantity') return { ...field, unit: fact.unit }
  if (fact.type !== 'term' && fact.type !== 'terms') return field
  const section = vocabulary.terms[fact.terms] ?? {}
  const terms = Object.entries(section).map(([id, term]) => ({ id, zh: term.zh, en: term.en }))
  const named = [...words].filter((word) => Object.hasOwn(section, word))
  return { ...field, section: fact.terms, terms, named, ...(judged && { judged }) }
}

/** Everything of a requirement that reads facts. */
function exprsOf({ check, when, flags = {}, due }: Requirement): Expr[] {
  const { share } = check
  const milestones = [due?.milestone, check.due?.milestone].filter((each) => each !== undefined)
  return [
    check.holds,
    ...(check.over === undefined ? [] : [check.over]),
    ...(when === undefined ? [] : [when]),
    ...Object.values(flags).map((flag) => flag.when),
    ...[due, check.due].flatMap((each) => (each === undefined ? [] : [each.by])),
    ...milestones.map((milestone) => ({ var: milestone })),
    ...(share === undefined ? [] : [share.part, share.whole, ...('percent' in share ? [share.percent] : [])]),
  ]
}

/** The texts of an expression, terms among them. */
function wordsIn(expr: Expr): string[] {
  return typeof expr === 'string' ? [expr] : childrenOf(expr).flatMap((child) => wordsIn(child.expr))
}

/**
 * Whose fact a path is, and its path there: a site's, where a region reads "sites[].built". What lies
 * within a fact is the fact's: the days of a timetable, the judgement of a list's items.
 */
function placeOf(
  path: string,
  record: string,
  vocabulary: Vocabulary,
): { readonly record: string; readonly path: string } {
  const [first = '', ...rest] = path.split('[].')
  const [name = ''] = first.split('.')
  const fact = vocabulary.facts[record]?.[name]
  if (fact?.type === 'records') return placeOf(rest.join('[].'), fact.record, vocabulary)
  const [member = ''] = rest[0]?.split('.') ?? []
  return { record, path: fact?.type === 'list' && member !== '' ? `${name}[].${member}` : name }
}
