import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { type Input, type Problem, templateOf, toProblemText } from '../../src/index.js'
import { formatOfBytes } from '../../src/io/format-of-bytes.js'
import { type Pieces, type ReadRecordsOptions, readRecords, toXlsx } from '../../src/node.js'
import { standards, vocabulary } from '../../src/standards.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function readAll(source: Pieces, options: Partial<ReadRecordsOptions> = {}) {
  const values: unknown[] = []
  const problems: Problem[] = []
  const inputs: Input[] = []
  const advice: Problem[] = []
  const told = { input: (each: Input) => inputs.push(each), advice: (each: Problem) => advice.push(each) }
  for await (const entry of readRecords(source, { vocabulary, ...told, ...options }))
    if ('record' in entry) values.push(entry.record.value)
    else problems.push(entry.problem)
  return { values, problems, inputs, advice }
}

const sites = [
  { record: 'site', id: 'a', name: '甲𠮷' },
  { record: 'site', id: 'b', name: '乙' },
]
const texts = {
  ndjson: sites.map((site) => `${JSON.stringify(site)}\n`).join(''),
  json: JSON.stringify(sites, null, 2),
  yaml: sites.map((site) => `- ${JSON.stringify(site)}\n`).join(''),
  csv: '编号,名称,场所类型\na,甲𠮷,\nb,乙,\n',
} as const
const csvSites = sites.map((site) => ({ ...site, siteType: null }))

const byteByByte = (text: string): Uint8Array[] => [...bytes(text)].map((byte) => new Uint8Array([byte]))
const codeUnits = (text: string): string[] => Array.from({ length: text.length }, (_, at) => text[at]!)

test.each(Object.entries(texts))('%s is recognised and read, in whatever pieces it comes', async (format, text) => {
  const sources: readonly (() => Pieces)[] = [
    () => [text],
    () => [bytes(`\ufeff${text}`)],
    () => byteByByte(text),
    // Half a character in each.
    () => codeUnits(text),
    () => Readable.from([Buffer.from(text)]),
    () => Readable.from(codeUnits(text)),
  ]
  for (const source of sources) {
    const { values, problems, inputs } = await readAll(source())
    expect(values).toEqual(format === 'csv' ? csvSites : sites)
    expect(problems).toEqual([])
    expect(inputs).toEqual([{ file: 'stdin', format, encoding: 'utf-8', records: 2 }])
  }
})

test.each([
  ['{"record":"site"}', 'ndjson'],
  ['{"record":"site"}\n{"record":"site"}', 'ndjson'],
  ['\n\n {"record":"site"} \r\n', 'ndjson'],
  ['{"record":"site",}\n{}', 'ndjson'],
  ['{\n"record":"site"}', 'json'],
  ['[{"record":"site"}]', 'json'],
  ['# sites\nrecord: site', 'yaml'],
  ['record: site\nid: a', 'yaml'],
  ['"record": site', 'yaml'],
  ['- record: site', 'yaml'],
  ['---\n', 'yaml'],
  ['%YAML 1.2\n---', 'yaml'],
  ['编号,名称', 'csv'],
  ['id;name', 'csv'],
  ['sep=;\nid;name', 'csv'],
  ['id', 'csv'],
  ['时间:地点,名称', 'csv'],
  ['PK\u0003\u0004', 'xlsx'],
])('%j begins as %s', (text, format) => {
  expect(formatOfBytes(bytes(text))).toBe(format)
  expect(formatOfBytes(bytes(`\ufeff${text}`))).toBe(format === 'xlsx' ? 'csv' : format)
})

test('a text in GB18030 is CSV, and an old workbook is refused as one', async () => {
  const gb = new Uint8Array([...[0xb1, 0xe0, 0xba, 0xc5], ...bytes(',totalArea\na,3\n')])
  const { values, inputs } = await readAll([gb])
  expect(values).toEqual([{ record: 'site', id: 'a', totalArea: 3 }])
  expect(inputs).toEqual([{ file: 'stdin', format: 'csv', encoding: 'gb18030', records: 1 }])
  const { problems } = await readAll([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])])
  expect(problems.map(toProblemText)).toEqual([expect.stringMatching(/old sort.*\n.*save it as \.xlsx; it was taken/)])
})

test('a workbook is read from a stream', async () => {
  const form = await toXlsx(templateOf(standards.slice(0, 1), vocabulary, 'zh'))
  const { problems } = await readAll([form.subarray(0, 100), form.subarray(100)], { name: 'form' })
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['empty-file', 'form']])
})

test('where nothing can be read, it is said what the input was taken for, unless somebody said it', async () => {
  const { problems } = await readAll(['{"record":\n'])
  expect(problems.map(toProblemText)).toEqual([
    'stdin:2:1 invalid-json: value expected\n  help: it was taken for json by how it begins; name its format where that is wrong (--input-format)',
  ])
  const said = await readAll(['{"record":\n'], { format: 'json' })
  expect(said.problems.map(({ help }) => help)).toEqual([undefined])
  const good = await readAll([`{"record":}\n${texts.ndjson}`], { name: 'sites' })
  expect(good.problems.map(toProblemText)).toEqual(['sites:1:11 invalid-json: value expected'])
  expect(good.values).toHaveLength(2)
})

test.each([[''], [' \n\n'], ['\ufeff']])('of %j it is said that nothing came', async (text) => {
  const { problems } = await readAll([text])
  expect(problems.map(({ code }) => code)).toEqual(['empty-file'])
})

test.each(['ndjson', 'csv'] as const)(
  '%s streams: no more is asked for than is read, and the source is let go',
  async (format) => {
    let given = 0
    let closed = false
    async function* endless() {
      try {
        if (format === 'csv') yield '编号,总面积\n'
        // However it goes wrong, it ends.
        while (given < 100_000) yield format === 'csv' ? `${given++},60\n` : `{"record":"site","id":${given++}}\n`
      } finally {
        closed = true
      }
    }
    let read = 0
    for await (const entry of readRecords(endless(), { vocabulary })) {
      expect(entry).toHaveProperty('record')
      if (++read === 3) break
    }
    // CSV is read ahead for its opening, which is bounded.
    expect(given).toBeLessThan(format === 'csv' ? 20_000 : 10)
    expect(closed).toBe(true)
  },
)

test('what breaks off is a Problem, and what came before is read', async () => {
  async function* broken() {
    yield texts.ndjson
    throw new Error('the line was cut')
  }
  const { values, problems, inputs } = await readAll(broken())
  expect(values).toEqual(sites)
  expect(problems).toEqual([{ code: 'unreadable-file', message: 'the line was cut', file: 'stdin' }])
  expect(inputs).toEqual([])
})

test('what is neither bytes nor text is refused', async () => {
  const { problems } = await readAll(Readable.from([{ record: 'site' }]))
  expect(problems).toEqual([expect.objectContaining({ code: 'unreadable-file' })])
})
