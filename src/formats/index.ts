import type { Format } from './format.js'
import { json } from './json.js'
import { ndjson } from './ndjson.js'
import { text } from './text.js'

/** Every format there is, by name. */
export const formats = { text, json, ndjson } as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as readonly FormatName[]

export type { Format, FormatOptions } from './format.js'
