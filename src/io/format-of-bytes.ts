import type { InputFormat } from '../record/input.js'

/** How many bytes of an input are looked at to tell its format, if its first line is that long. */
export const sampleBytes = 64 * 1024

/**
 * The format of an input of no name, from how it begins: a workbook is an archive, JSON and NDJSON open a bracket,
 * YAML a list or a key. What is left is CSV.
 *
 * @param head its first line, or so much of it as `sampleBytes`
 * @example
 * formatOfBytes(new TextEncoder().encode('- record: site')) //=> 'yaml'
 */
export function formatOfBytes(head: Uint8Array): InputFormat {
  const begins = (...start: number[]): boolean => start.every((byte, at) => head[at] === byte)
  // An old workbook is no archive; whoever reads the new ones says what to do about it.
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'xlsx'
  const text = new TextDecoder().decode(head).trimStart()
  const [line = ''] = text.split(/[\r\n]/, 1)
  if (text.startsWith('[')) return 'json'
  // An object that ends on the line it begins on is a record of many; one that goes on is a whole file.
  if (text.startsWith('{')) return line === text || line.trimEnd().endsWith('}') ? 'ndjson' : 'json'
  return /^(---|%YAML|#|- |-$|(["']?)[\w.-]+\2:(\s|$))/.test(line) ? 'yaml' : 'csv'
}
