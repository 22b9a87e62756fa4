import { csv } from './csv.js'
import type { Format } from './format.js'
import { github } from './github.js'
import { gitlab } from './gitlab.js'
import { html } from './html.js'
import { json } from './json.js'
import { junit } from './junit.js'
import { markdown } from './markdown.js'
import { ndjson } from './ndjson.js'
import { sarif } from './sarif.js'
import { text } from './text.js'

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
  html,
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as readonly FormatName[]

export type { Format, FormatOptions } from './format.js'
