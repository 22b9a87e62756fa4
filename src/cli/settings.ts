import { dayInChina } from '../dates.js'
import type { FormatName, Language, Result } from '../index.js'
import { stdin } from '../node/read-files.js'
import { readTextFile } from '../node/text-file.js'
import type { Encoding, InputFormat, ReadOptions } from '../node.js'
import type { Config } from './config.js'
import { configHere, configName } from './config-here.js'
import type { FailOn } from './exit.js'

export interface CheckArguments {
  readonly standard: readonly string[]
  readonly asOf?: string
  readonly format: FormatName
  readonly out?: string
  readonly failOn: FailOn
  readonly standards: readonly string[]
  readonly lang: Language
  readonly config?: string
  readonly mapping?: string
  readonly waivers?: string
  readonly annotate?: string
  readonly receipt?: string
  readonly encoding?: Encoding
  readonly inputFormat?: InputFormat
  readonly crossCheck?: boolean
  readonly workers?: number
  /** The version of the package, for reports that name it. */
  readonly version: string
}

/** What is checked, and what becomes of it: the arguments, and what a configuration says beside them. */
export interface Settings {
  /** The configuration that was read. */
  readonly config: string | undefined
  readonly files: readonly string[]
  readonly standards: readonly string[]
  readonly only: readonly string[]
  readonly asOf: string
  readonly failOn: FailOn
  readonly language: Language
  readonly mapping: string | undefined
  readonly waivers: string | undefined
  readonly encoding: Encoding | undefined
  /** The file for a marked copy of the workbook that is read. */
  readonly annotate: string | undefined
  /** The file for a receipt. */
  readonly receipt: string | undefined
  /** The format of what stdin gives; told from its first bytes where left out. */
  readonly inputFormat: InputFormat | undefined
  /** How many threads check NDJSON. */
  readonly workers: number
  readonly outputs: readonly { readonly format: FormatName; readonly file?: string | undefined }[]
}

/**
 * @param given whether an option was given, and is no default
 * @param reading is told of the bytes of the configuration
 */
export async function settingsOf(
  files: readonly string[],
  options: CheckArguments,
  given: (option: keyof CheckArguments) => boolean,
  reading: Pick<ReadOptions, 'read'>,
): Promise<Result<Settings>> {
  const path = options.config ?? (files.length === 0 ? configHere() : undefined)
  if (path === undefined && files.length === 0) {
    const help = `clausecheck check FILE, or write a ${configName} (clausecheck init)`
    return { ok: false, problems: [{ code: 'usage', message: 'no file is named', help }] }
  }
  const config = path === undefined ? undefined : await configAt(path, reading)
  if (config?.ok === false) return config
  const known = config?.value
  const named = files.length > 0 ? files : known!.files
  if (options.inputFormat !== undefined && !named.includes(stdin)) {
    const message = '--input-format says what stdin gives, and stdin is not read'
    const help = `the ending of a file says what it is; "${stdin}" stands for stdin`
    return { ok: false, problems: [{ code: 'usage', message, help }] }
  }
  const asked = given('format') || options.out !== undefined
  return {
    ok: true,
    value: {
      config: path,
      files: named,
      standards: [...(known?.standards ?? []), ...options.standards],
      only: given('standard') ? options.standard : (known?.only ?? []),
      asOf: options.asOf ?? known?.asOf ?? dayInChina(new Date()),
      failOn: given('failOn') ? options.failOn : ((known?.failOn as FailOn | undefined) ?? options.failOn),
      language: given('lang') ? options.lang : (known?.lang ?? options.lang),
      mapping: options.mapping ?? known?.mapping,
      waivers: options.waivers ?? known?.waivers,
      encoding: options.encoding ?? known?.encoding,
      annotate: options.annotate ?? known?.annotate,
      receipt: options.receipt ?? known?.receipt,
      inputFormat: options.inputFormat,
      workers: options.workers ?? known?.workers ?? 1,
      outputs:
        asked || known === undefined
          ? [{ format: options.format, file: options.out }]
          : (known.outputs as Settings['outputs']),
    },
  }
}

async function configAt(path: string, reading: Pick<ReadOptions, 'read'>): Promise<Result<Config>> {
  const text = readTextFile(path, reading)
  const { readConfig } = await import('./config.js')
  return typeof text === 'string' ? readConfig(text, path) : { ok: false, problems: [text] }
}
