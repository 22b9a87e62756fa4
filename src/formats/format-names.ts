// Apart from the formats themselves, so that the command line can name them without loading them.

/** Every format a report can be written in. */
export const formatNames = [
  'text',
  'json',
  'ndjson',
  'markdown',
  'junit',
  'sarif',
  'github',
  'gitlab',
  'csv',
  'xlsx',
  'html',
] as const

export type FormatName = (typeof formatNames)[number]
