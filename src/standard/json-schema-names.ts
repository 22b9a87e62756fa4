// Apart from the schemas themselves, so that the command line can name them without loading them.

export const jsonSchemaNames = [
  'standard',
  'vocabulary',
  'document',
  'clauses',
  'cases',
  'waivers',
  'mapping',
  'record',
] as const

/** A sort of file that people write. */
export type JsonSchemaName = (typeof jsonSchemaNames)[number]

export const outputSchemaNames = ['report', 'finding', 'receipt'] as const

/** What we write: `report` json, `finding` each line of ndjson, `receipt` what `--receipt` asks for. */
export type OutputSchemaName = (typeof outputSchemaNames)[number]
