import type { StreamRow, streamXlsxRows } from 'hucre/xlsx'
import { Refusal, saveAgain } from './refusal.js'
import { storedBlocks, storedSize } from './stored-blocks.js'
import type { SharedParts } from './workbook.js'

/** One sheet and what it refers to, inflated and within bounds. */
export interface SheetParts extends SharedParts {
  /** Its XML, up to the end of its rows or further. */
  readonly pieces: AsyncGenerator<Uint8Array>
  /** How many bytes of it come before the end of its rows: no more is read. */
  readonly rowBytes: number
  readonly date1904: boolean
}

/** The most bytes of a sheet that may hold no whole row: hucre keeps them until one is. */
const maxRowBytes = 8 * 1024 * 1024
/** How many rows hucre may hold that nobody has asked for yet. */
const maxRowsAhead = 2_000

/**
 * The rows of a sheet through hucre, as far as they are asked for.
 *
 * hucre is never given the file: it gets a workbook of one sheet made here, from parts that have been checked, in the
 * order it can stream. So nothing else of a file reaches it, and it can be held to its reader's pace: alone it parses
 * ahead without end, and keeps every row nobody has asked for yet.
 */
export async function* hucreRows(read: typeof streamXlsxRows, parts: SheetParts): AsyncGenerator<StreamRow> {
  const demand = new Demand()
  const chunks = storedBlocks(parts.pieces, parts.rowBytes)
  let fedSinceRow = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        for (const chunk of workbookHead(parts)) controller.enqueue(chunk)
      },
      async pull(controller) {
        await demand.arises(maxRowsAhead)
        if (fedSinceRow > maxRowBytes)
          throw new Refusal('too-large', `a row has more than ${maxRowBytes / 1024 / 1024} MB`, saveAgain)
        const { value, done } = await chunks.next()
        if (done) return controller.close()
        fedSinceRow += value.length
        demand.ahead += rowsIn(value)
        controller.enqueue(value)
      },
      cancel: async () => void (await chunks.return(undefined)),
    },
    { highWaterMark: 0 },
  )
  const rows = read(stream)
  try {
    for (;;) {
      demand.begin()
      const { value, done } = await rows.next()
      demand.pause()
      if (done) return
      demand.ahead--
      fedSinceRow = 0
      yield value
    }
  } finally {
    // What still asks is let through, to find out that nobody listens.
    demand.begin()
    await rows.return()
    await chunks.return(undefined)
    await parts.pieces.return(undefined)
  }
}

/** About how many rows begin in some XML: only how far hucre may go ahead hangs on it. */
function rowsIn(xml: Uint8Array): number {
  const bytes = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  const tag = bytes.includes('<row') ? '<row' : ':row '
  let count = 0
  for (let at = bytes.indexOf(tag); at >= 0; at = bytes.indexOf(tag, at + 4)) count++
  return count
}

/** Lets a source give something only while someone waits for it, and little lies ready. */
class Demand {
  /** How many items have been given and not been taken, about. */
  ahead = 0
  #waiting = false
  #asked = 0
  #wake: (() => void) | undefined

  begin(): void {
    this.#waiting = true
    this.#asked++
    this.#wake?.()
    this.#wake = undefined
  }

  pause(): void {
    this.#waiting = false
  }

  /** Settles once someone waits who is not served by what has been given already. */
  async arises(maxAhead: number): Promise<void> {
    for (;;) {
      // Items that are ready reach their reader before the next turn of the event loop.
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (this.#waiting && this.ahead <= maxAhead) return
      const asked = this.#asked
      const starving = this.#waiting
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        // The count may be wrong, by malice or chance: who waits in vain is given more all the same.
        if (starving) timer = setTimeout(resolve, 50)
      })
      clearTimeout(timer)
      if (starving && this.#waiting && this.#asked === asked) return
    }
  }
}

/** All of the workbook up to the first byte of its sheet; large parts are chunks of their own, so that none is copied. */
function workbookHead({ styles, sharedStrings, rowBytes, date1904 }: SheetParts): Uint8Array[] {
  const entries: (readonly [name: string, content: Uint8Array | undefined])[] = [
    ['[Content_Types].xml', text('<Types/>')],
    ['_rels/.rels', text(relations([['officeDocument', 'xl/workbook.xml']]))],
    [
      'xl/workbook.xml',
      text(
        `<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="1" sheetId="1" r:id="rId0"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      text(
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ...(styles ? [['styles', 'styles.xml'] as const] : []),
          ...(sharedStrings ? [['sharedStrings', 'sharedStrings.xml'] as const] : []),
        ]),
      ),
    ],
    ['xl/styles.xml', styles],
    ['xl/sharedStrings.xml', sharedStrings],
  ]
  const parts = entries.flatMap(([name, content]) => (content ? [localHeader(name, content.length), content] : []))
  // As a deflate stream hucre takes the sheet in pieces of some kilobytes: of a plain one it makes rows by the megabyte,
  // and takes quadratic time to hand them out.
  return [...parts, localHeader('xl/worksheets/sheet1.xml', rowBytes, storedSize(rowBytes))]
}

const text = (xml: string): Uint8Array => new TextEncoder().encode(xml)

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships>${targets
    .map(([type, target], id) => `<Relationship Id="rId${id}" Type="${relationType}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What stands before a file in an archive; `deflated` is its size where it is deflated. */
function localHeader(name: string, size: number, deflated?: number): Uint8Array {
  const header = new Uint8Array(30 + name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x04034b50, true)
  view.setUint16(4, 20, true)
  view.setUint16(8, deflated === undefined ? 0 : 8, true)
  view.setUint32(18, deflated ?? size, true)
  view.setUint32(22, size, true)
  view.setUint16(26, name.length, true)
  header.set(text(name), 30)
  return header
}
