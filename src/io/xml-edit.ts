import { Refusal, saveAgain } from './refusal.js'

// Parts of a workbook are changed where they are changed, and left as they are everywhere else: no tree is made of them.

/** An element of some XML, its places counted in characters. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** What other elements of its namespace are called with: "x:", or nothing. */
  readonly prefix: string
  readonly start: number
  /** Where its opening tag ends. */
  readonly inside: number
  /** Where its closing tag begins; undefined where it is one tag that closes itself. */
  readonly closing: number | undefined
  readonly end: number
}

interface Tag {
  readonly name: string
  readonly prefix: string
  readonly start: number
  readonly end: number
  readonly sort: 'opens' | 'closes' | 'empty'
}

// A raw "<" stands in no attribute: that bounds how far an unclosed quote is looked for.
const tag = /<(\/?)((?:[\w.-]+:)?)([\w.-]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y
/** What is no element, and may hold what looks like tags. */
const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** The tags of some XML from a place on. */
function* tagsFrom(xml: string, from: number): Generator<Tag> {
  for (let start = xml.indexOf('<', from); start >= 0; ) {
    const aside = asides.find(([opening]) => xml.startsWith(opening, start))
    let end: number
    if (aside !== undefined) {
      end = xml.indexOf(aside[1], start)
      if (end < 0) throw notXml()
      end += aside[1].length
    } else {
      tag.lastIndex = start
      const found = tag.exec(xml)
      if (found === null) throw notXml()
      const [whole, slash, prefix, name] = found as unknown as [string, string, string, string]
      end = start + whole.length
      yield { name, prefix, start, end, sort: slash === '/' ? 'closes' : whole.endsWith('/>') ? 'empty' : 'opens' }
    }
    start = xml.indexOf('<', end)
  }
}

/** The elements that stand beside one another from a place on, up to the tag that closes what they stand in. */
export function* elementsFrom(xml: string, from: number): Generator<XmlElement> {
  const open: Tag[] = []
  for (const each of tagsFrom(xml, from)) {
    if (each.sort === 'opens') open.push(each)
    else {
      const opening = each.sort === 'empty' ? each : open.pop()
      if (opening === undefined) return
      if (open.length > 0) continue
      const { name, prefix, start, end: inside } = opening
      const closing = each.sort === 'empty' ? undefined : each.start
      yield { name, prefix, start, inside, closing, end: each.end }
    }
  }
}

/** The element that a part is. */
export function rootOf(xml: string): XmlElement {
  const [root] = elementsFrom(xml, 0)
  if (root === undefined) throw notXml()
  return root
}

export const childrenOf = (xml: string, { inside, closing }: XmlElement): readonly XmlElement[] =>
  closing === undefined ? [] : [...elementsFrom(xml, inside)]

/** Some XML with more in an element, behind all that is there. */
export function appended(xml: string, { prefix, name, start, inside, closing, end }: XmlElement, more: string): string {
  if (closing !== undefined) return inserted(xml, closing, more)
  const opening = xml.slice(start, inside).replace(/\s*\/>$/, '>')
  return `${xml.slice(0, start)}${opening}${more}</${prefix}${name}>${xml.slice(end)}`
}

export const inserted = (xml: string, at: number, more: string): string => xml.slice(0, at) + more + xml.slice(at)

/** Where an element may stand: before the first of those that must come behind it, or last of all. */
export const placeBefore = (elements: readonly XmlElement[], behind: ReadonlySet<string>, end: number): number =>
  elements.find(({ name }) => behind.has(name))?.start ?? end

const notXml = (): Refusal => new Refusal('unreadable-file', 'a part of it is not well formed', saveAgain)
