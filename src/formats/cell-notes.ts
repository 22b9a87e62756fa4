import type { RecordResult } from '../report/report.js'
import type { FormatOptions } from './format.js'
import { ruleIdOf, sentenceOf } from './issue.js'
import { decidingPositions } from './position.js'
import { colours } from './tone.js'
import { obligationWords, statusWords } from './words.js'

/** What is said at a cell of the workbook that a record came from. */
export interface CellNote {
  readonly file: string | null
  readonly sheet: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly status: 'fail' | 'unknown'
  /** What marks the cell, "FDE5E2". */
  readonly colour: string
  /** Which requirement of which clause, what it expects, and what was found. */
  readonly text: string
}

/**
 * What is to be said of a record at the cells of its workbook: at those that decided what fails, and at those that
 * would settle what is unknown. Nothing where the record came from no workbook.
 *
 * @example
 * report.records.flatMap((record) => cellNotesOf(record, options))
 * //=> [{ file: 'sites.xlsx', sheet: '场地', line: 17, column: 6, status: 'fail', colour: 'FDE5E2', text: '不符合…' }]
 */
export function cellNotesOf(record: RecordResult, options: FormatOptions): CellNote[] {
  const { language } = options
  return record.findings.flatMap((finding) => {
    const { status, obligation, clause, waiver } = finding
    if (status !== 'fail' && status !== 'unknown') return []
    const waived = waiver === null ? '' : { zh: `（已豁免：${waiver}）`, en: ` (waived: ${waiver})` }[language]
    const head = `${statusWords[status][language]}${waived} · ${obligationWords[obligation][language]} · ${clause}`
    const text = `${head}\n${sentenceOf(finding, options)}\n${ruleIdOf(finding)}`
    const colour = colours[status].paper
    return decidingPositions(finding, record).flatMap(({ file, line, column, cell }): CellNote[] => {
      // Names of sheets may hold what stands between them and their cells.
      const sheet = cell?.slice(0, cell.lastIndexOf('!'))
      return sheet === undefined ? [] : [{ file, sheet, line, column, status, colour, text }]
    })
  })
}

/** Notes in the order in which they matter, where a workbook cannot take them all. */
export const gravestFirst = (notes: readonly CellNote[]): CellNote[] => [
  ...notes.filter(({ status }) => status === 'fail'),
  ...notes.filter(({ status }) => status === 'unknown'),
]
