import * as z from 'zod'
import type { Fact } from './vocabulary.js'

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'an id is lower-case words joined by hyphens, such as "reading-area"',
})
const factName = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, { error: 'a fact is named in camelCase, such as "totalArea"' })
const label = { zh: z.string().min(1), en: z.string().min(1) }
const aliases = z.array(z.string().min(1)).optional()
const term = z.strictObject({ ...label, aliases, within: id.optional(), level: id.optional() })

const ofType = <T extends string>(type: T) => ({ ...label, aliases, type: z.literal(type) })
const scalar = [
  z.strictObject({
    ...ofType('quantity'),
    unit: z.string(),
    partOf: factName.optional(),
    digits: z.number().int().min(0).max(6).optional(),
  }),
  z.strictObject(ofType('yes-no')),
  z.strictObject(ofType('date')),
  z.strictObject({ ...ofType('milestone'), after: factName.optional() }),
  z.strictObject(ofType('text')),
  z.strictObject(ofType('timetable')),
  z.strictObject(ofType('month')),
  z.strictObject({ ...ofType('records'), record: id }),
  z.strictObject({ ...ofType('term'), terms: id }),
  z.strictObject({ ...ofType('terms'), terms: id }),
] as const

const fact: z.ZodType<Fact> = z.lazy(() =>
  z.discriminatedUnion('type', [...scalar, z.strictObject({ ...ofType('list'), members: z.record(factName, fact) })]),
) as z.ZodType<Fact>

/** The shape of vocabulary.yaml. */
export const vocabularySchema = z.strictObject({
  units: z.record(z.string(), term).default({}),
  terms: z.record(id, z.record(id, term)).default({}),
  facts: z.record(id, z.record(factName, fact)).default({}),
})
