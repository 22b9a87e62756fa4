import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { ndjson } from '../formats/ndjson.js'
import type { Problem } from '../problem.js'
import type { Encoding, InputFormat } from '../record/input.js'
import { type PartialReceipt, type Receipt, receiptFormat } from '../report/receipt.js'
import type { RecordResult, Report } from '../report/report.js'
import { canonicalJson } from '../standard/digest.js'
import type { RuleSets } from '../standard/standard.js'
import type { Digests } from './digests.js'
import { stdin } from './read-files.js'
import { unreadable } from './text-file.js'

/** What a run is given, for its receipt. */
export interface ReceiptOptions extends RuleSets {
  /** The version of clausecheck. */
  readonly version: string
  readonly asOf: string
  readonly only?: readonly string[] | undefined
  readonly encoding?: Encoding | null | undefined
  readonly inputFormat?: InputFormat | null | undefined
  readonly crossCheck?: boolean | undefined
  /** As `loadFolders` gives them. */
  readonly folders?: Receipt['ruleSets']['folders'] | undefined
  /** The path of the configuration, and those of what else was read beside the inputs. */
  readonly config?: string | undefined
  readonly mapping?: string | undefined
  readonly waivers?: string | undefined
  /** The inputs, in the order they are read; "-" is stdin. */
  readonly files: readonly string[]
  /** Problems met before any input was read, such as a pattern that finds no file. */
  readonly unread?: readonly Problem[] | undefined
  /** Those of all files named here. */
  readonly digests: Digests
}

/** A receipt under way. */
export interface StartedReceipt {
  /** As `CheckOptions.see`. */
  see(result: RecordResult): void
  /** What the format ndjson has written of results, instead of the results. */
  wrote(lines: string | Uint8Array): void
  receiptOf(report: Report): Receipt
}

/**
 * Takes a receipt while a run goes on: it is shown each result, and made of the report.
 *
 * @example
 * const digests = startDigests()
 * const taking = startReceipt({ ...ruleSets, asOf: '2024-01-15', files: ['sites.ndjson'], digests, version: '0.1.0' })
 * const run = startRun({ ...ruleSets, asOf: '2024-01-15', see: taking.see })
 * for (const entry of readRecordFile('sites.ndjson', { read: digests.read, input: run.input }))
 *   if ('record' in entry) run.add(entry.record)
 *   else run.problem(entry.problem)
 * taking.receiptOf(run.report())
 */
export function startReceipt(options: ReceiptOptions): StartedReceipt {
  const { standards, documents, vocabulary, files, digests } = options
  const findings = createHash('sha256')
  const writing = { standards, documents, vocabulary, language: 'en', colour: false } as const
  return {
    see(result) {
      for (const lines of ndjson.writeRecord!(result, writing)) findings.update(lines)
    },
    wrote(lines) {
      findings.update(lines)
    },
    receiptOf(report) {
      const { records, problems, advice, inputs, part: _, ...rollUp } = report
      const { verdict, verdicts, counts } = report
      const result = {
        verdict,
        verdicts,
        counts,
        findings: findings.copy().digest('hex'),
        rollUp: digestOf(rollUp),
        problems: digestOf({ problems, advice }),
      }
      return {
        ...givenOf(options, report.standards),
        inputs: files.map((file) => {
          const name = file === stdin ? 'stdin' : file
          const { format = null, encoding = null, records = 0 } = inputs.find((each) => each.file === name) ?? {}
          const { bytes = null, sha256 = null } = digests.of(name) ?? {}
          return { file, format, encoding, records, bytes, sha256 }
        }),
        unread: options.unread ?? [],
        result: { ...result, sha256: digestOf(result) },
      }
    },
  }
}

/** Writes a receipt into a file; gives the Problem that kept it from being written. */
export function writeReceipt(path: string, receipt: Receipt): Problem | undefined {
  try {
    writeFileSync(path, `${JSON.stringify(receipt, null, 2)}\n`)
    return undefined
  } catch (error) {
    return unreadable(path, error)
  }
}

/** What a receipt says before any input is read. */
export function givenOf(options: ReceiptOptions, used: Receipt['ruleSets']['standards']): PartialReceipt {
  const { version, asOf, only = [], encoding = null, inputFormat = null, crossCheck = false } = options
  const { vocabulary, documents, standards, folders = [], digests } = options
  const file = (path: string | undefined) => (path === undefined ? null : digests.of(path))
  return {
    schema: receiptFormat,
    version,
    options: { asOf, only, encoding, inputFormat, crossCheck },
    ruleSets: {
      // The digest of a standard stands for all of it.
      sha256: digestOf({ vocabulary, documents, standards: standards.map(({ id, digest }) => [id, digest]) }),
      standards: used.map(({ id, version, digest }) => ({ id, version, digest })),
      folders,
    },
    config: file(options.config),
    mapping: file(options.mapping),
    waivers: file(options.waivers),
    unread: options.unread ?? [],
  }
}

const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
