import * as z from 'zod'
import type { Status } from '../evaluate/finding.js'
import type { ProblemCode } from '../problem.js'
import { verdicts } from '../report/report.js'
import type { JsonSchema } from '../standard/json-schema.js'
import { obligations } from '../standard/standard.js'

// What the schemas of reports and receipts have in common.

export const statuses = ['pass', 'fail', 'unknown', 'not-applicable', 'not-due'] as const satisfies readonly Status[]

/** One value for each of some keys. */
export const each = <K extends string, S extends z.ZodType>(keys: readonly K[], value: S) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as { [Key in K]: S })

export const text = z.string()
export const texts = z.array(text)
export const count = z.number().int().min(0)
export const position = z.number().int().min(1)
export const label = z.strictObject({ zh: text, en: text }).meta({ id: 'label' })
export const obligation = z.enum(obligations)
export const verdict = z.enum(verdicts)

export const statusCounts = each(statuses, count).meta({
  id: 'counts',
  description: 'findings by status: never merged, for what was skipped was not passed',
})
export const waivedCounts = each(['fail', 'unknown'], count).meta({
  id: 'waived',
  description: 'of the findings that fail and of those that are unknown, how many are waived',
})
export const verdictCounts = each(verdicts, count).meta({ id: 'verdicts', description: 'records by verdict' })

export const problem = z
  .strictObject({
    code: text as z.ZodType<ProblemCode>,
    message: text,
    file: z.exactOptional(text),
    line: z.exactOptional(position),
    column: z.exactOptional(position),
    cell: z.exactOptional(text).describe('the place in a workbook: 场地!F17'),
    path: z.exactOptional(text).describe('a JSON Pointer'),
    help: z.exactOptional(text),
  })
  .meta({ id: 'problem' })

/** The JSON Schema, draft 2020-12, of what a format writes. */
export const outputSchema = (schema: z.ZodType, title: string): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' })
  return { $schema, title, ...rest }
}
