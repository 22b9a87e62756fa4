import { inflateRawSync } from 'node:zlib'
import { packedBytes, readZipDirectory } from '../../src/io/zip.js'
import { type ZipFile, zip as zipped } from '../io/tables.js'
import { hostileWords } from './hostile.js'
import { bytes } from './mutate-bytes.js'
import { text } from './mutate-text.js'
import { below, oneOf, type Random } from './random.js'
import { type Shape, textOf, without } from './shape.js'

/** The files of an archive; undefined where it cannot be taken apart. */
function filesIn(archive: Uint8Array): ZipFile[] | undefined {
  try {
    return [...readZipDirectory(archive).values()].map((entry) => {
      const data = packedBytes(archive, entry)
      return { name: entry.name, content: entry.method === 0 ? data : inflateRawSync(data) }
    })
  } catch {
    return undefined
  }
}

const refs = ['A1', 'A0', 'XFD1048576', 'ZZZZ1', 'a1', 'A1:B2', 'B2:A1', '$A$1', 'A99999999999', '1', '']

type Change = (content: string, random: Random) => string

/** What XML of workbooks can say wrongly. */
const xmlChanges: readonly Change[] = [
  (xml, random) =>
    changedOne(xml, /"[^"]*"/g, random, () => `"${oneOf([...refs, ...hostileWords], random).replace(/["<]/g, '')}"`),
  (xml, random) => changedOne(xml, /r="[A-Z]+\d+"/g, random, () => `r="${oneOf(refs, random)}"`),
  (xml, random) =>
    changedOne(xml, /="\d+"/g, random, () => `="${oneOf(['-1', '0', '4294967296', '1e9', '99999', 'x'], random)}"`),
  (xml, random) => changedOne(xml, /<[^>]*>/g, random, () => ''),
  (xml, random) => changedOne(xml, /<[^>]*>/g, random, (tag) => tag + tag),
  (xml, random) =>
    changedOne(xml, /(?<=>)[^<]+(?=<)/g, random, () =>
      oneOf(['&a;', '&#0;', '&#x110000;', '&#xD800;', '&', '1e400', '#REF!', '_x0041_', '45000.5'], random),
    ),
  (xml, random) =>
    changedOne(xml, /(?<= t=")\w+(?=")/g, random, () =>
      oneOf(['s', 'str', 'b', 'e', 'd', 'n', 'inlineStr', 'z'], random),
    ),
  (xml, random) =>
    changedOne(xml, /(?<=<)\/?\w+/g, random, () =>
      oneOf(['row', 'c', 'v', 'is', 'f', 'mergeCell ref="A1:C3"', 'sheet', 'a:row', '!--', '![CDATA['], random),
    ),
  (xml, random) =>
    changedOne(xml, /(?<=Target=")[^"]*/g, random, () =>
      oneOf(['/xl/workbook.xml', '../../a', 'xl/styles.xml', 'http://a', '%00', ''], random),
    ),
  (xml) => `<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${xml}`,
]

function changedOne(source: string, pattern: RegExp, random: Random, change: (found: string) => string): string {
  const found = [...source.matchAll(pattern)]
  if (found.length === 0) return source
  const { index, 0: was } = oneOf(found, random)
  return source.slice(0, index) + change(was) + source.slice(index + was.length)
}

function changedContent(content: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  if (random() < 0.7) return Buffer.from(oneOf(xmlChanges, random)(textOf(content), random))
  return (random() < 0.7 ? text : bytes).mutate(content, others, random)
}

/** The files of an archive: what they hold, what they are called, whether they are there; and its bytes. */
export const zip: Shape = {
  ending: 'xlsx',
  mutate(input, others, random) {
    const files = random() < 0.8 ? filesIn(input) : undefined
    if (files === undefined || files.length === 0) return bytes.mutate(input, others, random)
    const other = filesIn(oneOf(others, random)) ?? files
    const at = below(files.length, random)
    const { name, content } = files[at]!
    const kind = below(12, random)
    if (kind === 0) files.splice(at, 1)
    else if (kind === 1) files.push(oneOf(other, random))
    else if (kind === 2) files[at] = { name, content, declaredSize: oneOf([0, 1, 2 ** 31, 0xffffffff, 400e6], random) }
    else if (kind === 3)
      files[at] = { name: oneOf([...hostileWords, ...other.map((each) => each.name)], random), content }
    else if (kind === 4) files[at] = { name, content: oneOf(other, random).content }
    else
      files[at] = {
        name,
        content: changedContent(
          content as Uint8Array,
          other.map((each) => each.content as Uint8Array),
          random,
        ),
      }
    return zipped(files)
  },
  *reductions(input) {
    const files = filesIn(input)
    if (files === undefined) return yield* bytes.reductions(input)
    for (const fewer of without(files)) yield zipped(fewer)
    for (const [at, { name, content }] of files.entries())
      for (const less of text.reductions(content as Uint8Array)) yield zipped(files.with(at, { name, content: less }))
  },
}
