import { dirname, join } from 'node:path'
import * as z from 'zod'
import { isDate } from '../dates.js'
import { formatNames } from '../formats/format-names.js'
import type { Problem, Result } from '../problem.js'
import { encodings } from '../record/input.js'
import { reporterFor } from '../standard/file.js'
import { type JsonSchema, toJsonSchema } from '../standard/json-schema.js'
import { readYaml } from '../yaml.js'
import { configName } from './config-here.js'
import { failOnLevels } from './exit.js'
import { mostWorkers } from './limits.js'

/** clausecheck.config.yaml; paths are as seen from its folder. */
export const configSchema = z.strictObject({
  files: z.array(z.string()).min(1).describe('files of records; * and ** stand for names'),
  standards: z.array(z.string()).default([]).describe('folders with rule sets of your own'),
  only: z
    .array(z.string())
    .default([])
    .describe('check against these standards; those addressed to each record by default'),
  asOf: z
    .string()
    .refine(isDate, { error: 'no such day; write it as "2021-09-30"' })
    .optional()
    .describe('the day to judge by; today in China by default'),
  mapping: z.string().optional().describe('a mapping of the columns of tables to facts'),
  encoding: z.enum(encodings).optional().describe('the encoding of CSV files; found out where left out'),
  waivers: z.string().optional().describe('a file of what some records may do without for a while'),
  workers: z
    .int()
    .min(1)
    .max(mostWorkers)
    .optional()
    .describe('how many threads check NDJSON, where the one output is ndjson, csv, junit or github; 1 by default'),
  failOn: z.enum(failOnLevels as unknown as [string, ...string[]]).default('must'),
  lang: z.enum(['zh', 'en']).optional(),
  annotate: z.string().optional().describe('a marked copy of the workbook that is read'),
  receipt: z.string().optional().describe('a receipt of the run, for clausecheck replay'),
  outputs: z
    .array(
      z.strictObject({ format: z.enum(formatNames as unknown as [string, ...string[]]), file: z.string().optional() }),
    )
    .default([{ format: 'text' }])
    .describe('what is written, and into which file; one without a file goes to stdout'),
})

export type Config = z.infer<typeof configSchema>

export const configJsonSchema = (): JsonSchema => toJsonSchema(configSchema, `${configName}: what to check, and how`)

/** Reads a configuration, its paths as seen from the working folder; every Problem at once. */
export function readConfig(text: string, path: string): Result<Config> {
  const yaml = readYaml(text, path)
  if (!yaml.ok) return yaml
  const problems: Problem[] = []
  const parsed = configSchema.safeParse(yaml.value.value, { jitless: true })
  if (parsed.success) {
    const { files, standards, outputs, mapping, waivers, annotate, receipt, ...rest } = parsed.data
    const seen = (each: string) => join(dirname(path), each)
    return {
      ok: true,
      value: {
        ...rest,
        // stdin lies in no folder.
        files: files.map((each) => (each === '-' ? each : seen(each))),
        standards: standards.map(seen),
        ...(mapping !== undefined && { mapping: seen(mapping) }),
        ...(waivers !== undefined && { waivers: seen(waivers) }),
        ...(annotate !== undefined && { annotate: seen(annotate) }),
        ...(receipt !== undefined && { receipt: seen(receipt) }),
        outputs: outputs.map((each) => (each.file === undefined ? each : { ...each, file: seen(each.file) })),
      },
    }
  }
  reporterFor(path, yaml.value, problems).reportIssues(parsed.error.issues, [], Object.keys(configSchema.shape))
  return { ok: false, problems }
}
