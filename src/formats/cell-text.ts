import { printable } from '../printable.js'

/** A spreadsheet's cell holds no more. */
const mostCharacters = 32_767

// What a spreadsheet takes for a formula, in full width too, as input methods write it.
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** Whether a spreadsheet would take a text for a formula that somebody types. */
export const looksLikeFormula = (text: string): boolean => formula.test(text)

/** A text without characters that steer something; tabs and line breaks stay. */
export const steersNothing = (text: string): string => text.replace(/[^\t\r\n]+/g, printable)

/** As much of a text as a cell holds. */
export const fittingCell = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text

/** How wide a text is in characters, a Chinese one taking two. */
export function textWidth(text: string): number {
  let width = text.length
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) width++
  return width
}
