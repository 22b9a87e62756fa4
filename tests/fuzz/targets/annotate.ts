import { annotateXlsx, type CellNote } from '../../../src/io/annotate-xlsx.js'
import { Refusal } from '../../../src/io/refusal.js'
import { zip } from '../mutate-zip.js'
import { demand, demandPlain } from '../properties.js'
import type { Target } from '../target.js'
import { readAll } from './record-files.js'
import { workbooks } from './xlsx.js'

const notes: readonly CellNote[] = ['场地', '人员', '1'].flatMap((sheet) =>
  [1, 2, 3, 4, 20].flatMap((line) =>
    [1, 2, 5].map((column) => ({ sheet, line, column, colour: 'FDE5E2', text: line % 2 === 0 ? '缺少资料 <&>' : '' })),
  ),
)

const valuesIn = async (bytes: Uint8Array): Promise<string> => {
  const { records, problems } = await readAll([bytes], 'xlsx')
  return JSON.stringify([records.map(({ value }) => value), problems])
}

/** Marked copies of workbooks: they say what the workbook says, or there is none. */
export const annotate: Target = {
  name: 'annotate',
  shape: zip,
  inputs: 40,
  seeds: workbooks,
  async try(input) {
    const pieces: Uint8Array[] = []
    try {
      for await (const piece of (await annotateXlsx(input, notes)).pieces) pieces.push(piece)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      demandPlain(error.message)
      return
    }
    const [before, after] = [await valuesIn(input), await valuesIn(Buffer.concat(pieces))]
    demand(
      before === after,
      `the marked copy says something else: ${after.slice(0, 500)} instead of ${before.slice(0, 500)}`,
    )
  },
}
