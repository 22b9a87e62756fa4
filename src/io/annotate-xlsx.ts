import { Refusal } from './refusal.js'
import { type Merge, surveySheet } from './survey.js'
import { openWorkbook } from './workbook.js'
import { WorkbookEdit } from './workbook-edit.js'
import { type CellComment, withComments } from './xlsx-comments.js'
import { addColours, type CellPlace, withMarks } from './xlsx-marks.js'
import { inflate } from './zip.js'

/** What is to be said at a cell of a workbook. */
export interface CellNote {
  readonly sheet: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** What the cell is filled with, "FDE5E2". */
  readonly colour: string
  /** Nothing where the cell is to be filled only. */
  readonly text: string
}

export interface AnnotatedWorkbook {
  /** The workbook, piece by piece. */
  readonly pieces: AsyncGenerator<Uint8Array>
  /** Cells that are coloured. */
  readonly marked: number
  /** Those among them that have a comment. */
  readonly commented: number
}

/** Excel gets slow with more comments in a sheet than this. */
const mostComments = 10_000

/**
 * A copy of a workbook in which some cells are filled and commented. Everything else is left as it is, byte for byte:
 * values, formulas, styles, other sheets, macros, which are never looked at. What was signed is not signed any more.
 *
 * @param notes those that matter most first: of more than 10,000 in a sheet the rest fill their cells only, and so does
 *   one at a cell that people talk about in a thread
 * @throws Refusal where the workbook cannot be read, or its parts are kept in a way that cannot be added to
 */
export async function annotateXlsx(bytes: Uint8Array, notes: readonly CellNote[]): Promise<AnnotatedWorkbook> {
  const workbook = await openWorkbook(bytes)
  const edit = new WorkbookEdit(workbook)
  await refuseStrict(edit)
  const bySheet = new Map<string, CellNote[]>()
  for (const note of notes) {
    const others = bySheet.get(note.sheet)
    if (others === undefined) bySheet.set(note.sheet, [note])
    else others.push(note)
  }
  const colours = [...new Set(notes.map(({ colour }) => colour))]
  const formats = colours.length === 0 ? [] : await addColours(edit, colours)
  let marked = 0
  let commented = 0
  for (const { name, entry } of workbook.sheets) {
    const own = bySheet.get(name)
    if (own === undefined) continue
    bySheet.delete(name)
    const { rowBytes, merges } = await surveySheet(inflate(bytes, entry))
    const tail = await edit.textAfter(entry, rowBytes)
    const cells = cellsOf(own, merges)
    const comments = cells.filter(({ text }) => text !== '').slice(0, mostComments)
    const marks = formats.map((format, index) => {
      return [format, cells.filter(({ colour }) => colour === colours[index])] as const
    })
    const end = await withComments(edit, entry.name, withMarks(tail, marks), comments)
    edit.setAfter(entry, rowBytes, end.tail)
    marked += cells.length
    commented += end.commented
  }
  return { pieces: edit.pieces(), marked, commented }
}

/** A Strict workbook has other names for everything, and its own way of keeping comments. */
async function refuseStrict(edit: WorkbookEdit): Promise<void> {
  const relations = await edit.text('_rels/.rels')
  if (relations?.includes('//purl.oclc.org/ooxml/'))
    throw new Refusal('unreadable-file', 'it is a Strict Open XML workbook', 'save it as an ordinary .xlsx')
}

/** The most letters of a comment: nobody reads more at a cell. */
const mostLetters = 4000
const mostTexts = 100

/** What is to be said at each cell, once; of merged cells at the first, which is the one that shows. */
function cellsOf(notes: readonly CellNote[], merges: readonly Merge[]): (CellComment & { readonly colour: string })[] {
  const firsts = firstCells(merges)
  const cells = new Map<number, CellPlace & { readonly colour: string; readonly texts: string[] }>()
  for (const { line, column, colour, text } of notes) {
    const place = firsts.get(keyOf(line, column - 1)) ?? { line, column: column - 1 }
    const key = keyOf(place.line, place.column)
    const known = cells.get(key)
    const texts = text === '' ? noTexts : [text]
    if (known === undefined) cells.set(key, { ...place, colour, texts })
    else if (known.texts === noTexts) cells.set(key, { ...known, texts })
    else if (text !== '' && known.texts.length < mostTexts && !known.texts.includes(text)) known.texts.push(text)
  }
  return [...cells.values()].map(({ line, column, colour, texts }) => {
    const text = texts.join('\n\n')
    return { line, column, colour, text: text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text }
  })
}

const noTexts: string[] = []
/** Sheets have 16,384 columns. */
const keyOf = (line: number, column: number): number => line * 16_384 + column

/** More merged cells than this are taken as they are. */
const mostMerged = 1_000_000

/** Of each cell that a merge hides, the one that shows. */
function firstCells(merges: readonly Merge[]): ReadonlyMap<number, CellPlace> {
  const firsts = new Map<number, CellPlace>()
  for (const { top, bottom, left, right } of merges) {
    if (firsts.size + (bottom - top + 1) * (right - left + 1) > mostMerged) continue
    for (let line = top; line <= bottom; line++)
      for (let column = left; column <= right; column++) firsts.set(keyOf(line, column), { line: top, column: left })
  }
  return firsts
}
