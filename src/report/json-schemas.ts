import type { Vocabulary } from '../record/vocabulary.js'
import {
  documentJsonSchema,
  type JsonSchema,
  ledgerJsonSchema,
  recordJsonSchema,
  standardJsonSchema,
  toJsonSchema,
  vocabularyJsonSchema,
} from '../standard/json-schema.js'
import type { JsonSchemaName } from '../standard/json-schema-names.js'
import { caseFileSchema } from './cases.js'

/**
 * The JSON Schema of a sort of file, for editors; `record` holds the words of a vocabulary.
 *
 * @example
 * jsonSchemaOf('standard', vocabulary).title //=> 'a standard: what a paper demands of one type of record'
 */
export function jsonSchemaOf(name: JsonSchemaName, vocabulary: Vocabulary): JsonSchema {
  switch (name) {
    case 'standard':
      return standardJsonSchema()
    case 'vocabulary':
      return vocabularyJsonSchema()
    case 'document':
      return documentJsonSchema()
    case 'clauses':
      return ledgerJsonSchema()
    case 'cases':
      return toJsonSchema(caseFileSchema, 'cases: small records, and what they must come to')
    case 'record':
      return recordJsonSchema(vocabulary)
  }
}
