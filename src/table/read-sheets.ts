import type { Sheet } from '../io/rows.js'
import type { Problem } from '../problem.js'
import { type PlaceTree, placeOfCell } from '../record/place.js'
import type { Entry, SourceRecord } from '../record/source.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { CellOptions } from './cell.js'
import { type Layout, layOut, placeIn, placesOfRow } from './layout.js'
import { layOutAsMapped } from './layout-as-mapped.js'
import type { Mapping } from './mapping.js'
import { recogniseSheets } from './recognise.js'
import { type ReadRow, rowReader } from './row.js'

export interface ReadSheetsOptions {
  readonly vocabulary: Vocabulary
  /** What the sheets, columns and words mean, where they are not those of a template. */
  readonly mapping?: Mapping | undefined
  /** Something worth knowing that cost nothing a standard asks for: a column that no fact is called like. */
  advice?(advice: Problem): void
  /** What Problems call the workbook. */
  readonly file?: string
}

/** A member of a list, and the row it stands in. */
interface Member {
  readonly value: object
  readonly places: PlaceTree
}

/** The members of one list, by the ids of the records they belong to. */
interface List {
  readonly record: string
  readonly name: string
  readonly byId: Map<string, { readonly members: Member[]; used: boolean }>
}

/**
 * The records of some sheets, one after another, every Problem in its place. The sheets of lists are read
 * into memory first; those of records stream. A blank cell is null, a column that is not there says nothing,
 * and what cannot be read stands as it is, for `readRecord` to refuse.
 *
 * @example
 * for await (const entry of readSheets(sheets, { vocabulary, file: 'sites.xlsx' }))
 *   if ('record' in entry) run.add(entry.record)
 *   else run.problem(entry.problem)
 */
export async function* readSheets(sheets: readonly Sheet[], options: ReadSheetsOptions): AsyncGenerator<Entry> {
  for await (const entry of entriesOf(sheets, options)) {
    const { file } = options
    if (file === undefined) yield entry
    else if ('record' in entry) yield { record: { file, ...entry.record } }
    else yield { problem: { file, ...entry.problem } }
  }
}

async function* entriesOf(sheets: readonly Sheet[], options: ReadSheetsOptions): AsyncGenerator<Entry> {
  const { vocabulary, mapping, file } = options
  const cellOptions: CellOptions = {
    vocabulary,
    words: mapping?.words,
    ...(mapping && { blank: new Set(mapping.blank) }),
  }
  const notes = { problems: [] as Problem[], advice: [] as Problem[] }
  const { problems } = notes
  const layouts =
    mapping === undefined
      ? recogniseSheets(sheets, vocabulary, notes).flatMap(
          ({ sheet, subject }) => layOut(sheet, subject, vocabulary, notes) ?? [],
        )
      : layOutAsMapped(sheets, mapping, vocabulary, notes)
  for (const each of notes.advice) options.advice?.({ ...(file !== undefined && { file }), ...each })

  const lists: List[] = []
  for (const layout of layouts) {
    const { record, list: name } = layout.subject
    if (name === undefined) continue
    const known = lists.find((each) => each.record === record && each.name === name)
    const list = known ?? { record, name, byId: new Map() }
    if (known === undefined) lists.push(list)
    await readMembers(layout, list, cellOptions, problems)
  }
  for (const problem of problems.splice(0)) yield { problem }

  for (const layout of layouts) {
    if (layout.subject.list !== undefined) continue
    const own = lists.filter(({ record }) => record === layout.subject.record)
    const readRow = rowReader(layout, cellOptions)
    for await (const row of layout.sheet.rows()) {
      const read = readRow(row)
      if (read === undefined) continue
      yield { record: recordOf(read, row.line, layout, own, problems) }
      for (const problem of problems.splice(0)) yield { problem }
    }
  }
  for (const list of lists) for (const problem of strayMembers(list)) yield { problem }
}

/** Adds the members that a sheet gives to those of their list. */
async function readMembers(layout: Layout, { byId }: List, options: CellOptions, problems: Problem[]): Promise<void> {
  const readRow = rowReader(layout, options)
  let above: string | undefined
  for await (const row of layout.sheet.rows()) {
    const read = readRow(row)
    if (read === undefined) continue
    const { id, value } = read
    const owner = typeof id === 'string' ? id : id === null && layout.repeatId ? above : undefined
    above = owner
    if (owner === undefined) {
      const message = id === null ? 'this row does not say whose it is' : 'the id of this row cannot be read'
      const help = 'give the id of its record; for merged cells a mapping can say "repeatId: true"'
      problems.push({ code: 'missing-key', message, help, ...placeIn(layout.sheet, layout.id, row.line) })
      continue
    }
    const member = { value, places: placesOfRow(layout, row.line) }
    const found = byId.get(owner)
    if (found === undefined) byId.set(owner, { members: [member], used: false })
    else found.members.push(member)
  }
}

/** The record of a row, with the members that the sheets of its lists give it. */
function recordOf(
  { id, value, listed }: ReadRow,
  line: number,
  layout: Layout,
  lists: readonly List[],
  problems: Problem[],
): SourceRecord {
  const { sheet } = layout
  const open = [...((value.incomplete as string[] | undefined) ?? [])]
  const inside: Record<string, PlaceTree> = {}
  for (const { name, byId } of lists) {
    const found = typeof id === 'string' ? byId.get(id) : undefined
    if (found !== undefined) found.used = true
    if (found !== undefined) inside[name] = placesOfMembers(found.members, layout.columns[name] ?? layout.id + 1, line)
    // No rows are no members only where somebody says whether the sheet has them all.
    value[name] = found?.members.map((each) => each.value) ?? (typeof listed.get(name) === 'boolean' ? [] : null)
  }
  for (const [name, all] of listed) {
    if (all === true) continue
    open.push(name)
    if (all === false) continue
    const message = `yes or no expected, whether the list has all of them; "${all}" is neither`
    const help = `until then "${name}" is taken as not given in full`
    const column = layout.columns[name]!
    problems.push({ code: 'invalid-value', message, help, ...placeIn(sheet, column - 1, line) })
  }
  if (open.length > 0) value.incomplete = open

  const places = placesOfRow(layout, line)
  const { file } = sheet
  return { value, ...(file !== undefined && { file }), line, places: lists.length > 0 ? { ...places, inside } : places }
}

const placesOfMembers = (members: readonly Member[], column: number, line: number): PlaceTree => ({
  ...{ line, column },
  inside: Object.fromEntries(members.map(({ places }, index) => [index, places])),
})

/** Members of records that are not there: one Problem for all of an id. */
function* strayMembers({ record, name, byId }: List): Generator<Problem> {
  for (const [id, { members, used }] of byId) {
    const [first] = members
    if (used || first === undefined) continue
    const message = `no ${record} has the id "${id}"; its ${name} are not checked`
    const help = 'the id must be written as in the sheet of the records'
    const { file, sheet, line, column } = first.places
    yield { code: 'invalid-value', message, help, ...placeOfCell(file, sheet, line, column) }
  }
}
