import { columnName } from '../record/place.js'
import { Refusal } from './refusal.js'
import { heldBytes } from './workbook.js'
import type { WorkbookEdit } from './workbook-edit.js'
import { appended, childrenOf, inserted, placeBefore, rootOf, type XmlElement } from './xml-edit.js'
import { tagsNamed } from './xml-tags.js'

// Cells are coloured by conditional formats: nothing of a cell changes, one that is blank can be marked too, and
// whoever has seen enough takes the marks away with "Clear rules".

/** Where a cell is: columns from 0, lines from 1. */
export interface CellPlace {
  readonly column: number
  readonly line: number
}

const afterFormats = new Set(['tableStyles', 'colors', 'extLst'])
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Adds a format for each colour, "RRGGBB", to the styles of a workbook; gives their numbers. */
export async function addColours(edit: WorkbookEdit, colours: readonly string[]): Promise<readonly number[]> {
  const name = edit.workbook.styles?.name ?? (await newStyles(edit))
  const xml = (await edit.text(name, heldBytes.styles)) ?? ''
  const root = rootOf(xml)
  const { prefix: p } = root
  const made = colours
    .map(
      (colour) =>
        `<${p}dxf><${p}fill><${p}patternFill><${p}bgColor rgb="FF${colour}"/></${p}patternFill></${p}fill></${p}dxf>`,
    )
    .join('')
  const children = childrenOf(xml, root)
  const formats = children.find((each) => each.name === 'dxfs')
  if (formats === undefined) {
    const at = placeBefore(children, afterFormats, root.closing ?? root.end)
    edit.set(name, inserted(xml, at, `<${p}dxfs count="${colours.length}">${made}</${p}dxfs>`))
    return [...colours.keys()]
  }
  const before = childrenOf(xml, formats).filter((each) => each.name === 'dxf').length
  const counted = recounted(appended(xml, formats, made), formats, before + colours.length)
  edit.set(name, counted)
  return [...colours.keys()].map((index) => before + index)
}

async function newStyles(edit: WorkbookEdit): Promise<string> {
  const { path } = edit.workbook
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'
  const name = await edit.add('xl/styles.xml', type, `<styleSheet xmlns="${spreadsheet}"></styleSheet>`)
  await edit.relate(path, 'styles', name)
  return name
}

/** The number of children that an element's tag gives, set right. */
function recounted(xml: string, { start, inside }: XmlElement, count: number): string {
  const opening = xml.slice(start, inside).replace(/\bcount\s*=\s*["']\d*["']/, `count="${count}"`)
  return xml.slice(0, start) + opening + xml.slice(inside)
}

const afterMarks = new Set(
  'dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls AlternateContent webPublishItems tableParts extLst'.split(
    ' ',
  ),
)
/** Longer lists of places are rules of their own. */
const mostPlaces = 1000

/** The end of a sheet, from behind its rows, with some cells coloured. */
export function withMarks(
  tail: string,
  marks: readonly (readonly [format: number, cells: readonly CellPlace[]])[],
): string {
  const { elements, end, prefix: p } = endOfSheet(tail)
  let priority = 0
  for (const rule of tagsNamed('cfRule', tail)) priority = Math.max(priority, Number(rule.get('priority')) || 0)
  let rules = ''
  for (const [format, cells] of marks) {
    const ranges = rangesOf(cells)
    for (let at = 0; at < ranges.length; at += mostPlaces) {
      const places = ranges.slice(at, at + mostPlaces).join(' ')
      priority++
      rules += `<${p}conditionalFormatting sqref="${places}"><${p}cfRule type="expression" dxfId="${format}" priority="${priority}"><${p}formula>TRUE</${p}formula></${p}cfRule></${p}conditionalFormatting>`
    }
  }
  return inserted(tail, placeBefore(elements, afterMarks, end), rules)
}

/** The elements behind the rows of a sheet, and where its closing tag begins. */
export function endOfSheet(tail: string): { elements: readonly XmlElement[]; end: number; prefix: string } {
  // The tag that closes the sheet has none to open it here: it is given one.
  const closing = /<\/((?:[\w.-]+:)?)worksheet\s*>\s*$/.exec(tail)
  if (closing === null) throw new Refusal('unreadable-file', 'a sheet of it does not end')
  const prefix = closing[1]!
  const opening = `<${prefix}worksheet>`
  const shifted = opening + tail
  const elements = childrenOf(shifted, rootOf(shifted)).map((each) => ({
    ...each,
    start: each.start - opening.length,
    inside: each.inside - opening.length,
    closing: each.closing && each.closing - opening.length,
    end: each.end - opening.length,
  }))
  return { elements, end: closing.index, prefix }
}

/** Cells as ranges that run down a column: "F17:F20 G3". */
function rangesOf(cells: readonly CellPlace[]): string[] {
  const columns = new Map<number, number[]>()
  for (const { column, line } of cells) {
    const lines = columns.get(column)
    if (lines === undefined) columns.set(column, [line])
    else lines.push(line)
  }
  return [...columns].flatMap(([column, lines]) => {
    const letters = columnName(column)
    const runs: [from: number, to: number][] = []
    for (const line of lines.sort((a, b) => a - b)) {
      const last = runs.at(-1)
      if (last !== undefined && line <= last[1] + 1) last[1] = line
      else runs.push([line, line])
    }
    return runs.map(([from, to]) => (from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`))
  })
}
