import { encode } from 'iconv-lite'
import { proposeMapping, readMapping } from '../../../src/index.js'
import { csvSheet } from '../../../src/io/csv.js'
import { encodings } from '../../../src/record/input.js'
import { bytes } from '../mutate-bytes.js'
import { text } from '../mutate-text.js'
import { demand, demandUntouched, ruleSets, untouchedIds } from '../properties.js'
import { bytesOf, type Shape, textOf } from '../shape.js'
import type { Target } from '../target.js'
import { cut, demandChecked, readAll } from './record-files.js'

const chinese = `编号,名称,场所类型,地区,总面积（m²）,设施设备,建成时间
a,"甲""馆",健心客厅,南湖区,60,沙发、茶几,2021-09-01
b,乙,健心客厅,嘉善县,约80,,2021年9月
`
const header = 'id,siteType,region,built,totalArea,warm,hostType\n'
const english = `${header}a,health-lounge,nanhu,2021-09-20,55,true,library-branch\nb,health-lounge,nanhu,,"5\n5",no,\n`

const textOrBytes: Shape = {
  ending: 'csv',
  mutate: (input, others, random) => (random() < 0.6 ? text : bytes).mutate(input, others, random),
  *reductions(input) {
    yield* text.reductions(input)
    yield* bytes.reductions(input)
  },
}

/** CSV as bytes, in every encoding. */
export const csv: Target = {
  name: 'csv',
  shape: textOrBytes,
  inputs: 40,
  seeds: () =>
    [chinese, english, `sep=;\n${english.replaceAll(',', ';')}`].flatMap((source) => [
      bytesOf(source),
      bytesOf(`\ufeff${source.replaceAll('\n', '\r\n')}`),
      bytesOf(source.replaceAll(',', '\t').replaceAll('\n', '\r')),
      encode(source, 'gb18030'),
      encode(source, 'utf-16le', { addBOM: true }),
      encode(source, 'utf-16be', { addBOM: true }),
    ]),
  async try(input) {
    const given = textOf(input)
    for (const encoding of [undefined, encodings[input.length % encodings.length]!])
      demandChecked(await readAll(cut(input), 'csv', encoding), given)
    await demandProposal(input)
    const [first, last] = untouchedIds.map((id) => `${id},health-lounge,nanhu,2021-09-20,55,false,library-branch\n`)
    const around = Buffer.concat([bytesOf(header + first), input, bytesOf(`\n${last}`)])
    demandUntouched(demandChecked(await readAll(cut(around), 'csv', 'utf-8'), textOf(around)))
  },
}

/** That what is proposed for a table is a mapping, whatever its headers are. */
async function demandProposal(input: Uint8Array): Promise<void> {
  async function* pieces() {
    yield input
  }
  const { sheet } = await csvSheet(pieces(), 'given', { problem() {}, advice() {} })
  if (sheet === undefined) return
  const proposed = proposeMapping([sheet], ruleSets.standards.slice(0, 3), ruleSets.vocabulary, 'zh')
  const read = readMapping(proposed, 'mapping.yaml', ruleSets.vocabulary)
  const unread = read.ok
    ? undefined
    : read.problems.find(({ code }) => /^(invalid-yaml|too-deep|empty-file)$/.test(code))
  demand(unread === undefined, `the mapping that is proposed is none: ${JSON.stringify(unread)}`)
}
