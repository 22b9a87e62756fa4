import { ArchiveWriter } from '../archive.js'
import { xmlQuoted } from '../xml.js'
import { deflate } from './deflate.js'
import { Refusal, saveAgain } from './refusal.js'
import { hasType, heldBytes, readPart, relationsOf, resolvePath, type Workbook } from './workbook.js'
import { appended, rootOf } from './xml-edit.js'
import { type Attributes, tagsNamed } from './xml-tags.js'
import { inflate, packedBytes, type ZipEntry } from './zip.js'

/** What becomes of a part: other text, or the bytes it begins with and other text behind them. */
interface Change {
  readonly keeps: number
  readonly text: string
}

const packageNames = 'http://schemas.openxmlformats.org/package/2006'
const officeNames = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Changes to a workbook. Parts that nobody changes are copied as they are packed, and nothing in them is looked at. */
export class WorkbookEdit {
  readonly #changes = new Map<string, Change>()
  readonly #added = new Map<string, string>()

  constructor(readonly workbook: Workbook) {}

  /** A part as it is by now; undefined where there is none. */
  async text(name: string, maxBytes: number = heldBytes.index): Promise<string | undefined> {
    const changed = this.#added.get(name) ?? this.#changes.get(name.toLowerCase())?.text
    if (changed !== undefined) return changed
    const entry = this.workbook.parts.get(name.toLowerCase())
    return entry && new TextDecoder().decode(await readPart(this.workbook.bytes, entry, maxBytes))
  }

  set(name: string, text: string): void {
    if (this.workbook.parts.has(name.toLowerCase())) this.#changes.set(name.toLowerCase(), { keeps: 0, text })
    else this.#added.set(name, text)
  }

  /** What follows the first bytes of a part, up to its end. */
  async textAfter({ name }: ZipEntry, bytes: number): Promise<string> {
    const entry = this.workbook.parts.get(name.toLowerCase())!
    const pieces: Buffer[] = []
    let at = 0
    for await (const piece of inflate(this.workbook.bytes, entry)) {
      if (at + piece.length > bytes) pieces.push(piece.subarray(Math.max(0, bytes - at)))
      at += piece.length
    }
    return new TextDecoder().decode(Buffer.concat(pieces))
  }

  setAfter({ name }: ZipEntry, bytes: number, text: string): void {
    this.#changes.set(name.toLowerCase(), { keeps: bytes, text })
  }

  /** Adds a part under a name that is free, "xl/comments3.xml" for "xl/comments.xml"; gives that name. */
  async add(name: string, contentType: string, text: string): Promise<string> {
    const [, stem, ending] = /^(.*)\.(\w+)$/.exec(name)!
    let free = name
    for (let number = 1; this.#has(free); number++) free = `${stem}${number}.${ending}`
    this.#added.set(free, text)
    const types = await this.text('[Content_Types].xml')
    if (types === undefined) throw new Refusal('unreadable-file', 'its list of parts is missing', saveAgain)
    const root = rootOf(types)
    const type = `<${root.prefix}Override PartName="/${free}" ContentType="${contentType}"/>`
    this.set('[Content_Types].xml', appended(types, root, type))
    return free
  }

  #has(name: string): boolean {
    return this.workbook.parts.has(name.toLowerCase()) || this.#added.has(name)
  }

  /** What a part refers to: the names of parts by what they are to it. */
  async relations(source: string): Promise<readonly Attributes[]> {
    return [...tagsNamed('Relationship', (await this.text(relationsOf(source))) ?? '')]
  }

  /** The name of the part of a type that a part refers to. */
  async related(source: string, type: string, id?: string): Promise<string | undefined> {
    const relations = await this.relations(source)
    const found = relations.find((each) => hasType(each, type) && (id === undefined || each.get('Id') === id))
    const folder = source.slice(0, source.lastIndexOf('/') + 1)
    return found && resolvePath(folder, found.get('Target') ?? '')
  }

  /** Makes a part refer to another; gives the id it does so by. */
  async relate(source: string, type: string, target: string): Promise<string> {
    const name = relationsOf(source)
    const xml =
      (await this.text(name)) ?? `${declaration}<Relationships xmlns="${packageNames}/relationships"></Relationships>`
    const known = new Set([...tagsNamed('Relationship', xml)].map((each) => each.get('Id')))
    let id = 'clausecheck'
    for (let number = 2; known.has(id); number++) id = `clausecheck${number}`
    const root = rootOf(xml)
    const relation = `<${root.prefix}Relationship Id="${id}" Type="${officeNames}/${type}" Target=${xmlQuoted(`/${target}`)}/>`
    this.set(name, appended(xml, root, relation))
    return id
  }

  /** The workbook as it is by now, piece by piece, its parts in the order they had. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    const { bytes, parts } = this.workbook
    const zip = new ArchiveWriter(deflate)
    const encoder = new TextEncoder()
    for (const [key, entry] of parts) {
      const change = this.#changes.get(key)
      if (change === undefined) {
        yield* zip.copy(entry, packedBytes(bytes, entry))
        continue
      }
      yield zip.begin(entry.name)
      let left = change.keeps
      if (left > 0)
        for await (const piece of inflate(bytes, entry)) {
          yield zip.add(piece.subarray(0, left))
          left -= Math.min(left, piece.length)
          if (left === 0) break
        }
      yield zip.add(encoder.encode(change.text))
      yield zip.end()
    }
    for (const [name, text] of this.#added) {
      yield zip.begin(name)
      yield zip.add(encoder.encode(text))
      yield zip.end()
    }
    yield zip.close()
  }
}
