import type { Finding } from '../evaluate/finding.js'
import { type Problem, toProblemText } from '../problem.js'
import type { RecordResult } from '../report/report.js'
import { type FormatOptions, recordByRecord } from './format.js'
import { levelOf, pathOf, recordIdOf, recordTitleOf, sentenceOf } from './issue.js'
import { obligationWords, verdictWords } from './words.js'

// Characters that XML 1.0 cannot hold, not even escaped; lone surrogates among them.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text between tags. A reader would make a line feed of a carriage return. */
const text = (value: string): string =>
  value
    .replace(unwritable, '')
    .replace(/[&<>"]/g, (character) => entities[character]!)
    .replaceAll('\r', '&#13;')

/** The value of an attribute, where a reader would make a blank of every line feed and tab. */
const quoted = (value: string): string => `"${text(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** An element; `inside` is XML. */
function element(name: string, attributes: Attributes, inside = ''): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
  const head = [name, ...given.map(([key, value]) => `${key}=${quoted(String(value))}`)].join(' ')
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`
}

const isFailure = (finding: Finding): boolean => finding.status === 'fail' && levelOf(finding) === 'error'
const isSkipped = ({ status }: Finding): boolean => status !== 'pass' && status !== 'fail'

/** Why a test was skipped or failed, or what to know of one that was not. */
function outcome(finding: Finding, options: FormatOptions): string {
  const { language } = options
  const { status, reason, clause, obligation, wording, evidence, flags } = finding
  const message = sentenceOf(finding, options)
  if (isSkipped(finding)) return element('skipped', { type: status, message })
  const firmness = `${obligationWords[obligation][language]}${wording === null ? '' : ` (${wording})`}`
  const told = text([`${clause} ${firmness}`, message, ...evidence].join('\n'))
  if (isFailure(finding)) return element('failure', { type: reason, message }, told)
  return status === 'fail' || flags.length > 0 ? element('system-out', {}, told) : ''
}

function* suite(record: RecordResult, options: FormatOptions): Generator<string> {
  const { findings, line, verdict } = record
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
    yield `  ${element('testcase', { name, classname, file, line }, outcome(finding, options))}\n`
  }
  yield '</testsuite>\n'
}

function problemCase(problem: Problem): string {
  const { code, message, line, path } = problem
  const file = problem.file && pathOf(problem.file)
  const name = [code, file, line ?? path].filter(Boolean).join(' ')
  const error = element('error', { type: code, message }, text(toProblemText(problem)))
  return `  ${element('testcase', { name, classname: 'input', file, line }, error)}\n`
}

/**
 * JUnit XML for the test view of a CI system: a suite for each record, a test for each requirement. What makes a
 * record non-compliant is a failure; what is weaker and fails passes, with the finding on its standard output;
 * what is unknown, not applicable or not due is skipped, with the reason. Problems are the errors of a suite "input".
 *
 * `file` and `line` stand on tests too, as GitLab and GitHub read them; of Jenkins, the xUnit plugin since 2.2.4
 * refuses them, the junit step does not.
 *
 * Loses characters that XML cannot hold, open facts, regions, digests and the other language, and what the
 * skipped and the passed rest on.
 */
export const junit = recordByRecord({
  *writeHead() {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clausecheck">\n'
  },
  writeRecord: suite,
  *writeTail({ problems }) {
    if (problems.length > 0) {
      yield `<testsuite name="input" tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0">\n`
      for (const problem of problems) yield problemCase(problem)
      yield '</testsuite>\n'
    }
    yield '</testsuites>\n'
  },
})
