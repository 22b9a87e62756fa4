import { type JsonSchemaName, jsonSchemaOf } from '../index.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export interface SchemaArguments {
  readonly standards: readonly string[]
}

/** `clausecheck schema <name>`: the JSON Schema of a sort of file; records know the words of what is loaded. */
export async function schema(name: JsonSchemaName, { standards }: SchemaArguments, output: Output): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  output.problems(problems)
  output.text([`${JSON.stringify(jsonSchemaOf(name, ruleSets.vocabulary), null, 2)}\n`])
  return problems.length > 0 ? exit.badInput : exit.compliant
}
