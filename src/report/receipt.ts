import type { Problem } from '../problem.js'
import type { Encoding, Input, InputFormat } from '../record/input.js'
import type { Obligation } from '../standard/standard.js'
import type { StatusCounts, Verdict } from './report.js'

/** What a receipt is called; README says what the number promises, and `clausecheck/schemas/receipt.json` is its schema. */
export const receiptFormat = 'clausecheck-receipt/1'

/** A file as it was read, by SHA-256 over its bytes, hexadecimal. */
export interface FileDigest {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** What a report rests on and what it came to, so that the run can be repeated and compared. */
export interface Receipt {
  readonly schema: typeof receiptFormat
  /** The version of clausecheck. */
  readonly version: string
  readonly options: {
    readonly asOf: string
    /** The standards asked for; those addressed to each record where there is none. */
    readonly only: readonly string[]
    readonly encoding: Encoding | null
    readonly inputFormat: InputFormat | null
    readonly crossCheck: boolean
  }
  readonly ruleSets: {
    /** SHA-256 over all that was loaded, whether it was used or not: words, documents and standards. */
    readonly sha256: string
    /** Those that records were judged by. */
    readonly standards: readonly { readonly id: string; readonly version: string; readonly digest: string }[]
    /** Folders of rule sets, by SHA-256 over what `sha256sum` says of their files. */
    readonly folders: readonly { readonly folder: string; readonly sha256: string }[]
  }
  readonly config: FileDigest | null
  readonly mapping: FileDigest | null
  readonly waivers: FileDigest | null
  /** In the order they were read, as they were named: "-" is stdin. What could not be read has no digest. */
  readonly inputs: readonly (Pick<Input, 'file' | 'records'> & {
    readonly format: InputFormat | null
    readonly encoding: Encoding | null
    readonly bytes: number | null
    readonly sha256: string | null
  })[]
  /** Problems met before any input was read, such as a pattern that finds no file. */
  readonly unread: readonly Problem[]
  readonly result: {
    readonly verdict: Verdict
    readonly verdicts: { readonly [V in Verdict]: number }
    readonly counts: { readonly [O in Obligation]: StatusCounts }
    /** SHA-256 over what `--format ndjson` writes. */
    readonly findings: string
    /** SHA-256 over the canonical JSON of the report without its records, Problems, advice and inputs. */
    readonly rollUp: string
    /** SHA-256 over the canonical JSON of Problems and advice. */
    readonly problems: string
    /** SHA-256 over the canonical JSON of the rest of the result: equal where two results are. */
    readonly sha256: string
  }
}

/** A thing that two runs rest on or came to, in the one and in the other; null where it is not there. */
export interface Compared {
  readonly what:
    | 'version'
    | 'rule-sets'
    | 'options'
    | 'standard'
    | 'folder'
    | 'config'
    | 'mapping'
    | 'waivers'
    | 'input'
    | 'findings'
    | 'roll-up'
    | 'problems'
  /** A file, a folder or the id of a standard; empty where there is but one. */
  readonly name: string
  readonly was: string | null
  readonly is: string | null
}

/** A receipt of a run that may have ended before its inputs were read. */
export type PartialReceipt = Omit<Receipt, 'inputs' | 'result'> & Partial<Pick<Receipt, 'inputs' | 'result'>>

/**
 * Two runs held against each other, thing by thing, equal or not.
 *
 * @example
 * compareReceipts(before, after).filter(({ was, is }) => was !== is) //=> []
 */
export function compareReceipts(before: Receipt, after: PartialReceipt): readonly Compared[] {
  const one = (what: Compared['what'], was: string | null | undefined, is: string | null | undefined, name = '') => ({
    what,
    name,
    was: was ?? null,
    is: is ?? null,
  })
  const file = (what: 'config' | 'mapping' | 'waivers'): Compared[] => {
    const [was, is] = [before[what], after[what]]
    return was === null && is === null ? [] : [one(what, hashOf(was), hashOf(is), (was ?? is)!.file)]
  }
  const list = <T>(
    what: Compared['what'],
    lists: Lists<T>,
    name: (each: T) => string,
    said: (each: T) => string | null,
  ) => paired(lists, name).map(([was, is]) => one(what, was && said(was), is && said(is), name((was ?? is)!)))
  const [was, is] = [before.result, after.result]
  return [
    one('version', before.version, after.version),
    one('rule-sets', `sha256:${before.ruleSets.sha256}`, `sha256:${after.ruleSets.sha256}`),
    one('options', JSON.stringify(before.options), JSON.stringify(after.options)),
    ...list(
      'standard',
      // Which standards a run would use is known when it has been made.
      is === undefined ? [[], []] : [before.ruleSets.standards, after.ruleSets.standards],
      ({ id }) => id,
      ({ version, digest }) => `${version} sha256:${digest}`,
    ),
    ...list('folder', [before.ruleSets.folders, after.ruleSets.folders], ({ folder }) => folder, hashOf),
    ...file('config'),
    ...file('mapping'),
    ...file('waivers'),
    ...(after.inputs === undefined ? [] : list('input', [before.inputs, after.inputs], (each) => each.file, hashOf)),
    one('findings', `sha256:${was.findings}`, is && `sha256:${is.findings}`),
    one('roll-up', `sha256:${was.rollUp}`, is && `sha256:${is.rollUp}`),
    one('problems', `sha256:${was.problems}`, is && `sha256:${is.problems}`),
  ]
}

const hashOf = (each: { readonly sha256: string | null } | null): string | null =>
  each === null || each.sha256 === null ? null : `sha256:${each.sha256}`

type Lists<T> = readonly [readonly T[], readonly T[]]

/** What bears the same name in two lists, in the order of the first. */
function paired<T>([before, after]: Lists<T>, name: (each: T) => string): (readonly [T | undefined, T | undefined])[] {
  const found = new Map(after.map((each) => [name(each), each]))
  const known = new Set(before.map(name))
  const more = after.filter((each) => !known.has(name(each)))
  return [
    ...before.map((each) => [each, found.get(name(each))] as const),
    ...more.map((each) => [undefined, each] as const),
  ]
}
