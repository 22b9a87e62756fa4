import * as z from 'zod'
import { isDate } from '../dates.js'
import { kinds } from '../kinds/index.js'
import { obligations, treatments } from './standard.js'

// The shapes of the files that authors write, built from the kinds.

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const quoted = (what: string) => z.string({ error: `${what} in quotes expected` }).min(1)
const day = quoted('a day').refine(isDate, { error: 'no such day; write it as "2021-09-30"' })
const inForce = z
  .strictObject({ from: day, until: day.optional() })
  .refine(({ from, until }) => until === undefined || from <= until, {
    error: 'the last day in force lies before the first',
    path: ['until'],
  })
/** `never`: what is promised without a day may always be done yet. */
const due = z.union([z.literal('never'), z.strictObject({ milestone: z.string().optional(), by: day })])

/** document.yaml */
export const documentSchema = z.strictObject({
  document: z.string(),
  title: label,
  issuer: label,
  number: quoted('the number of the paper'),
  issued: day,
  inForce,
})

const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{16}$/, { error: 'a fingerprint of 16 hexadecimal digits in quotes expected' })

/** What a sentence can be that no clause rests on. */
const sorts = ['headings', 'signatures', 'lists', 'repeated', 'other'] as const

/** clauses.yaml */
export const ledgerSchema = z.strictObject({
  document: z.string(),
  apart: z.partialRecord(z.enum(sorts), z.array(fingerprint)).default({}),
  clauses: z.record(
    z.string(),
    z
      .strictObject({
        at: quoted('where the clause stands'),
        summary: label,
        treatment: z.enum(treatments),
        reason: label.optional(),
        text: z.array(fingerprint).default([]),
      })
      .refine(({ treatment, reason }) => reason !== undefined || treatment === 'encoded' || treatment === 'attested', {
        error: 'a clause that is not checked needs a reason',
        path: ['reason'],
      }),
  ),
})

/** <standard>.yaml, its requirements still to be read one by one. */
export const standardSchema = z.strictObject({
  standard: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, { error: 'written as document/standard, in lower case' }),
  version: quoted('a version').regex(/^\d+\.\d+\.\d+$/, { error: 'three numbers expected, such as 1.0.0' }),
  document: z.string(),
  title: label,
  appliesTo: z.object({ record: z.string() }).catchall(z.string()),
  inForce: inForce.optional(),
  aliases: z
    .record(z.string(), z.record(z.string(), z.array(z.string().min(1)).min(1)))
    .optional()
    .describe('words that name a term in this standard alone, by section: { rooms: { group-room: [团体心理咨询室] } }'),
  due: due.optional(),
  requirements: z.record(z.string(), z.unknown()),
})

/** What every requirement says, whatever its kind. */
const common = {
  clause: quoted('the number of the clause'),
  covers: z.array(z.string()).min(1),
  obligation: z.enum(obligations),
  wording: z.string().optional(),
  statement: label,
  note: label.optional(),
  when: z.unknown().optional(),
  flags: z
    .record(z.string(), z.strictObject({ when: z.unknown(), zh: z.string().min(1), en: z.string().min(1) }))
    .optional(),
  due: due.optional(),
}

/** A requirement of each kind. */
export const requirementSchemas = new Map(
  kinds.map((kind) => [
    kind.name,
    { kind, schema: z.strictObject({ ...common, kind: z.literal(kind.name), ...kind.fields }) },
  ]),
)

export type CommonFields = z.infer<z.ZodObject<typeof common>> & { readonly kind: string }
