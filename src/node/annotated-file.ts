import { readFileSync, writeFileSync } from 'node:fs'
import type { AnnotatedWorkbook, CellNote } from '../io/annotate-xlsx.js'
import type { Problem } from '../problem.js'
import { unreadable } from './text-file.js'

/**
 * Writes a copy of a workbook in which cells are filled and commented; gives what came of it, or the Problem that
 * kept it from being written.
 *
 * @param notes those that matter most first
 * @example
 * const notes = report.records.flatMap((record) => cellNotesOf(record, options))
 * await writeAnnotatedFile('sites.xlsx', 'sites-checked.xlsx', gravestFirst(notes)) //=> { marked: 12, commented: 12 }
 */
export async function writeAnnotatedFile(
  path: string,
  copy: string,
  notes: readonly CellNote[],
): Promise<Pick<AnnotatedWorkbook, 'marked' | 'commented'> | Problem> {
  const { annotateXlsx } = await import('../io/annotate-xlsx.js')
  const { problemOf, Refusal } = await import('../io/refusal.js')
  let file = path
  try {
    const { pieces, marked, commented } = await annotateXlsx(readFileSync(path), notes)
    // Not before all of it is there: a damaged part may yet be met.
    const whole: Uint8Array[] = []
    for await (const piece of pieces) whole.push(piece)
    file = copy
    writeFileSync(copy, Buffer.concat(whole))
    return { marked, commented }
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error, file, 'no marked copy can be made')
    // What is neither of the file system nor too large is a fault of ours.
    if (error instanceof RangeError || typeof (error as NodeJS.ErrnoException).code === 'string')
      return unreadable(file, error)
    throw error
  }
}
