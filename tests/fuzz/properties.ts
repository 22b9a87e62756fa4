import {
  checkRecords,
  type Problem,
  problemTextIn,
  type RecordResult,
  type Report,
  type SourceRecord,
} from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

// What holds of every input.

export const ruleSets = { documents, standards, vocabulary }
export const asOf = '2021-10-15'

/** What no word of ours says, and every fault of ours does. */
const slip =
  /\n\s+at |Cannot (read|set|convert|access|mix)|is not (a function|iterable|defined|a constructor|extensible)|call stack|\[object |Invalid (array|string|count|time)|undefined/

export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}

/** That a text has nothing of a program's insides in it. `given` may speak of them itself. */
export function demandPlain(said: string, given = ''): void {
  const found = slip.exec(said)?.[0]
  demand(found === undefined || given.includes(found), `it speaks of its insides: ${said.slice(0, 500)}`)
}

/**
 * That Problems say what is wrong, in which file and, where the file has them, at which line and column of it.
 *
 * @param most how many lines there are; those of the text where left out
 */
export function demandProblems(problems: Iterable<Problem>, given: string, file?: string, most?: number): void {
  let lines = most
  for (const problem of problems) {
    const told = JSON.stringify(problem)
    demand(/^[a-z-]+$/.test(problem.code) && problem.message.trim() !== '', `it says nothing: ${told}`)
    demandPlain(problem.message, given)
    demandPlain(problem.help ?? '', given)
    if (file !== undefined) demand(problem.file === file, `it is about another file: ${told}`)
    for (const number of [problem.line, problem.column])
      demand(number === undefined || (Number.isSafeInteger(number) && number >= 1), `it is nowhere: ${told}`)
    lines ??= given.split(/\n|\r/).length + 1
    if (file !== undefined) demand((problem.line ?? 1) <= lines, `it lies behind the end: ${told}`)
    for (const language of ['zh', 'en'] as const)
      demand(!/[\0-\x08\x0b-\x1f\x7f]/.test(problemTextIn(problem, language)), `it writes to the terminal: ${told}`)
  }
}

const good = {
  ...{ record: 'site', siteType: 'health-lounge', region: 'nanhu', built: '2021-09-20', totalArea: 55, warm: false },
  hostType: 'library-branch',
}

/** A record that nobody has touched: what stands beside it must not change what is found of it. */
export const untouched = (id: string): object => ({ ...good, id })
export const untouchedIds = ['untouched-first', 'untouched-last'] as const

const judgement = (record: RecordResult | undefined): string =>
  JSON.stringify(
    record && [record.verdict, record.findings.map(({ requirement, status }) => `${requirement} ${status}`)],
  )

const alone = judgement(checkRecords([{ value: untouched('a') }], { ...ruleSets, asOf }).records[0])

/** That the untouched records of a report are judged as if they were alone. */
export function demandUntouched({ records }: Pick<Report, 'records'>): void {
  for (const id of untouchedIds) {
    const found = judgement(records.find((each) => each.id === id))
    demand(found === alone, `what stood beside "${id}" changed what is found of it: ${found} instead of ${alone}`)
  }
}

/** The report on untouched records with others between them. */
export function reportAround(records: readonly SourceRecord[]): Report {
  const [first, last] = untouchedIds
  const all = [{ value: untouched(first) }, ...records, { value: untouched(last) }]
  return checkRecords(all, { ...ruleSets, asOf })
}
