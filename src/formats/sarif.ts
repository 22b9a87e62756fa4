import type { Location, Message, Notification, PhysicalLocation, ReportingDescriptor, Result, Suppression } from 'sarif'
import type { Finding } from '../evaluate/finding.js'
import { parsePointer } from '../evaluate/pointers.js'
import { type Problem, problemTextIn } from '../problem.js'
import type { Label, Language } from '../record/vocabulary.js'
import type { Position } from '../report/positions.js'
import type { RecordResult } from '../report/report.js'
import type { Document, Requirement, Standard } from '../standard/standard.js'
import type { Format, FormatOptions } from './format.js'
import { fingerprintOf, levelOf, recordIdOf, recordTitleOf, ruleIdOf, uriOf } from './issue.js'
import { placeName, toMessage } from './message.js'
import { characterColumn, decidingPositions, positionOf, positionText } from './position.js'
import { toRequirementText } from './standards-text.js'
import { whyWaived } from './waiver-rows.js'
import { obligationWords } from './words.js'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * Data as a message: braces stand for arguments unless they are doubled, and [text](url) would be a link.
 *
 * @example
 * messageOf('a{0} [b](c)') //=> { text: 'a{{0}} [b] (c)' }
 */
const messageOf = (text: string): Message => ({ text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (') })

const physical = (
  file: string,
  line: number | null | undefined,
  startColumn?: number,
): { physicalLocation: PhysicalLocation } => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    ...(line && { region: { startLine: line, ...(startColumn && { startColumn }) } }),
  },
})

/** The region of a position. In a workbook there are no lines; its cell is a logical location. */
const physicalAt = (position: Position): { physicalLocation?: PhysicalLocation } =>
  position.file === null
    ? {}
    : physical(position.file, position.cell === null ? position.line : null, characterColumn(position))

/** A record, or what a JSON Pointer into it leads to, in the file it came from. */
const locationOf = (
  recordId: string,
  record: RecordResult | undefined,
  path: string,
  name: string,
  position: Position | undefined,
): Location & Required<Pick<Location, 'logicalLocations'>> => ({
  ...(position !== undefined ? physicalAt(position) : record?.file && physical(record.file, record.line)),
  logicalLocations: [
    {
      name,
      fullyQualifiedName: path === '' ? recordId : `${recordId}#${path}`,
      kind: path === '' ? 'object' : 'value',
    },
    ...(position?.cell ? [{ name: position.cell, fullyQualifiedName: positionText(position), kind: 'cell' }] : []),
  ],
})

/** What decided, each with its position, or the file and line of its own record. */
function evidenceOf(finding: Finding, records: ReadonlyMap<string, RecordResult>, options: FormatOptions): Location[] {
  return finding.evidence.map((pointer) => {
    const { record, keys } = parsePointer(pointer)
    const recordId = recordIdOf(record ?? finding.record)
    const path = keys.map((key) => `/${key}`).join('')
    const name = placeName(pointer, { ...options, recordType: finding.record.type }, options.language)
    const result = records.get(recordId)
    const position = record === undefined ? result && positionOf(result, pointer) : undefined
    const told = position === undefined ? name : `${name} [${positionText(position)}]`
    return { ...locationOf(recordId, result, path, name, position), message: messageOf(told) }
  })
}

function kindOf(finding: Finding): Required<Pick<Result, 'kind' | 'level'>> {
  switch (finding.status) {
    case 'fail':
      return { kind: 'fail', level: levelOf(finding) }
    case 'pass':
      return { kind: 'pass', level: 'none' }
    case 'unknown':
      return { kind: 'open', level: 'none' }
    case 'not-applicable':
      return { kind: 'notApplicable', level: 'none' }
    case 'not-due':
      return { kind: 'informational', level: 'none' }
  }
}

function resultOf(
  finding: Finding,
  ruleIndex: number,
  records: ReadonlyMap<string, RecordResult>,
  options: FormatOptions,
): Result {
  const recordId = recordIdOf(finding.record)
  const record = records.get(recordId)
  const [decided] = record === undefined ? [] : decidingPositions(finding, record)
  const message = toMessage(finding, options)
  const fingerprint = fingerprintOf(finding)
  const { version, status, reason, expected, actual, shortfall, absent, settledBy, due, period, flags, waiver } =
    finding
  return {
    ruleId: ruleIdOf(finding),
    ruleIndex,
    ...kindOf(finding),
    message: messageOf(
      `${recordTitleOf(finding.record)}${options.language === 'zh' ? '：' : ': '}${message[options.language]}`,
    ),
    ...(options.waivers!.length > 0 && { suppressions: suppressionsOf(finding, options) }),
    locations: [locationOf(recordId, record, '', recordTitleOf(finding.record), decided)],
    relatedLocations: evidenceOf(finding, records, options),
    // The second is the one that GitHub looks at.
    partialFingerprints: { 'requirementAndRecord/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    properties: {
      version,
      status,
      reason,
      expected,
      actual,
      shortfall,
      absent,
      settledBy,
      due,
      period,
      flags,
      waiver,
      message,
    },
  }
}

