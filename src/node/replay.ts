import type { Problem, Result } from '../problem.js'
import type { ApplyJsonLogic } from '../report/cross-check.js'
import { type Compared, compareReceipts, type FileDigest, type Receipt } from '../report/receipt.js'
import { startRun } from '../report/run.js'
import { readWaivers } from '../report/waiver.js'
import type { RuleSets } from '../standard/standard.js'
import { readMapping } from '../table/mapping.js'
import { startDigests } from './digests.js'
import { readFiles, stdin } from './read-files.js'
import { givenOf, startReceipt } from './receipt.js'
import { loadFolders } from './rule-set-files.js'
import { readTextFile } from './text-file.js'

/** What a run is repeated with: the rule sets that come before those of folders, such as the shipped ones. */
export interface ReplayOptions extends RuleSets {
  /** The version of clausecheck. */
  readonly version: string
  /** Needed where the receipt is of a run with a cross-check. */
  readonly crossCheck?: ApplyJsonLogic | undefined
}

export interface Replay {
  /** Whether all is as it was but, at most, the version of clausecheck and rule sets that were not used. */
  readonly repeats: boolean
  readonly compared: readonly Compared[]
  /** What kept the run from being made again; empty where it was made. */
  readonly problems: readonly Problem[]
}

/** What may differ without making another run of it. */
const mayDiffer: readonly Compared['what'][] = ['version', 'rule-sets']

/**
 * Makes the run of a receipt again and holds the two against each other. Files are looked for where the receipt says,
 * as seen from the working folder, and read once.
 *
 * @example
 * const receipt = readReceipt(text, 'receipt.json')
 * if (receipt.ok) (await replay(receipt.value, { ...ruleSets, version: '0.1.0' })).repeats //=> true
 */
export async function replay(receipt: Receipt, options: ReplayOptions): Promise<Replay> {
  const { version, crossCheck, standards, documents, vocabulary } = options
  const { asOf, only, encoding, inputFormat } = receipt.options
  const digests = startDigests()
  const textOf = (file: FileDigest | null) => (file === null ? undefined : readTextFile(file.file, digests))
  const {
    folders,
    problems: unloaded,
    ...ruleSets
  } = loadFolders(
    receipt.ruleSets.folders.map(({ folder }) => folder),
    { standards, documents, vocabulary },
  )
  textOf(receipt.config)
  const mapping = read(textOf(receipt.mapping), (text) => readMapping(text, receipt.mapping!.file, ruleSets.vocabulary))
  const waivers = read(textOf(receipt.waivers), (text) => readWaivers(text, receipt.waivers!.file, ruleSets))
  const files = receipt.inputs.map(({ file }) => file)
  const given = {
    ...receipt.options,
    ...ruleSets,
    version,
    folders,
    files,
    digests,
    config: receipt.config?.file,
    mapping: receipt.mapping?.file,
    waivers: receipt.waivers?.file,
    unread: receipt.unread,
  }
  const problems = [...unloaded, ...[mapping, waivers].flatMap((each) => (each.ok ? [] : each.problems))]
  if (!mapping.ok || !waivers.ok || problems.length > 0)
    return { repeats: false, compared: compareReceipts(receipt, givenOf(given, [])), problems }

  const taking = startReceipt(given)
  const run = startRun({
    ...ruleSets,
    asOf,
    only,
    ...(waivers.value && { waivers: waivers.value }),
    ...(receipt.options.crossCheck && crossCheck && { crossCheck }),
    see: taking.see,
    keep: () => false,
    listRecords: false,
  })
  for (const problem of receipt.unread) run.problem(problem)
  const reading = {
    vocabulary: ruleSets.vocabulary,
    mapping: mapping.value,
    encoding: encoding ?? undefined,
    format: inputFormat ?? undefined,
    advice: run.advice,
    input: run.input,
    read: digests.read,
  }
  // What came from stdin is gone.
  for (const entries of readFiles(
    files.filter((file) => file !== stdin),
    reading,
  )) {
    for await (const entry of entries) {
      if ('problem' in entry) run.problem(entry.problem)
      else run.add(entry.record)
    }
  }
  run.finish()
  const compared = compareReceipts(receipt, taking.receiptOf(run.report()))
  return { repeats: compared.every(({ what, was, is }) => was === is || mayDiffer.includes(what)), compared, problems }
}

/** What a file says where one was named, or why it cannot be read. */
function read<T>(text: string | Problem | undefined, of: (text: string) => Result<T>): Result<T | undefined> {
  if (text === undefined) return { ok: true, value: undefined }
  return typeof text === 'string' ? of(text) : { ok: false, problems: [text] }
}
