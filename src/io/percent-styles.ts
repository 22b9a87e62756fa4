import { tagsNamed } from './xml-tags.js'

/** The formats of Excel that show a number as percent without saying how. */
const builtIn = ['9', '10']

/**
 * The cell styles of a workbook under which 0.125 is shown as 12.5%, by the numbers that cells give them.
 *
 * @param styles the XML of its style sheet
 */
export function percentStyles(styles: string): ReadonlySet<number> {
  const formats = new Set(builtIn)
  for (const tag of tagsNamed('numFmt', styles)) {
    // A sign in quotes or behind a backslash is shown as it is, and means nothing.
    const code = (tag.get('formatCode') ?? '').replace(/"[^"]*"|[\\_*]./g, '')
    if (code.includes('%')) formats.add(tag.get('numFmtId') ?? '')
  }
  const [cells = ''] = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs\s*>/.exec(styles) ?? []
  const found = [...tagsNamed('xf', cells)].map((tag) => tag.get('numFmtId') ?? '')
  return new Set(found.flatMap((format, style) => (formats.has(format) ? [style] : [])))
}

/**
 * A number as its cell shows it. Excel keeps 12.5% as 0.125: told as a number it would be a hundredth of what people
 * read there, and only whoever knows the unit of the fact can tell whether a percentage is meant at all.
 *
 * @example
 * percentText(0.125) //=> '12.5%'
 */
export const percentText = (value: number): string => `${Number((value * 100).toPrecision(15))}%`
