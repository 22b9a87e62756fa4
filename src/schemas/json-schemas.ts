import type { Vocabulary } from '../record/vocabulary.js'
import { caseFileSchema } from '../report/case-file.js'
import { waiversJsonSchema } from '../report/waiver.js'
import {
  documentJsonSchema,
  type JsonSchema,
  ledgerJsonSchema,
  recordJsonSchema,
  standardJsonSchema,
  toJsonSchema,
  vocabularyJsonSchema,
} from '../standard/json-schema.js'
import type { JsonSchemaName, OutputSchemaName } from '../standard/json-schema-names.js'
import { mappingJsonSchema } from '../table/mapping.js'
import { receiptJsonSchema } from './receipt.js'
import { findingJsonSchema, reportJsonSchema } from './report.js'

/**
 * The JSON Schema of a sort of file, for editors, or of what a format writes; `record` holds the words of a
 * vocabulary.
 *
 * @example
 * jsonSchemaOf('standard', vocabulary).title //=> 'a standard: what a paper demands of one type of record'
 */
export function jsonSchemaOf(name: JsonSchemaName | OutputSchemaName, vocabulary: Vocabulary): JsonSchema {
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
    case 'waivers':
      return waiversJsonSchema()
    case 'mapping':
      return mappingJsonSchema()
    case 'record':
      return recordJsonSchema(vocabulary)
    case 'report':
      return reportJsonSchema()
    case 'finding':
      return findingJsonSchema()
    case 'receipt':
      return receiptJsonSchema()
  }
}
