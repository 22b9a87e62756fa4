import { CellRuns } from './cell-runs.js'
import { Refusal, saveAgain } from './refusal.js'
import { tagsNamed } from './xml-tags.js'

/** Cells merged into one; lines from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What must be known of a sheet before its first row is read, though it stands behind its last, or beside its cells. */
export interface Survey {
  /** How many bytes of it come before the end of its rows. */
  readonly rowBytes: number
  readonly merges: readonly Merge[]
  /** Formulas without a stored value: whatever made the file never calculated them. */
  readonly uncalculated: CellRuns
  /** The cells of the styles that were asked for. */
  readonly styled: CellRuns
}

/** The most bytes behind the rows of a sheet: merges, drop-downs, formats. */
const maxTailBytes = 16 * 1024 * 1024
/** The most bytes looked at of a cell that lies across two pieces: a formula has up to 8,192 characters. */
const maxCellBytes = 10 * 1024

/**
 * Goes through the XML of a sheet once, which costs a small part of reading it.
 *
 * @param styles the numbers of cell styles whose cells are looked for
 * @throws Refusal where its rows do not end, or more than is sensible follows them
 */
export async function surveySheet(
  pieces: AsyncIterable<Buffer>,
  styles: ReadonlySet<number> = new Set(),
): Promise<Survey> {
  const styled = styledCells(styles)
  const uncalculated = new CellRuns()
  const tail: string[] = []
  let rowBytes: number | undefined
  let bytes = 0
  let carried = ''
  for await (const piece of pieces) {
    bytes += piece.length
    if (rowBytes !== undefined) tail.push(piece.toString('latin1'))
    else if (styles.size === 0 && !holdsAny(piece) && !holdsAny(carried.slice(-16) + piece.toString('latin1', 0, 16))) {
      // Most of most sheets: nothing to be found, and no text to be made of it.
      const last = piece.subarray(Math.max(0, piece.length - maxCellBytes)).toString('latin1')
      carried = (carried + last).slice(-maxCellBytes)
    } else {
      // All that is looked for is ASCII: one byte stays one character.
      const text = carried + piece.toString('latin1')
      const read = findUncalculated(text, uncalculated)
      styled.find(text, bytes - text.length)
      carried = text.slice(Math.max(read, text.length - maxCellBytes))
      const end = rowsEnd.exec(text)
      if (end === null) continue
      rowBytes = bytes - text.length + end.index + end[0].length
      tail.push(text.slice(end.index))
    }
    if (rowBytes !== undefined && bytes - rowBytes > maxTailBytes)
      throw new Refusal('too-large', 'more than 16 MB follow its rows', saveAgain)
  }
  if (rowBytes === undefined) throw new Refusal('unreadable-file', 'its rows do not end', saveAgain)
  return { rowBytes, merges: mergesIn(tail.join('')), uncalculated, styled: styled.cells }
}

/** Whether some XML may hold a formula or an end of the rows. */
const holdsAny = (xml: Buffer | string): boolean =>
  xml.includes('<f') || xml.includes(':f') || xml.includes('sheetData')

const rowsEnd = /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*\/>/

const formula =
  /<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g

/** Adds the formulas without a value in some XML, and says up to where it needs no second look. */
function findUncalculated(xml: string, found: CellRuns): number {
  let end = 0
  for (const match of xml.matchAll(formula)) {
    end = match.index + match[0].length
    const [, attributes, emptyValue] = match
    // A formula whose result is a text without characters has been calculated.
    if (emptyValue !== undefined && /\bt\s*=\s*["']str["']/.test(attributes!)) continue
    const at = placeIn(attributes!)
    if (at !== undefined) found.add(at.column, at.line)
  }
  return end
}

/** Looks for the cells of some styles in XML that comes in overlapping parts. */
function styledCells(styles: ReadonlySet<number>) {
  const cells = new CellRuns()
  const tag = new RegExp(`<(?:\\w+:)?c\\s(?=[^<>]*\\bs\\s*=\\s*["'](?:${[...styles].join('|')})["'])([^<>]*)>`, 'g')
  /** How many bytes need no second look. */
  let read = 0
  return {
    cells,
    /** @param offset how many bytes come before this part */
    find(xml: string, offset: number): void {
      if (styles.size === 0) return
      tag.lastIndex = Math.max(0, read - offset)
      for (let match = tag.exec(xml); match !== null; match = tag.exec(xml)) {
        read = offset + tag.lastIndex
        const at = placeIn(match[1]!)
        if (at !== undefined) cells.add(at.column, at.line)
      }
    },
  }
}

/** The place that the attributes of a cell give it. */
function placeIn(attributes: string): { readonly column: number; readonly line: number } | undefined {
  const [, letters, line] = /\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']/.exec(attributes) ?? []
  return letters === undefined ? undefined : { column: columnIndex(letters), line: Number(line) }
}

function mergesIn(tail: string): Merge[] {
  const merges: Merge[] = []
  for (const tag of tagsNamed('mergeCell', tail)) {
    const [, left, top, right, bottom] =
      /^([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})$/.exec(tag.get('ref') ?? '') ?? []
    if (left === undefined) continue
    merges.push({ left: columnIndex(left), top: Number(top), right: columnIndex(right!), bottom: Number(bottom) })
  }
  return merges
}

/** 0 for "A", 25 for "Z", 26 for "AA". */
const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