/** Of a run in which one result has suppressions, all have. */
const suppressionsOf = (finding: Finding, options: FormatOptions): Suppression[] =>
  finding.waiver === null
    ? []
    : [{ kind: 'external', status: 'accepted', justification: whyWaived(finding, options) || finding.waiver }]

function ruleOf(
  requirement: Requirement,
  standard: Standard,
  { documents, language }: FormatOptions,
): ReportingDescriptor {
  const { id, clause, covers, obligation, wording, statement, kind } = requirement
  const document = documents.find((each) => each.id === standard.document)
  const about = inBoth((each) => aboutOf(requirement, document, each))
  const help = inBoth((each) => toRequirementText(requirement, each))
  return {
    id: `${standard.id}/${id}`,
    name: id,
    shortDescription: { text: statement[language] },
    fullDescription: { text: about[language] },
    // Indented, so that nothing in it can mean anything to Markdown.
    help: { text: help[language], markdown: help[language].trimEnd().replace(/^/gm, '    ') },
    defaultConfiguration: {
      level: levelOf({ obligation, record: { type: standard.appliesTo.record } }),
    },
    properties: {
      ...{ standard: standard.id, version: standard.version, document: standard.document },
      ...{ clause, covers, obligation, wording, kind },
      ...{ shortDescription: statement, fullDescription: about, help },
    },
  }
}

const inBoth = (say: (language: keyof Label) => string): Label => ({ zh: say('zh'), en: say('en') })

/** The statement, and where and how firmly a paper says it. */
function aboutOf(
  { statement, clause, obligation, wording }: Requirement,
  document: Document | undefined,
  language: keyof Label,
): string {
  const firmness = [obligationWords[obligation][language], wording].filter((part) => part !== null)
  return {
    zh: `${statement.zh}。${document?.title.zh ?? ''}（${document?.number ?? ''}）${clause}，${firmness.join('：')}`,
    en: `${statement.en}. ${document?.title.en ?? ''} (${document?.number ?? ''}) ${clause}, ${firmness.join(': ')}`,
  }[language]
}

const notificationOf = (problem: Problem, level: 'error' | 'note', language: Language): Notification => ({
  descriptor: { id: problem.code },
  level,
  message: messageOf(problemTextIn(problem, language)),
  ...(problem.file !== undefined && { locations: [physical(problem.file, problem.line)] }),
})

/**
 * SARIF 2.1.0, for code scanning and for viewers: a rule for each requirement, with its clause and in both languages,
 * a result for each finding, with what decided as related locations. What makes a record non-compliant is an error;
 * what is unknown is `open`, what is not due `informational`, what is waived is suppressed with the reason. Problems and advice are notifications of the run.
 *
 * Loses the verdicts on single records, open facts and regions.
 */
export const sarif: Format<string> = {
  *write(report, given) {
    const { records, problems, advice, asOf, verdict, verdicts, counts, waived, waivers } = report
    const { standards, unaddressed, inputs } = report
    const options = { ...given, waivers }
    const used = options.standards.filter(({ id }) => standards.some((each) => each.id === id))
    const rules = used.flatMap((standard) => standard.requirements.map((each) => ruleOf(each, standard, options)))
    const indexes = new Map(rules.map(({ id }, index) => [id, index]))
    const run = {
      tool: { driver: { name: 'clausecheck', ...(options.version && { version: options.version }), rules } },
      language: { zh: 'zh-CN', en: 'en-US' }[options.language],
      invocations: [
        {
          executionSuccessful: problems.length === 0,
          toolExecutionNotifications: [
            ...problems.map((problem) => notificationOf(problem, 'error', options.language)),
            ...advice.map((each) => notificationOf(each, 'note', options.language)),
          ],
        },
      ],
      properties: { asOf, verdict, verdicts, counts, waived, waivers, unaddressed, standards, inputs },
    }
    yield `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[${JSON.stringify(run).slice(0, -1)},"results":[\n`
    const known = new Map(records.map((record) => [recordIdOf(record), record]))
    let between = ''
    for (const { findings } of records) {
      for (const finding of findings) {
        yield between + JSON.stringify(resultOf(finding, indexes.get(ruleIdOf(finding))!, known, options))
        between = ',\n'
      }
    }
    yield '\n]}]}\n'
  },
}
