import { Refusal, saveAgain } from './refusal.js'
import { type Attributes, tagsNamed } from './xml-tags.js'
import { inflate, readZipDirectory, type ZipDirectory, type ZipEntry } from './zip.js'

/** What a workbook says of itself before any sheet of it is read. */
export interface Workbook {
  readonly bytes: Uint8Array
  readonly parts: ZipDirectory
  /** The name of its main part, beside which those of its sheets lie. */
  readonly path: string
  readonly sheets: readonly WorkbookSheet[]
  /** Whether days are counted from 1904, as Excel for the old Mac did. */
  readonly date1904: boolean
  /** The parts every sheet refers to. */
  readonly styles: ZipEntry | undefined
  readonly sharedStrings: ZipEntry | undefined
}

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Hidden so that nobody can unhide it from a menu: a program's own sheet, such as the lists of a form. */
  readonly concealed: boolean
  readonly entry: ZipEntry
}

/** The most bytes of a workbook, which is held whole: a file that is larger need not be opened at all. */
export const maxWorkbookBytes = 256 * 1024 * 1024

/** The most bytes of parts that are held whole. */
export const heldBytes = { index: 4 * 1024 * 1024, styles: 16 * 1024 * 1024, sharedStrings: 64 * 1024 * 1024 }
const maxSheets = 256

/**
 * Opens a workbook: its directory, its list of sheets. Macros, external links and all else it holds are never read.
 * @throws Refusal where it is none that can be read
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  refuseOtherFormats(bytes)
  const parts = readZipDirectory(bytes)
  const text = async (name: string): Promise<string | undefined> => {
    const entry = parts.get(name.toLowerCase())
    return entry && new TextDecoder().decode(await readPart(bytes, entry, heldBytes.index))
  }
  const path = await workbookPath(parts, text)
  const xml = (await text(path)) ?? ''
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = [...tagsNamed('Relationship', (await text(relationsOf(path))) ?? '')]
  const partOf = (relation: Attributes): ZipEntry => {
    const target = resolvePath(folder, relation.get('Target') ?? '')
    const entry = parts.get(target.toLowerCase())
    // Without its texts a sheet would look empty where it is not.
    if (entry === undefined) throw new Refusal('unreadable-file', `its part ${target} is missing`, saveAgain)
    return entry
  }
  const partOfType = (type: string): ZipEntry | undefined => {
    const relation = relations.find((each) => hasType(each, type))
    return relation && partOf(relation)
  }

  const sheets: WorkbookSheet[] = []
  for (const tag of tagsNamed('sheet', xml)) {
    const relation = relations.find((each) => each.get('Id') === tag.get('id'))
    // Sheets of charts and dialogs hold no rows.
    if (relation === undefined || !hasType(relation, 'worksheet')) continue
    const state = tag.get('state') ?? 'visible'
    const seen = { hidden: state !== 'visible', concealed: state === 'veryHidden' }
    sheets.push({ name: tag.get('name') ?? '', ...seen, entry: partOf(relation) })
  }
  if (sheets.length > maxSheets)
    throw new Refusal('too-large', `it has ${sheets.length} sheets, more than ${maxSheets}`)
  const [properties] = tagsNamed('workbookPr', xml)
  const date1904 = ['1', 'true'].includes(properties?.get('date1904') ?? '')
  return {
    bytes,
    parts,
    path,
    sheets,
    date1904,
    styles: partOfType('styles'),
    sharedStrings: partOfType('sharedStrings'),
  }
}

/** The style sheet of a workbook. */
export const readStyles = async ({ bytes, styles }: Workbook): Promise<Uint8Array | undefined> =>
  styles && readPart(bytes, styles, heldBytes.styles)

/** The styles and shared texts of a workbook, which hucre needs whole. */
export async function readShared(workbook: Workbook): Promise<SharedParts> {
  const { bytes, sharedStrings } = workbook
  return {
    styles: await readStyles(workbook),
    sharedStrings: sharedStrings && (await readPart(bytes, sharedStrings, heldBytes.sharedStrings)),
  }
}

export interface SharedParts {
  readonly styles: Uint8Array | undefined
  readonly sharedStrings: Uint8Array | undefined
}

/** A part as a whole.
 * @throws Refusal where it is larger than that, or not what it declares */
export async function readPart(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Promise<Uint8Array> {
  if (entry.size > maxBytes) throw tooLarge(`${entry.name} has ${entry.size} bytes, more than ${maxBytes}`)
  const whole = new Uint8Array(entry.size)
  let length = 0
  let tags = 0
  for await (const piece of inflate(bytes, entry)) {
    for (let at = piece.indexOf(0x3c); at >= 0; at = piece.indexOf(0x3c, at + 1)) tags++
    if (tags > maxTags) throw tooLarge(`${entry.name} has more than ${maxTags} tags`)
    whole.set(piece, length)
    length += piece.length
  }
  return whole
}

/** Of a part held whole: hucre makes a tree of it, which takes a gigabyte at this bound. */
const maxTags = 4_000_000

const tooLarge = (message: string): Refusal =>
  new Refusal('too-large', message, 'save the sheet as CSV, which is read row by row')

async function workbookPath(parts: ZipDirectory, text: (name: string) => Promise<string | undefined>): Promise<string> {
  const relations = [...tagsNamed('Relationship', (await text('_rels/.rels')) ?? '')]
  const path = resolvePath('', relations.find((each) => hasType(each, 'officeDocument'))?.get('Target') ?? '')
  if (path.endsWith('.bin')) throw new Refusal('unreadable-file', 'it is a binary workbook (.xlsb)', 'save it as .xlsx')
  if (!parts.has(path.toLowerCase()))
    throw new Refusal('unreadable-file', 'there is no Excel workbook in this archive', 'save the table as .xlsx')
  return path
}

export const hasType = (relation: Attributes, type: string): boolean =>
  relation.get('Type')?.endsWith(`/${type}`) ?? false

/** The name of the part that says what a part refers to. */
export const relationsOf = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** A name in the archive: nothing is ever looked up outside it. */
export function resolvePath(folder: string, target: string): string {
  const names: string[] = []
  for (const name of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names.join('/')
}

/** Refuses what begins like an old workbook, or like no archive at all. */
function refuseOtherFormats(bytes: Uint8Array): void {
  const begins = (...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    // A password wraps an .xlsx in the container of old workbooks.
    const protectedByPassword = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    )
    if (protectedByPassword)
      throw new Refusal('unreadable-file', 'it is protected by a password', 'save it as .xlsx with no password')
    throw new Refusal('unreadable-file', 'it is a workbook of the old sort (.xls, .et)', 'save it as .xlsx')
  }
  if (bytes.length > maxWorkbookBytes) throw tooLarge(`it has ${bytes.length} bytes, more than ${maxWorkbookBytes}`)
  if (bytes.length === 0) throw new Refusal('unreadable-file', 'the file is empty')
  if (!begins(0x50, 0x4b))
    throw new Refusal(
      'unreadable-file',
      'it is no .xlsx workbook',
      'save the table as .xlsx, or give a CSV file the ending .csv',
    )
}
