import * as z from 'zod'
import type { Problem, Result } from '../problem.js'
import { encodings, inputFormats } from '../record/input.js'
import { type Receipt, receiptFormat } from '../report/receipt.js'
import { reporterFor } from '../standard/file.js'
import type { JsonSchema } from '../standard/json-schema.js'
import { obligations } from '../standard/standard.js'
import { readYaml } from '../yaml.js'
import { count, each, outputSchema, problem, statusCounts, text, verdict, verdictCounts } from './parts.js'

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'no SHA-256 in hexadecimal' })
const file = z
  .strictObject({ file: text, bytes: count, sha256: digest })
  .meta({ id: 'file', description: 'a file as it was read, by SHA-256 over its bytes' })
const encoding = z.enum(encodings).nullable()
const inputFormat = z.enum(inputFormats).nullable()

export const receiptSchema = z
  .strictObject({
    schema: z
      .literal(receiptFormat, { error: `a receipt says "${receiptFormat}" here` })
      .describe('what the number promises stands in README'),
    version: text.describe('of clausecheck'),
    options: z.strictObject({
      asOf: text.describe('the day the records are judged on, YYYY-MM-DD'),
      only: z.array(text).describe('the standards asked for; those addressed to each record where there is none'),
      encoding: encoding.describe('the encoding of CSV files where one was named'),
      inputFormat: inputFormat.describe('the format of stdin where one was named'),
      crossCheck: z.boolean(),
    }),
    ruleSets: z.strictObject({
      sha256: digest.describe('over all that was loaded, whether it was used or not'),
      standards: z
        .array(z.strictObject({ id: text, version: text, digest }))
        .describe('those that records were judged by'),
      folders: z.array(
        z.strictObject({ folder: text, sha256: digest.describe('over what sha256sum says of its files') }),
      ),
    }),
    config: file.nullable(),
    mapping: file.nullable(),
    waivers: file.nullable(),
    inputs: z
      .array(
        z.strictObject({
          file: text.describe('as it was named, - for stdin'),
          format: inputFormat,
          encoding: encoding.describe('what it was found to be written in'),
          records: count,
          bytes: count.nullable(),
          sha256: digest.nullable().describe('over the bytes that were read; null where none could be'),
        }),
      )
      .describe('in the order they were read'),
    unread: z.array(problem).describe('met before any input was read, such as a pattern that finds no file'),
    result: z.strictObject({
      verdict,
      verdicts: verdictCounts,
      counts: each(obligations, statusCounts),
      findings: digest.describe('over what --format ndjson writes'),
      rollUp: digest.describe('over the canonical JSON of the report without its records, problems, advice and inputs'),
      problems: digest.describe('over the canonical JSON of problems and advice'),
      sha256: digest.describe('over the canonical JSON of the rest of the result: equal where two results are'),
    }),
  })
  .meta({ id: 'receipt' })

export const receiptJsonSchema = (): JsonSchema =>
  outputSchema(receiptSchema, `${receiptFormat}: what a report rests on, and what it came to`)

/**
 * Reads a receipt; every Problem at once.
 *
 * @param path what the Problems call the file
 * @example
 * readReceipt('{}', 'receipt.json').ok //=> false
 */
export function readReceipt(source: string, path: string): Result<Receipt> {
  if (!isJson(source)) return { ok: false, problems: [{ code: 'invalid-json', message: 'no valid JSON', file: path }] }
  // JSON is YAML, and this tells where each value stands.
  const yaml = readYaml(source, path)
  if (!yaml.ok) return yaml
  const parsed = receiptSchema.safeParse(yaml.value.value, { jitless: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems: Problem[] = []
  const { issues } = parsed.error
  // Of what is no receipt of this number, nothing else can be said.
  const other = issues.filter((each) => each.path[0] === 'schema' || each.path.length === 0)
  const told = other.length > 0 ? other : issues
  reporterFor(path, yaml.value, problems).reportIssues(told, [], Object.keys(receiptSchema.shape))
  return { ok: false, problems }
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}
