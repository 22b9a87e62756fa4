import * as z from 'zod'
import { recordSchema } from '../record/schema.js'
import type { Fact, Vocabulary } from '../record/vocabulary.js'
import { vocabularySchema } from '../record/vocabulary-schema.js'
import { documentSchema, ledgerSchema, requirementSchemas, standardSchema } from './schema.js'

// The shapes of the files that people write, for the editors they write them in.

/** A JSON Schema, draft 7: what editors of YAML understand. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** The JSON Schema of what a schema reads. What only a program can check, such as that a day exists, is left out. */
export function toJsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  return { $schema, title, ...rest }
}

export const documentJsonSchema = (): JsonSchema => toJsonSchema(documentSchema, 'document.yaml: a paper')

export const ledgerJsonSchema = (): JsonSchema =>
  toJsonSchema(ledgerSchema, 'clauses.yaml: the ledger of a paper, all its clauses')

export const vocabularyJsonSchema = (): JsonSchema =>
  toJsonSchema(vocabularySchema, 'vocabulary.yaml: units, terms and facts')

/** A standard whole, with the fields of each kind: the loader reads its requirements one by one. */
export function standardJsonSchema(): JsonSchema {
  const [first, ...rest] = [...requirementSchemas.values()].map(({ kind, schema }) => schema.describe(kind.summary))
  const requirement = z.discriminatedUnion('kind', [first!, ...rest])
  const whole = standardSchema.extend({ requirements: z.record(z.string(), requirement) })
  return toJsonSchema(whole, 'a standard: what a paper demands of one type of record')
}

/**
 * A file of records, one or a list, with every fact and term that a vocabulary knows.
 *
 * @example
 * recordJsonSchema(vocabulary).definitions.site.properties.totalArea.description //=> '总面积 / total area, m²'
 */
export function recordJsonSchema(vocabulary: Vocabulary): JsonSchema {
  const types = Object.entries(vocabulary.facts)
  const definitions = types.map(([type, facts]) => {
    const { $schema, ...schema } = toJsonSchema(recordSchema(vocabulary, type), type)
    return [type, withWords(schema, facts, vocabulary)]
  })
  const record = { oneOf: types.map(([type]) => ({ $ref: `#/definitions/${type}` })) }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'records: one, or a list',
    if: { type: 'array' },
    then: { items: record },
    else: record,
    definitions: Object.fromEntries(definitions),
  }
}

type Facts = Readonly<Record<string, Fact>>

/** What zod does not tell: the labels of the facts, and the words that a term may be. */
function withWords(schema: JsonSchema, facts: Facts, vocabulary: Vocabulary): JsonSchema {
  const properties = Object.entries(schema.properties as Readonly<Record<string, JsonSchema>>).map(
    ([name, property]) => {
      const fact = facts[name]
      return [name, fact === undefined ? property : ofFact(property, fact, vocabulary)]
    },
  )
  return { ...schema, properties: Object.fromEntries(properties) }
}

function ofFact(schema: JsonSchema, fact: Fact, vocabulary: Vocabulary): JsonSchema {
  const unit = fact.type === 'quantity' ? `, ${fact.unit}` : ''
  const description = `${fact.zh} / ${fact.en}${unit}`
  if (fact.type === 'term' || fact.type === 'terms')
    return { description, ...(withEnum(schema, wordsOf(fact.terms, vocabulary)) as JsonSchema) }
  if (fact.type !== 'list') return { description, ...schema }
  const anyOf = (schema.anyOf as readonly JsonSchema[]).map((each) =>
    each.type === 'array'
      ? { ...each, items: withWords(each.items as JsonSchema, fact.members as Facts, vocabulary) }
      : each,
  )
  return { description, ...schema, anyOf }
}

/** The ids, labels and aliases of a section. Records are read with any dash: Chinese keyboards write a long one. */
function wordsOf(section: string, { terms }: Vocabulary): string[] {
  const words = Object.entries(terms[section] ?? {}).flatMap(([id, { zh, aliases = [] }]) => [id, zh, ...aliases])
  const dashed = words.filter((word) => /\p{Script=Han}.*-/u.test(word)).map((word) => word.replaceAll('-', '—'))
  return [...new Set([...words, ...dashed])]
}

/** In the schema of terms every text of which nothing is said is a term. */
function withEnum(schema: unknown, words: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withEnum(each, words))
  if (typeof schema !== 'object' || schema === null) return schema
  const { type, ...rest } = schema as JsonSchema
  if (Object.keys(rest).length === 0) {
    if (type === 'string') return { enum: words }
    if (Array.isArray(type) && type.includes('string')) return { enum: [...words, null] }
  }
  return Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, withEnum(each, words)]))
}
