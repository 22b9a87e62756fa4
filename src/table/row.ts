import type { BadCell, Cell, Row } from '../io/rows.js'
import { type CellOptions, isBad, isBlank, type ReadValue, readCell, readHoursCell, textOf } from './cell.js'
import type { Layout } from './layout.js'
import type { Target } from './target.js'
import { readYesNo } from './words.js'

export interface ReadRow {
  /** The id of the record the row is, or belongs to; null where the cell is blank. */
  readonly id: string | null | BadCell
  /** What the row says, in the form of a record or a list's member. */
  readonly value: Record<string, unknown>
  /** Of lists with sheets of their own: whether those say all, or what stands there instead of an answer. */
  readonly listed: ReadonlyMap<string, boolean | string>
}

/** A reader of the rows of one sheet, cell by cell; undefined for rows that say nothing at all. */
export function rowReader(layout: Layout, options: CellOptions): (row: Row) => ReadRow | undefined {
  const { record, list } = layout.subject
  const columns = layout.targets.flatMap((target, column) =>
    target === undefined ? [] : [{ column, ...target, read: cellReader(target, options) }],
  )
  return ({ cells }) => {
    if (cells.every((cell) => isBlank(cell, options))) return undefined
    const id = idIn(cells[layout.id] ?? null, options)
    const value: Record<string, unknown> = list === undefined ? { record, id } : {}
    Object.assign(value, layout.constants)
    let listed = noLists
    let open: string[] | undefined
    for (const { column, key, fact, part, read } of columns) {
      const found = read(cells[column] ?? null)
      if (part !== undefined) addPart(value, key, part, found.value)
      else if (fact?.type !== 'list') value[key] = found.value
      else if (found.value !== null) listed = new Map(listed).set(key, found.value as boolean | string)
      if (found.open) open = [...(open ?? []), key]
    }
    for (const { key, part } of columns)
      if (part !== undefined && isBlankWhole(value[key] as object | null)) value[key] = null
    if (open !== undefined) value.incomplete = open
    return { id, value, listed }
  }
}

const noLists: ReadonlyMap<string, boolean | string> = new Map()

function addPart(value: Record<string, unknown>, key: string, part: string, read: unknown): void {
  const whole = value[key] as Record<string, unknown> | undefined
  if (whole === undefined) value[key] = { [part]: read }
  else whole[part] = read
}

/** Whether of a check-list or timetable no cell is filled in: it is blank as a whole then. */
const isBlankWhole = (whole: object | null): boolean =>
  whole !== null && Object.values(whole).every((each) => each === null)

/** Texts of cells that are kept with what they mean, for each column. */
const kept = 1024

/** What the cells of a column mean. The same few words come again and again: they are read once. */
function cellReader(target: Target, options: CellOptions): (cell: Cell | BadCell) => ReadValue {
  const { fact, part } = target
  const read = (cell: Cell | BadCell): ReadValue => {
    if (fact !== undefined && part === undefined && fact.type !== 'list') return readCell(cell, fact, options)
    if (isBlank(cell, options)) return blank
    if (fact === undefined) return { value: isBad(cell) ? cell : textOf(cell!) }
    if (fact.type === 'terms') return readCell(cell, answer, options)
    if (isBad(cell)) return { value: cell.bad }
    if (fact.type === 'timetable') return { value: readHoursCell(textOf(cell!)) }
    return { value: typeof cell === 'boolean' ? cell : (readYesNo(textOf(cell!)) ?? textOf(cell!)) }
  }
  if (fact === undefined || fact.type === 'text') return read
  const known = new Map<string, ReadValue>()
  return (cell) => {
    if (typeof cell !== 'string') return cell === null ? blank : read(cell)
    const before = known.get(cell)
    if (before !== undefined) return before
    const found = read(cell)
    if (known.size >= kept) known.clear()
    known.set(cell, found)
    return found
  }
}

const blank: ReadValue = { value: null }
const answer = { type: 'yes-no', zh: '', en: '' } as const

function idIn(cell: Cell | BadCell, options: CellOptions): ReadRow['id'] {
  if (isBlank(cell, options)) return null
  return isBad(cell) ? cell : textOf(cell!).trim()
}
