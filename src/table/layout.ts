import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import { type Place, type PlaceTree, placeOfCell } from '../record/place.js'
import { normalized, type Vocabulary } from '../record/vocabulary.js'
import { didYouMean } from '../suggest.js'
import { headersOf, type Subject, type Target, targetOfHeader } from './target.js'

/** A sheet with what each of its columns is about. */
export interface Layout {
  readonly sheet: Sheet
  readonly subject: Subject
  /** The column that holds the ids of records. */
  readonly id: number
  /** What each column is about; undefined for those left out. */
  readonly targets: readonly (Target | undefined)[]
  /** The columns of paths, from 1; of what is given in parts alone that of the first part. */
  readonly columns: { readonly [path: string]: number }
  /** What every row says beside its cells. */
  readonly constants: Readonly<Record<string, unknown>>
  /** Whether a blank id repeats the one above, as where cells are merged. */
  readonly repeatId: boolean
}

/** What is said of the sheets of a table before their rows are read. */
export interface Notes {
  readonly problems: Problem[]
  /** What cost nothing that a standard asks for. */
  readonly advice: Problem[]
}

/** What somebody says of a sheet's columns beside what their headers say. */
export interface Told {
  readonly id?: string | undefined
  readonly columns?: ReadonlyMap<string, Target>
  readonly ignore?: ReadonlySet<string>
  readonly constants?: Layout['constants']
  readonly repeatId?: boolean
}

/** A place of a sheet, as Problems name it. */
export const placeIn = ({ file, name }: Sheet, column: number, line: number): Place =>
  placeOfCell(file, name, line, column + 1)

/** Where the cells of a row are. */
export const placesOfRow = ({ sheet: { file, name }, id, columns }: Layout, line: number): PlaceTree => ({
  ...(file !== undefined && { file }),
  ...(name !== '' && { sheet: name }),
  line,
  column: id + 1,
  columns,
})

/**
 * What the columns of a sheet are about: what somebody told, else what its headers say. A column nobody
 * understands is left out, and reported where it looks like a slip; so are all that are about the same thing, for no one knows which is right.
 */
export function layOut(
  sheet: Sheet,
  subject: Subject,
  vocabulary: Vocabulary,
  notes: Notes,
  told: Told = {},
): Layout | undefined {
  const { columns = new Map<string, Target>(), ignore = new Set<string>(), constants = {}, repeatId = false } = told
  const report = (column: number, problem: Problem, among: Problem[] = notes.problems) =>
    among.push({ ...problem, ...placeIn(sheet, column, sheet.headerLine) })
  const headers = sheet.header.map(normalized)
  const isId = (header: string, target: Target | undefined) =>
    told.id === undefined ? target?.path === 'id' : header === normalized(told.id)

  const found = sheet.header.map((header, column): Target | undefined => {
    const plain = headers[column]!
    if (plain === '' || ignore.has(plain)) return undefined
    const target = columns.get(plain) ?? targetOfHeader(header, subject, vocabulary)
    if (target === undefined && !isId(plain, target)) {
      const { isSlip, problem } = notUnderstood(header, subject, told)
      report(column, problem, isSlip ? notes.problems : notes.advice)
    }
    return target
  })
  const ids = headers.flatMap((header, column) => (isId(header, found[column]) ? [column] : []))
  if (ids.length !== 1) {
    const wanted = told.id ?? '编号'
    const message = ids.length === 0 ? `the sheet has no column "${wanted}"` : 'several columns hold ids'
    const help = didYouMean(wanted, sheet.header) ?? 'the column with the ids of the records is called 编号 or id'
    report(ids[1] ?? 0, { code: ids.length === 0 ? 'missing-key' : 'duplicate-id', message, help })
    return undefined
  }
  const [id] = ids as [number]
  const targets = found.map((target, column) => {
    if (target === undefined || column === id || target.path === 'id') return undefined
    if (Object.hasOwn(constants, target.key)) {
      const message = `"${target.key}" is told by the mapping for the whole sheet; this column is not read`
      report(column, { code: 'duplicate-id', message, help: 'put the column under "ignore", or take the constant out' })
      return undefined
    }
    const twin = found.findIndex(
      (other, at) => at !== column && at !== id && other !== undefined && clash(other, target),
    )
    if (twin < 0) return target
    const message = `"${sheet.header[column]}" and "${sheet.header[twin]}" are about the same: ${target.key}`
    report(column, { code: 'duplicate-id', message, help: 'neither is read; leave one out' })
    return undefined
  })
  return { sheet, subject, id, targets, columns: columnsOf(targets, id), constants, repeatId }
}

function columnsOf(targets: Layout['targets'], id: number): Layout['columns'] {
  const columns = new Map([['id', id + 1]])
  for (const [at, target] of targets.entries()) {
    if (target === undefined) continue
    columns.set(target.path, at + 1)
    if (!columns.has(target.key)) columns.set(target.key, at + 1)
  }
  return Object.fromEntries(columns)
}

/** Whether two columns say the same: of one thing, or one of the whole and one of its part. */
const clash = (one: Target, other: Target): boolean =>
  one.key === other.key && (one.part === undefined || other.part === undefined || one.part === other.part)

/** A word of two characters is near to too many others to be a slip of one of them. */
const shortWord = 2

/** What is said of a column that no fact is called like, and whether it looks as though one was meant. */
function notUnderstood(header: string, subject: Subject, told: Told): { isSlip: boolean; problem: Problem } {
  const { facts } = subject
  const [before = ''] = normalized(header).split(/[([.:]/)
  const measured = headersOf(subject).get(before) ?? ''
  const fact = Object.hasOwn(facts, measured) ? facts[measured] : undefined
  const labels = Object.values(facts).flatMap(({ zh, en, aliases = [] }) => [zh, en, ...aliases])
  const leftOut =
    told.columns === undefined
      ? 'it is left out; a mapping can say what it is'
      : 'it is left out; put it under "columns" or "ignore" of the mapping'
  const near = didYouMean(header, [...Object.keys(facts), ...labels, ...(told.columns?.keys() ?? [])])
  const meant =
    fact?.type === 'quantity'
      ? `"${measured}" is in ${fact.unit}`
      : fact !== undefined
        ? `"${measured}" is known, but no such part of it`
        : header.length > shortWord
          ? near
          : undefined
  const problem: Problem = { code: 'unknown-key', message: `no fact is called "${header}"`, help: meant ?? leftOut }
  return { isSlip: meant !== undefined, problem }
}
