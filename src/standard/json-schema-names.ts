// Apart from the schemas themselves, so that the command line can name them without loading them.

export const jsonSchemaNames = ['standard', 'vocabulary', 'document', 'clauses', 'cases', 'record'] as const

/** A sort of file that people write. */
export type JsonSchemaName = (typeof jsonSchemaNames)[number]
