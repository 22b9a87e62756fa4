// What records are read from.

export const inputFormats = ['ndjson', 'json', 'yaml', 'csv', 'xlsx'] as const
export type InputFormat = (typeof inputFormats)[number]

/** What a text may be written in. `gb18030` reads GBK and GB2312 too. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

/** An input that was read to its end. */
export interface Input {
  /** The path of the file, or what a stream is called. */
  readonly file: string
  readonly format: InputFormat
  /** What it turned out to be written in; null for a workbook, which is no text. */
  readonly encoding: Encoding | null
  /** How many records came out of it, be they usable or not. */
  readonly records: number
}
