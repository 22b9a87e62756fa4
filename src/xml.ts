// Text as XML 1.0 carries it: what reports and workbooks are written with.

// Characters that XML 1.0 cannot hold, not even escaped; lone surrogates among them.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text between tags. A reader would make a line feed of a carriage return.
 *
 * @example
 * xmlText('a < b\u0000') //=> 'a &lt; b'
 */
export const xmlText = (value: string): string =>
  value
    .replace(unwritable, '')
    .replace(/[&<>"]/g, (character) => entities[character]!)
    .replaceAll('\r', '&#13;')

/** The value of an attribute with its quotes; a reader would make a blank of every line feed and tab. */
export const xmlQuoted = (value: string): string =>
  `"${xmlText(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`

/**
 * Text of a cell or comment: there `_x000D_` stands for a character, so that an underscore before such a text has to
 * be written as one. Its lines end in line feeds.
 */
export const xmlSheetText = (value: string): string =>
  xmlText(value.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'))
