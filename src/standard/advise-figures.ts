import { readQuantity } from '../record/quantity.js'
import type { Label, Vocabulary } from '../record/vocabulary.js'
import { figuresIn, type NamedFigures } from './figures.js'
import type { Keys, Reporter } from './file.js'
import type { RuleSets } from './standard.js'

/** What the file of a standard that loaded is known to hold. */
export interface WrittenStandard {
  readonly document: string
  readonly due?: WrittenDue
  readonly requirements: Readonly<Record<string, WrittenRequirement>>
}

type WrittenDue = 'never' | { readonly by: string }

interface WrittenRequirement {
  readonly covers: readonly string[]
  readonly note?: Label
  readonly due?: WrittenDue
  readonly [field: string]: unknown
}

/**
 * Reports figures that do not lead back to a clause: the summaries of those that a requirement covers
 * must name its figures, and some clause of the paper the day that it is due.
 */
export function adviseOnFigures(
  { document: id, due: usual, requirements }: WrittenStandard,
  { documents, vocabulary }: RuleSets,
  reporter: Reporter,
): void {
  const clauses = documents.find((each) => each.id === id)?.clauses ?? {}
  const whole = namedBy(Object.values(clauses).map(({ summary }) => summary))
  const adviseOnDue = (what: string, due: WrittenDue | undefined, keys: Keys, notes: readonly Label[]) => {
    if (due === undefined || due === 'never') return
    const { by } = due
    if (isNamed(by, whole) || isNamed(by, namedBy(notes))) return
    reporter.report(unfounded(`${what} is due by ${by}, which no summary of "${id}" names`, by, whole), keys)
  }
  adviseOnDue('what is asked for', usual, ['due', 'by'], [])
  for (const [name, requirement] of Object.entries(requirements)) {
    const { clause, covers, obligation, wording, statement, note, when, due, kind, ...fields } = requirement
    const at: Keys = ['requirements', name]
    // A note is where the author owns up to a reading: 多名 is taken as two.
    const notes = note === undefined ? [] : [note]
    const named = namedBy([...covers.flatMap((key) => clauses[key]?.summary ?? []), ...notes])
    const silent = `no summary of ${covers.map((key) => `"${key}"`).join(', ')} names`
    for (const { keys, figure, text } of figuresOf(fields, [], vocabulary)) {
      if (isNamed(figure, named)) continue
      reporter.report(unfounded(`"${name}" asks for ${text}, which ${silent}`, figure, named), [...at, ...keys])
    }
    adviseOnDue(`"${name}"`, due, [...at, 'due', 'by'], notes)
  }
}

const namedBy = (labels: readonly Label[]): NamedFigures =>
  figuresIn(labels.map(({ zh, en }) => `${zh}\n${en}`).join('\n'))

/** A day is named with its year, or without where the paper leaves that to its reader. */
const isNamed = (figure: number | string, { numbers, days }: NamedFigures): boolean =>
  typeof figure === 'number' ? numbers.has(figure) : days.has(figure) || days.has(figure.slice(4))

function unfounded(message: string, figure: number | string, { numbers, days }: NamedFigures) {
  const named = [...(typeof figure === 'number' ? numbers : days)]
    .map((each) => String(each).replace(/^-/, ''))
    .join(', ')
  const mend = 'mend it or the summary, or say in a note how it follows'
  return { code: 'unfounded-figure', message, help: named === '' ? mend : `named there: ${named}; ${mend}` } as const
}

interface WrittenFigure {
  readonly keys: Keys
  readonly figure: number | string
  readonly text: string
}

/** The numbers, quantities and days inside the fields of a kind. One of something is no figure: 设置阅览区 asks for one. */
function figuresOf(value: unknown, keys: Keys, vocabulary: Vocabulary): WrittenFigure[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => figuresOf(each, [...keys, key], vocabulary))
  const figure = typeof value === 'string' && !isDay(value) ? readQuantity(value, vocabulary)?.value : value
  if (figure === 1 || (typeof figure !== 'number' && typeof figure !== 'string')) return []
  return [{ keys, figure, text: String(value) }]
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
