import { eastAsianWidth } from 'get-east-asian-width'

/**
 * How many terminal columns a text takes: Chinese characters take two.
 *
 * @example
 * widthOf('总面积') //=> 6
 */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    // Most of what is written: no table needs to be searched for it.
    width += code < 0x7f ? 1 : eastAsianWidth(code)
  }
  return width
}

/** Rows as aligned lines, two blanks between columns. `right` names the columns aligned to the right. */
export function toTable(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - widthOf(cell))
        return right.has(column) ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}
