import * as z from 'zod'
import type { FailReason, NotApplicableReason, UnknownReason } from '../evaluate/finding.js'
import { reportFormat } from '../formats/json.js'
import { encodings, inputFormats } from '../record/input.js'
import type { JsonSchema } from '../standard/json-schema.js'
import { obligations } from '../standard/standard.js'
import {
  count,
  each,
  label,
  obligation,
  outputSchema,
  position,
  problem,
  statusCounts,
  statuses,
  text,
  texts,
  verdict,
  verdictCounts,
  waivedCounts,
} from './parts.js'
import { receiptSchema } from './receipt.js'

// What the formats json and ndjson write. The types are those of the report; a test holds the two together.

const reasons = [
  ...(['short', 'over', 'absent', 'late', 'overdue', 'not-met'] as const satisfies readonly FailReason[]),
  ...([
    'missing',
    'blank',
    'unreadable',
    'incomplete-list',
    'unclassified',
    'applicability',
    'ambiguous',
  ] as const satisfies readonly UnknownReason[]),
  ...(['condition', 'not-claimed', 'empty'] as const satisfies readonly NotApplicableReason[]),
] as const

const shortfall = z
  .strictObject({ low: z.number(), high: z.number().nullable(), unit: text })
  .meta({ id: 'shortfall', description: 'what is short in all, between two bounds; high is null where it is open' })

const expected = z
  .strictObject({
    relation: z.enum(['==', '!=', '<', '<=', '>', '>=', 'between', 'includes', 'in', 'every', 'holds']),
    value: z.union([z.number(), text, z.boolean(), z.array(z.union([z.number(), text]))]),
    unit: z.exactOptional(text),
    of: z.exactOptional(texts).describe('the terms that are counted'),
    per: z.exactOptional(z.number()).describe('what a share is reckoned by: 1 per 4000'),
    each: z.exactOptional(z.literal(true)).describe('asked of every member of a list'),
  })
  .meta({ id: 'expected', description: 'what was required' })

const bound = z.union([z.number(), text]).nullable()
const whole = {
  of: z.exactOptional(z.number()).describe('the whole that a part was found of'),
  unit: z.exactOptional(text),
}
const measured = z
  .union([
    z.strictObject({ value: z.union([z.number(), text, z.boolean()]), ...whole }),
    z.strictObject({ low: bound, high: bound, ...whole }),
  ])
  .meta({ id: 'measured', description: 'a value found: exact, or between two bounds of which either may be open' })

export const findingSchema = z.strictObject({
  standard: text,
  version: text,
  requirement: text,
  kind: text,
  clause: text.describe('where the paper asks for it'),
  covers: texts.describe('keys in the ledger of all clauses'),
  obligation,
  wording: text.nullable().describe('how firmly, in the word of the paper'),
  record: z.strictObject({ type: text, id: text, name: text.nullable() }),
  status: z.enum(statuses),
  reason: z.enum(reasons).nullable(),
  expected,
  actual: measured.nullable(),
  shortfall: measured.nullable(),
  absent: texts.describe('members of a required list that are known not to be there'),
  evidence: texts.describe('JSON Pointers to what decided it; into another record, site/a#/built'),
  settledBy: texts.describe('of what is unknown, the facts that decide it whatever they turn out to be'),
  due: text.nullable().describe('the last day, YYYY-MM-DD'),
  period: text.nullable().describe('of a requirement that recurs, the period that decided: 2023, 2019-10'),
  flags: texts.describe('what to know of a pass'),
  waiver: text.nullable().describe('the id of the waiver in force; the status stays what it is'),
  message: label.describe('the whole in a sentence'),
})

const place = z.strictObject({
  pointer: text.describe('as in evidence and settledBy'),
  at: text.describe('the pointer to what stands there: itself, or the nearest thing around it'),
  file: text.nullable(),
  line: position,
  column: position,
  cell: text.nullable().describe('in a workbook: 场地!F17'),
})

const positions = z.array(place).describe('where what decided it, or would settle it, stands in the files')

/** A line of NDJSON has the positions that concern it, where any are known. */
export const lineSchema = findingSchema.extend({ positions: z.exactOptional(positions) })

const record = z.strictObject({
  type: text,
  id: text,
  name: text.nullable(),
  file: text.nullable(),
  line: position.nullable(),
  region: text.nullable().describe('the key of one of the regions'),
  standards: texts,
  verdict,
  counts: statusCounts,
  waived: waivedCounts,
  findings: z.array(findingSchema.meta({ id: 'finding' })),
  positions,
})

const waiver = z.strictObject({
  id: text,
  requirement: text,
  record: z.exactOptional(text),
  region: z.exactOptional(text),
  reason: text,
  approver: text,
  clause: text,
  from: text,
  until: text,
  state: z.enum(['in-force', 'expired', 'not-yet']),
  records: count,
  findings: count,
})

export const reportSchema = z.strictObject({
  schema: z.literal(reportFormat).describe('what the number promises stands in README'),
  asOf: text.describe('the day the records are judged on, YYYY-MM-DD'),
  verdict,
  standards: z.array(z.strictObject({ id: text, version: text, title: label, document: text, digest: text })),
  verdicts: verdictCounts,
  unaddressed: count.describe('records that no standard is addressed to'),
  counts: each(obligations, statusCounts),
  waived: each(obligations, waivedCounts),
  waivers: z.array(waiver).describe('in the order they were given'),
  requirements: z.array(
    z.strictObject({
      standard: text,
      document: text,
      requirement: text,
      clause: text,
      obligation,
      statement: label,
      counts: statusCounts,
      waived: waivedCounts,
      shortfalls: z.array(shortfall),
    }),
  ),
  regions: z.array(
    z.strictObject({
      key: text.describe('region/<id> of a record, <term> of a word; empty where nobody says'),
      parent: text.nullable(),
      label,
      verdicts: verdictCounts,
      counts: statusCounts,
      waived: waivedCounts,
      shortfalls: z.array(shortfall),
    }),
  ),
  openFacts: z
    .array(z.strictObject({ record: text, fact: text, label, records: count, settles: count, helps: count }))
    .describe('the facts that would settle what is unknown'),
  problems: z.array(problem).describe('what could not be read; where there is any, the records may not be all'),
  advice: z.array(problem).describe('what is worth knowing of the inputs, and cost nothing that a standard asks for'),
  inputs: z.array(
    z.strictObject({
      file: text,
      format: z.enum(inputFormats),
      encoding: z.enum(encodings).nullable().describe('what it was found to be written in'),
      records: count,
    }),
  ),
  part: z
    .exactOptional(z.unknown())
    .describe('of a report over a part of a dataset: for mergeReports of the same version of clausecheck alone'),
  receipt: z.exactOptional(receiptSchema).describe('where one was asked for'),
  records: z.array(record),
})

export const reportJsonSchema = (): JsonSchema =>
  outputSchema(reportSchema, `${reportFormat}: what --format json writes`)

export const findingJsonSchema = (): JsonSchema =>
  outputSchema(lineSchema, `a line of --format ndjson: a finding as in ${reportFormat}`)
