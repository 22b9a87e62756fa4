import { statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { cellNotesOf, gravestFirst } from '../formats/cell-notes.js'
import type { CellNote, Format, FormatOptions, Problem, RecordResult } from '../index.js'
import { writeAnnotatedFile } from '../node/annotated-file.js'

/** The marked copy of the one workbook among some files; undefined where none is wanted, a Problem where none can be. */
export function annotationOf(
  copy: string | undefined,
  files: readonly string[],
  outputs: readonly { readonly file?: string | undefined }[],
  options: FormatOptions,
): Annotation | Problem | undefined {
  if (copy === undefined) return undefined
  const usage = (message: string, help: string): Problem => ({ code: 'usage', message, help })
  const workbooks = files.filter((file) => /\.xls[xm]$/i.test(file))
  const [source] = workbooks
  if (source === undefined || workbooks.length > 1) {
    const message = `--annotate marks one workbook; ${source === undefined ? 'none' : workbooks.length} would be read`
    return usage(message, 'name one .xlsx or .xlsm file; files of other sorts may stand beside it')
  }
  const ending = extname(source)
  if (extname(copy).toLowerCase() !== ending.toLowerCase())
    return usage(`a marked copy of ${source} cannot be called ${copy}`, `let it end in ${ending} too`)
  if (isSameFile(copy, source))
    return usage(
      'the marked copy would take the place of its workbook',
      'name another file: what is read stays as it is',
    )
  if (outputs.some(({ file }) => file !== undefined && resolve(file) === resolve(copy)))
    return usage(`the report and the marked copy are both to be ${copy}`, 'name two files')
  return new Annotation(source, copy, options)
}

function isSameFile(copy: string, source: string): boolean {
  if (resolve(copy) === resolve(source)) return true
  try {
    const [one, other] = [statSync(copy), statSync(source)]
    return one.dev === other.dev && one.ino === other.ino
  } catch {
    return false
  }
}

/** Beyond so many notes of each sort cells are marked only, for no sheet takes as many comments. */
const mostTold = 20_000

// Written out, not spread: there may be a million.
const withoutText = ({ file, sheet, line, column, status, colour }: CellNote): CellNote => {
  return { file, sheet, line, column, status, colour, text: '' }
}

/** Gathers what is to be said at the cells of a workbook, and writes the copy that says it. */
export class Annotation {
  /** Which findings it needs of a report. */
  readonly keep: Format['keep'] = ({ status }) => status === 'fail' || status === 'unknown'
  readonly #notes: CellNote[] = []
  /** The lines of the cells that are marked only, by status and column. */
  readonly #marked = new Map<string, Set<number>>()
  readonly #told = { fail: 0, unknown: 0 }

  constructor(
    readonly source: string,
    readonly copy: string,
    readonly options: FormatOptions,
  ) {}

  readonly add = (record: RecordResult): void => {
    for (const note of cellNotesOf(record, this.options)) {
      if (note.file !== this.source) continue
      if (this.#told[note.status]++ < mostTold) this.#notes.push(note)
      else if (this.#isFirst(note)) this.#notes.push(withoutText(note))
    }
  }

  /** Whether nothing was said of a cell before that is as grave, since texts are no longer kept. */
  #isFirst({ sheet, line, column, status }: CellNote): boolean {
    const name = `${status} ${column} ${sheet}`
    const lines = this.#marked.get(name) ?? new Set()
    this.#marked.set(name, lines)
    return lines.size < lines.add(line).size
  }

  /** Writes the copy; gives the Problem that kept it from being written, or what is worth knowing of it. */
  async write(): Promise<{ readonly problem?: Problem; readonly advice?: Problem }> {
    const { source, copy } = this
    const written = await writeAnnotatedFile(source, copy, gravestFirst(this.#notes))
    if ('code' in written) return { problem: written }
    const { marked, commented } = written
    if (commented === marked) return {}
    const message = `${marked - commented} of ${marked} marked cells have no comment`
    const help =
      'a sheet takes 10,000, and a thread that people write in is left alone; the report tells of all of them'
    return { advice: { code: 'too-large', message, file: copy, help } }
  }
}
