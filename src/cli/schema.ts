import type { JsonSchemaName, OutputSchemaName } from '../index.js'
import { jsonSchemaOf } from '../schemas/json-schemas.js'
import { configJsonSchema } from './config.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export type SchemaName = JsonSchemaName | OutputSchemaName | 'config'

export interface SchemaArguments {
  readonly standards: readonly string[]
}

/** `clausecheck schema <name>`: the JSON Schema of a sort of file; records know the words of what is loaded. */
export async function schema(name: SchemaName, { standards }: SchemaArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  output.problems(problems)
  const found = name === 'config' ? configJsonSchema() : jsonSchemaOf(name, ruleSets.vocabulary)
  output.text([`${JSON.stringify(found, null, 2)}\n`])
  return problems.length > 0 ? exit.badInput : exit.compliant
}
