import { colours, type Tone } from '../tone.js'

/** How a cell looks; `indent` moves a name as deep as it lies in a tree. */
export type Style =
  | 'text'
  | 'left'
  | 'header'
  | 'sentence'
  | 'percent'
  | 'notice'
  | Tone
  | `indent${1 | 2 | 3 | 4 | 5 | 6 | 7}`

interface Look {
  readonly tone?: Tone
  readonly bold?: true
  readonly wraps?: true
  readonly indent?: number
  readonly percent?: true
  readonly shaded?: true
}

const tones = Object.keys(colours) as Tone[]
const indents = [1, 2, 3, 4, 5, 6, 7] as const

const looks = new Map<Style, Look>([
  ['text', {}],
  ['left', { indent: 0 }],
  ['header', { bold: true, shaded: true, wraps: true }],
  ['sentence', { wraps: true }],
  ['percent', { percent: true }],
  ['notice', { bold: true }],
  ...tones.map((tone): [Style, Look] => [tone, { tone }]),
  ...indents.map((indent): [Style, Look] => [`indent${indent}`, { indent }]),
])
const numbers = new Map([...looks.keys()].map((style, index) => [style, index]))

/** The style of a row's first cell, by how deep the row lies. */
export const indented = (depth: number): Style => (depth === 0 ? 'text' : `indent${Math.min(depth, 7) as 1}`)

/** @param quoted whether the cell holds a text that would be a formula if it were typed */
export const styleNumber = (style: Style, quoted: boolean): number => 2 * numbers.get(style)! + (quoted ? 1 : 0)

const font = '<sz val="11"/>'
const fontName = '<name val="Calibri"/><family val="2"/>'
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`

function formatXml({ tone, bold, wraps, indent, percent, shaded }: Look, quoted: boolean): string {
  const at = tone === undefined ? -1 : tones.indexOf(tone)
  const fontId = at >= 0 ? 2 + at : bold ? 1 : 0
  // The first two fills are those that every workbook has.
  const fillId = at >= 0 ? 3 + at : shaded ? 2 : 0
  const numFmtId = percent ? 164 : 0
  const borderId = shaded ? 1 : 0
  const alignment = [
    `vertical="${shaded ? 'center' : 'top'}"`,
    ...(wraps ? ['wrapText="1"'] : []),
    ...(indent === undefined ? [] : [`horizontal="left" indent="${indent}"`]),
  ]
  const prefix = quoted ? ' quotePrefix="1"' : ''
  return `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"${prefix} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment.join(' ')}/></xf>`
}

/** What stands between the tags of a style sheet. */
export function stylesXml(): string {
  const fonts = [
    `<font>${font}${fontName}</font>`,
    `<font><b/>${font}${fontName}</font>`,
    ...tones.map((tone) => `<font><b/>${font}<color rgb="FF${colours[tone].ink}"/>${fontName}</font>`),
  ]
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('F4F6F8'),
    ...tones.map((tone) => solid(colours[tone].paper)),
  ]
  const none = '<left/><right/><top/>'
  const borders = [
    `<border>${none}<bottom/><diagonal/></border>`,
    `<border>${none}<bottom style="thin"><color rgb="FF545B63"/></bottom><diagonal/></border>`,
  ]
  const formats = [...looks.values()].flatMap((look) => [formatXml(look, false), formatXml(look, true)])
  return [
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>',
    counted('fonts', fonts),
    counted('fills', fills),
    counted('borders', borders),
    counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    counted('cellXfs', formats),
    counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join('')
}

const counted = (name: string, children: readonly string[]): string =>
  `<${name} count="${children.length}">${children.join('')}</${name}>`
