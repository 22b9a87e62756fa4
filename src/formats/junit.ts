import type { Finding } from '../evaluate/finding.js'
import { type Problem, problemTextIn, wordsOfProblem } from '../problem.js'
import type { Language } from '../record/vocabulary.js'
import type { RecordResult } from '../report/report.js'
import { xmlQuoted, xmlText } from '../xml.js'
import { type FormatOptions, recordByRecord } from './format.js'
import { levelOf, pathOf, recordIdOf, recordTitleOf, sentenceOf } from './issue.js'
import { decidingPositions, placesText, positionOf, positionText } from './position.js'
import { whyWaived } from './waiver-rows.js'
import { obligationWords, verdictWords } from './words.js'

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** An element; `inside` is XML. */
function element(name: string, attributes: Attributes, inside = ''): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
  const head = [name, ...given.map(([key, value]) => `${key}=${xmlQuoted(String(value))}`)].join(' ')
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`
}

const isFailure = (finding: Finding): boolean =>
  finding.status === 'fail' && finding.waiver === null && levelOf(finding) === 'error'
const isSkipped = ({ status, waiver }: Finding): boolean => (status !== 'pass' && status !== 'fail') || waiver !== null

/** A JSON Pointer, and where what it leads to stands. */
function placed(pointer: string, record: RecordResult): string {
  const position = positionOf(record, pointer)
  return position === undefined ? pointer : `${pointer} [${positionText(position)}]`
}

/** Why a test was skipped or failed, or what to know of one that was not. */
function outcome(finding: Finding, record: RecordResult, options: FormatOptions): string {
  const { language } = options
  const { status, reason, clause, obligation, wording, evidence, flags } = finding
  const places = placesText(finding, record)
  const message = `${sentenceOf(finding, options)}${places && ` [${places}]`}`
  if (finding.waiver !== null) {
    const why = whyWaived(finding, options)
    return element('skipped', { type: 'waived', message: [message, why].filter(Boolean).join(': ') })
  }
  if (isSkipped(finding)) return element('skipped', { type: status, message })
  const firmness = `${obligationWords[obligation][language]}${wording === null ? '' : ` (${wording})`}`
  const told = xmlText(
    [`${clause} ${firmness}`, message, ...evidence.map((pointer) => placed(pointer, record))].join('\n'),
  )
  if (isFailure(finding)) return element('failure', { type: reason, message }, told)
  return status === 'fail' || flags.length > 0 ? element('system-out', {}, told) : ''
}

function* suite(record: RecordResult, options: FormatOptions): Generator<string> {
  const { findings, verdict } = record
  const file = record.file && pathOf(record.file)
  const classname = recordIdOf(record)
  const head = element('testsuite', {
    name: recordTitleOf(record),
    tests: findings.length,
    failures: findings.filter(isFailure).length,
    errors: 0,
    skipped: findings.filter(isSkipped).length,
    file,
  }).replace(/\/>$/, '>')
  const verdictProperty = element('property', { name: 'verdict', value: verdictWords[verdict][options.language] })
  yield `${head}\n  ${element('properties', {}, verdictProperty)}\n`
  for (const finding of findings) {
    const name = `${finding.standard} ${finding.requirement}`
    const line = decidingPositions(finding, record)[0]?.line ?? record.line
    yield `  ${element('testcase', { name, classname, file, line }, outcome(finding, record, options))}\n`
  }
  yield '</testsuite>\n'
}

function problemCase(problem: Problem, language: Language): string {
  const { code, line, path } = problem
  const { message } = wordsOfProblem(problem, language)
  const file = problem.file && pathOf(problem.file)
  const name = [code, file, line ?? path].filter(Boolean).join(' ')
  const error = element('error', { type: code, message }, xmlText(problemTextIn(problem, language)))
  return `  ${element('testcase', { name, classname: 'input', file, line }, error)}\n`
}

/**
 * JUnit XML for the test view of a CI system: a suite for each record, a test for each requirement. What makes a
 * record non-compliant is a failure; what is weaker and fails passes, with the finding on its standard output;
 * what is waived, unknown, not applicable or not due is skipped, with the reason. Problems are the errors of a suite "input".
 *
 * `file` and `line` stand on tests too, as GitLab and GitHub read them; of Jenkins, the xUnit plugin since 2.2.4
 * refuses them, the junit step does not.
 *
 * Loses characters that XML cannot hold, open facts, regions, advice, inputs, digests and the other language, and what the
 * skipped and the passed rest on.
 */
export const junit = recordByRecord({
  *writeHead() {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clausecheck">\n'
  },
  writeRecord: suite,
  *writeTail({ problems }, { language }) {
    if (problems.length > 0) {
      yield `<testsuite name="input" tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0">\n`
      for (const problem of problems) yield problemCase(problem, language)
      yield '</testsuite>\n'
    }
    yield '</testsuites>\n'
  },
})
