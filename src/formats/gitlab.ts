import type { Finding } from '../evaluate/finding.js'
import { printable } from '../printable.js'
import { type Problem, problemTextIn } from '../problem.js'
import type { Language } from '../record/vocabulary.js'
import type { RecordResult } from '../report/report.js'
import { digestOf } from '../standard/digest.js'
import type { Format, FormatOptions } from './format.js'
import { fingerprintOf, type Level, levelOf, pathOf, recordIdOf, recordTitleOf, ruleIdOf, sentenceOf } from './issue.js'
import { decidingPositions, placesText } from './position.js'

/** One entry of GitLab's Code Quality report. */
interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const severities: Readonly<Record<Level, Issue['severity']>> = { error: 'critical', warning: 'major', note: 'minor' }

// GitLab asks for a place in any case; a record that came from no file stands for one.
const locationOf = (path: string, line: number | null | undefined): Issue['location'] => ({
  path: pathOf(path),
  lines: { begin: line ?? 1 },
})

const isReported = ({ status }: Pick<Finding, 'status'>): boolean => status === 'fail' || status === 'unknown'

function issueOf(finding: Finding, record: RecordResult, options: FormatOptions): Issue {
  const [position] = decidingPositions(finding, record)
  const places = placesText(finding, record)
  return {
    description: printable(
      `${recordTitleOf(record)} ${finding.clause} ${sentenceOf(finding, options)}${places && ` [${places}]`}`,
    ),
    check_name: ruleIdOf(finding),
    fingerprint: fingerprintOf(finding),
    severity: finding.status === 'fail' && finding.waiver === null ? severities[levelOf(finding)] : 'info',
    location: locationOf(position?.file ?? record.file ?? recordIdOf(record), position?.line ?? record.line),
  }
}

function problemIssue(problem: Problem, language: Language): Issue {
  const { code, message, help, file = '', line, path = '' } = problem
  return {
    description: problemTextIn({ code, message, ...(help !== undefined && { help }) }, language).replace(
      /\n\s*/g,
      '; ',
    ),
    check_name: code,
    // Without the line, which moves when something is added above.
    fingerprint: digestOf([code, file, path, message]),
    severity: 'blocker',
    location: locationOf(file || code, line),
  }
}

/**
 * Issues for the Code Quality widget of a merge request in GitLab. What is unknown or waived is there for information, a
 * Problem is a blocker. The fingerprint is of the requirement and the record, so that an issue counts as fixed
 * only when it is.
 *
 * Loses passes, what is not applicable, what is not due, evidence, the verdicts on single records, open facts,
 * regions, reasons of waivers, advice, inputs, digests and the other language.
 */
export const gitlab: Format<string> = {
  *write({ records, problems }, options) {
    let before = '[\n'
    for (const record of records) {
      for (const finding of record.findings.filter(isReported)) {
        yield `${before}${JSON.stringify(issueOf(finding, record, options))}`
        before = ',\n'
      }
    }
    for (const problem of problems) {
      yield `${before}${JSON.stringify(problemIssue(problem, options.language))}`
      before = ',\n'
    }
    yield before === ',\n' ? '\n]\n' : '[]\n'
  },
  keep: isReported,
}
