import { csv } from './csv.js'
import type { Format } from './format.js'
import type { FormatName } from './format-names.js'
import { github } from './github.js'
import { gitlab } from './gitlab.js'
import { html } from './html.js'
import { json } from './json.js'
import { junit } from './junit.js'
import { markdown } from './markdown.js'
import { ndjson } from './ndjson.js'
import { sarif } from './sarif.js'
import { text } from './text.js'
import { xlsx } from './xlsx.js'

/** Every format there is, by name. */
export const formats = {
  text,
  json,
  ndjson,
  markdown,
  junit,
  sarif,
  github,
  gitlab,
  csv,
  xlsx,
  html,
} as const satisfies Record<FormatName, Format>

export type { Format, FormatOptions, ReportWriter } from './format.js'
export { type FormatName, formatNames } from './format-names.js'
