import { cellName } from '../record/place.js'
import { xmlSheetText } from '../xml.js'
import { Refusal } from './refusal.js'
import type { WorkbookEdit } from './workbook-edit.js'
import { type CellPlace, endOfSheet } from './xlsx-marks.js'
import { appended, childrenOf, elementsFrom, inserted, placeBefore, rootOf, type XmlElement } from './xml-edit.js'
import { tagsNamed } from './xml-tags.js'

/** The most bytes of the comments that a sheet has already, and of their drawing. */
const maxCommentBytes = 16 * 1024 * 1024
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument'
const author = 'clausecheck'

export interface CellComment extends CellPlace {
  readonly text: string
}

/** The end of a sheet, from behind its rows, and how many of its cells were commented. */
export interface CommentedEnd {
  readonly tail: string
  readonly commented: number
}

/**
 * Adds comments to a sheet. A cell that has one keeps it, and ours follows; one that people talk about in a thread
 * keeps its thread alone.
 *
 * @param sheet the name of its part
 */
export async function withComments(
  edit: WorkbookEdit,
  sheet: string,
  tail: string,
  comments: readonly CellComment[],
): Promise<CommentedEnd> {
  const { drawn, commented } = await addTexts(edit, sheet, comments)
  const { elements, end, prefix } = endOfSheet(tail)
  const drawing = elements.find(({ name }) => name === 'legacyDrawing')
  if (drawing !== undefined) {
    const [attributes] = tagsNamed('legacyDrawing', tail.slice(drawing.start, drawing.end))
    const name = await edit.related(sheet, 'vmlDrawing', attributes?.get('id'))
    if (name === undefined) throw unusual()
    await addShapes(edit, name, drawn)
    return { tail, commented }
  }
  if (drawn.length === 0) return { tail, commented }
  const name = await edit.add('xl/drawings/vmlDrawing.vml', `${types}.vmlDrawing`, emptyDrawing)
  await addShapes(edit, name, drawn)
  const id = await edit.relate(sheet, 'vmlDrawing', name)
  const reference = `<${prefix}legacyDrawing xmlns:r="${office}" r:id="${id}"/>`
  return { tail: inserted(tail, placeBefore(elements, afterDrawing, end), reference), commented }
}

const afterDrawing = new Set(
  'legacyDrawingHF drawingHF picture oleObjects controls AlternateContent webPublishItems tableParts extLst'.split(' '),
)

/** Adds the texts; gives those comments that need a box of their own, and how many were added in all. */
async function addTexts(
  edit: WorkbookEdit,
  sheet: string,
  comments: readonly CellComment[],
): Promise<{ readonly drawn: readonly CellComment[]; readonly commented: number }> {
  const known = await edit.related(sheet, 'comments')
  if (known === undefined) {
    const list = comments.map((each) => commentXml(each, 0, '')).join('')
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${spreadsheet}"><authors><author>${author}</author></authors><commentList>${list}</commentList></comments>`
    const name = await edit.add('xl/comments.xml', `${types}.spreadsheetml.comments+xml`, xml)
    await edit.relate(sheet, 'comments', name)
    return { drawn: comments, commented: comments.length }
  }
  const threaded = (await edit.relations(sheet)).some((each) => each.get('Type')?.endsWith('/threadedComment'))
  const xml = await edit.text(known, maxCommentBytes)
  if (xml === undefined) throw unusual()
  const root = rootOf(xml)
  const [authors, list] = ['authors', 'commentList'].map((name) =>
    childrenOf(xml, root).find((each) => each.name === name),
  )
  if (authors === undefined || list === undefined || authors.start > list.start) throw unusual()
  const places = new Map<string, XmlElement>()
  for (const each of childrenOf(xml, list)) {
    const [attributes] = tagsNamed('comment', xml.slice(each.start, each.inside))
    places.set(attributes?.get('ref') ?? '', each)
  }
  const fresh: CellComment[] = []
  const joined: (readonly [element: XmlElement, text: string])[] = []
  for (const each of comments) {
    const element = places.get(cellName(each.column, each.line))
    if (element === undefined) fresh.push(each)
    else if (!threaded) joined.push([element, each.text])
  }
  const number = childrenOf(xml, authors).length
  const { prefix } = root
  // From the end to the beginning, so that no place moves before it is used.
  let changed = appended(xml, list, fresh.map((each) => commentXml(each, number, prefix)).join(''))
  for (const [element, text] of joined.sort(([a], [b]) => b.start - a.start))
    changed = continued(changed, element, text)
  edit.set(known, appended(changed, authors, `<${prefix}author>${author}</${prefix}author>`))
  return { drawn: fresh, commented: fresh.length + joined.length }
}

const runXml = (text: string, p: string): string =>
  `<${p}r><${p}rPr><${p}sz val="9"/><${p}rFont val="Tahoma"/><${p}family val="2"/></${p}rPr><${p}t xml:space="preserve">${xmlSheetText(text)}</${p}t></${p}r>`

const commentXml = ({ column, line, text }: CellComment, number: number, p: string): string =>
  `<${p}comment ref="${cellName(column, line)}" authorId="${number}"><${p}text>${runXml(text, p)}</${p}text></${p}comment>`

const afterRuns = new Set(['rPh', 'phoneticPr'])

/** A comment with our text behind what it says. */
function continued(xml: string, comment: XmlElement, more: string): string {
  const text = childrenOf(xml, comment).find(({ name }) => name === 'text')
  if (text === undefined) throw unusual()
  const run = runXml(`\n${more}`, text.prefix)
  if (text.closing === undefined) return appended(xml, text, run)
  const parts = [...elementsFrom(xml, text.inside)]
  const changed = inserted(xml, placeBefore(parts, afterRuns, text.closing), run)
  // A text that is no run is made one, for runs do not stand beside it.
  const [plain] = parts
  if (plain?.name !== 't') return changed
  const p = plain.prefix
  return `${changed.slice(0, plain.start)}<${p}r>${changed.slice(plain.start, plain.end)}</${p}r>${changed.slice(plain.end)}`
}

const shapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
/** What its elements are called with. */
const names = ['xmlns:v=', 'xmlns:o=', 'xmlns:x=']
const emptyDrawing =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'

/** Draws the boxes of comments, hidden until somebody points at their cells. This sort of drawing need not be XML. */
async function addShapes(edit: WorkbookEdit, name: string, comments: readonly CellComment[]): Promise<void> {
  const drawing = await edit.text(name, maxCommentBytes)
  const end = drawing?.lastIndexOf('</xml>') ?? -1
  const [opening = ''] = /<xml[^>]*>/.exec(drawing ?? '') ?? []
  if (drawing === undefined || end < 0 || !names.every((name) => opening.includes(name))) throw unusual()
  const type = drawing.includes('"_x0000_t202"') ? '' : shapeType
  edit.set(name, inserted(drawing, end, type + comments.map(shapeXml).join('')))
}

/** How many letters stand on a line of a box, and how many lines it has at most. */
const lineLetters = 30
const mostLines = 24

function shapeXml({ column, line, text }: CellComment): string {
  const lines = text.split('\n').reduce((sum, each) => sum + 1 + Math.floor(each.length / lineLetters), 1)
  const top = Math.max(0, line - 2)
  const anchor = [column + 1, 15, top, 4, column + 5, 15, top + Math.min(lines, mostLines), 4].join(', ')
  return `<v:shape id="clausecheck_${cellName(column, line)}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${line - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

const unusual = (): Refusal =>
  new Refusal('unreadable-file', 'its comments are kept in an unusual way', 'save it once more in Excel or WPS')
