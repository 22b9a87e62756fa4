import type { Finding } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import { type Problem, problemTextIn } from '../problem.js'
import type { Language } from '../record/vocabulary.js'
import type { RecordResult } from '../report/report.js'
import { type FormatOptions, recordByRecord } from './format.js'
import { type Level, levelOf, pathOf, recordTitleOf, ruleIdOf, sentenceOf } from './issue.js'
import { placeName, requirementOf } from './message.js'
import { characterColumn, decidingPositions, positionText } from './position.js'

type Command = Exclude<Level, 'note'> | 'notice'

/** Where an annotation shows, and its heading. */
interface Properties {
  readonly file: string | null | undefined
  readonly line: number | null | undefined
  readonly col?: number | undefined
  readonly title: string
}

/** How many of the facts that would settle something are named. */
const mostFacts = 20

// The escapes of a workflow command, percent first: what runs a step reads it line by line, and properties end
// at a colon or comma.
const data = (text: string): string =>
  printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

function annotation(command: Command, properties: Properties, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)
  return `::${command} ${given.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message)}\n`
}

/** Where an annotation on a finding shows, and what it says of that beside: lines and columns are no cells. */
function placeIn(record: RecordResult, finding: Finding) {
  const [position] = decidingPositions(finding, record)
  const file = position?.file ?? record.file
  const place = { file: file && pathOf(file), line: position?.line ?? record.line }
  const col = position && characterColumn(position)
  return { ...place, col, text: position === undefined || col !== undefined ? '' : ` [${positionText(position)}]` }
}

function* annotations(record: RecordResult, options: FormatOptions): Generator<string> {
  const { language } = options
  const { findings } = record
  for (const finding of findings) {
    if (finding.status !== 'fail' && finding.waiver === null) continue
    const level = finding.waiver === null ? levelOf(finding) : 'note'
    const title = `${recordTitleOf(record)} ${ruleIdOf(finding)} ${finding.clause}`
    const { text, ...place } = placeIn(record, finding)
    yield annotation(level === 'note' ? 'notice' : level, { ...place, title }, `${sentenceOf(finding, options)}${text}`)
  }
  const unknown = findings.filter(({ status, waiver }) => status === 'unknown' && waiver === null)
  if (unknown.length === 0) return
  const facts = new Set<string>()
  for (const finding of unknown) {
    const named = requirementOf(finding, options)
    for (const pointer of finding.settledBy) facts.add(placeName(pointer, named, language))
  }
  const named = [...facts].slice(0, mostFacts)
  const rest = facts.size - named.length
  const message = {
    zh: `${unknown.length} 项要求无法判定，须查明：${named.join('、')}${rest > 0 ? ` 等 ${facts.size} 项` : ''}`,
    en: `${unknown.length} unknown; find out: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  }[language]
  const { text, ...place } = placeIn(record, unknown[0]!)
  yield annotation('notice', { ...place, title: recordTitleOf(record) }, `${message}${text}`)
}

function problemAnnotation({ file, line, column, ...problem }: Problem, language: Language): string {
  const place = { file: file && pathOf(file), line, col: column }
  return annotation('error', { ...place, title: problem.code }, problemTextIn(problem, language))
}

/**
 * Annotations on the lines of a pull request, as workflow commands of GitHub Actions: an error for what makes a
 * record non-compliant, a warning or notice for what is weaker, a notice for what is waived, one notice for all that is unknown of a record,
 * and an error for each Problem. GitHub shows the first ten of each sort in a step.
 *
 * Loses passes, what is not applicable, what is not due, unknown findings one by one and all but twenty of the facts
 * that would settle them, evidence, the verdicts on single records, open facts, regions, reasons of waivers, advice, inputs, digests
 * and the other language.
 */
export const github = recordByRecord({
  writeRecord: annotations,
  *writeTail({ problems }, { language }) {
    for (const problem of problems) yield problemAnnotation(problem, language)
  },
  keep: ({ status }) => status === 'fail' || status === 'unknown',
})
