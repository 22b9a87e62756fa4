import type { CsvDialect } from './csv-records.js'

/** What the beginning of a CSV text says about the rest. */
export interface CsvOpening extends CsvDialect {
  /** The delimiter a first line such as `sep=;` names, and how many bytes that line takes. */
  readonly separatorLine?: { readonly names: string; readonly bytes: number }
  /** Whether the header has Chinese commas between its names: `名称，面积`. */
  readonly fullWidthCommas: boolean
}

/** The delimiters looked for, the likelier first. */
const delimiters = [',', ';', '\t'] as const

/** Reads the beginning of a text: some kilobytes with the header in them. */
export function readOpening(head: Uint8Array): CsvOpening {
  const text = new TextDecoder().decode(head, { stream: true })
  const separator = /^sep=([^\r\n]*)(?:\r\n|\n|\r|$)/i.exec(text)
  const header = bareHeader(text.slice(separator?.[0].length ?? 0))
  const counts = delimiters.map((delimiter) => header.split(delimiter).length)
  const named = delimiters.find((delimiter) => delimiter === separator?.[1])
  return {
    delimiter: named ?? delimiters[counts.indexOf(Math.max(...counts))]!,
    // Excel for the old Mac ends lines with a bare CR; one inside a text of another sort is part of a cell.
    newline: text.includes('\n') || !text.includes('\r') ? '\n' : '\r',
    ...(separator && { separatorLine: { names: separator[1]!, bytes: new TextEncoder().encode(separator[0]).length } }),
    fullWidthCommas: /[，；]/.test(header.replace(/（[^（）]*）|\([^()]*\)/g, '')),
  }
}

/** The first line that is not blank, without what stands in quotes. */
function bareHeader(text: string): string {
  return text
    .replace(/"[^"]*("|$)/g, '')
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
}
