import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import {
  type CheckOptions,
  compareReceipts,
  formats,
  jsonSchemaOf,
  type Problem,
  type Receipt,
  readReceipt,
  startRun,
  templateOf,
} from '../../src/index.js'
import { loadFolders, readFiles, replay, startDigests, startReceipt, toXlsx, writeReceipt } from '../../src/node.js'
import type { receiptSchema } from '../../src/schemas/receipt.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

const ruleSets = { standards, documents, vocabulary }
const version = '1.2.3'
const asOf = '2021-10-15'
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clausecheck-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}

interface Checked {
  readonly receipt: Receipt
  /** What the format ndjson writes of the records that the report lists. */
  readonly ndjson: string
}

async function check(
  files: readonly string[],
  given: Partial<CheckOptions> = {},
  rest: { readonly folders?: Receipt['ruleSets']['folders'] } = {},
): Promise<Checked> {
  const options = { ...ruleSets, asOf, ...given }
  const digests = startDigests()
  const { standards, documents, vocabulary } = options
  const taking = startReceipt({ standards, documents, vocabulary, asOf, files, digests, version, ...rest })
  const run = startRun({ ...options, see: taking.see })
  for (const entries of readFiles(files, { vocabulary, advice: run.advice, input: run.input, read: digests.read })) {
    for await (const entry of entries) {
      if ('record' in entry) run.add(entry.record)
      else run.problem(entry.problem)
    }
  }
  const report = run.report()
  const ndjson = [...formats.ndjson.write(report, { ...options, language: 'zh', colour: false })].join('')
  return { receipt: taking.receiptOf(report), ndjson }
}

const site = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', totalArea: 58.5 }
const yaml = JSON.stringify(site)
const repeat = (receipt: Receipt, given: Partial<typeof ruleSets & { version: string }> = {}) =>
  replay(receipt, { ...ruleSets, version, ...given })

/** What differs, by what it is and how it is called in its folder. */
const differences = ({ compared }: Awaited<ReturnType<typeof replay>>): string[] =>
  compared
    .filter(({ was, is }) => was !== is)
    .map(({ what, name, is }) => `${what} ${name.replace(`${folder}/`, '')} ${is === null ? 'is gone' : 'differs'}`)

describe('the digests of inputs', () => {
  const files: Readonly<Record<string, () => string | Uint8Array | Promise<Uint8Array>>> = {
    'a.yaml': () => `\ufeff${yaml}`,
    'a.json': () => `[${yaml}]`,
    'a.ndjson': () => `${yaml}\n${yaml.padEnd(200_000)}\n\n`,
    'not-utf-8.json': () => Uint8Array.of(0x22, 0xff, 0x22),
    'a.csv': () => '\ufeff编号,名称\r\na,甲\r\n',
    'gb18030.csv': () => Uint8Array.of(0xb1, 0xe0, 0xba, 0xc5, 10, 0x61, 10),
    'long.csv': () => `编号,名称\n${'a,甲\n'.repeat(50_000)}`,
    'damaged.xlsx': () => 'PK\u0003\u0004',
    'a.xlsx': () => toXlsx(templateOf(standards.slice(0, 1), vocabulary, 'zh')),
    'empty.ndjson': () => '',
    'empty.csv': () => '',
    'empty.yaml': () => '',
  }

  test.each(Object.entries(files))('%s', async (name, contents) => {
    const bytes = Buffer.from((await contents()) as Uint8Array)
    const path = write(name, bytes)
    const [input] = (await check([path])).receipt.inputs
    expect(input).toMatchObject({ file: path, bytes: bytes.length, sha256: sha256(bytes) })
  })

  test('of CSV files that are joined, each once, though their headers are read before', async () => {
    const texts = [
      '编号,场所类型,地区,房间：是否列全\na,县级心理健康中心,嘉祥县,是\n',
      '编号,类型,使用面积（㎡）,设施设备\na,个体咨询室,12,沙发\n',
    ]
    const paths = texts.map((text, index) => write(`${index}.csv`, text))
    const { inputs } = (await check(paths)).receipt
    expect(inputs.map(({ records }) => records)).toEqual([1, 0])
    expect(inputs.map((each) => each.sha256)).toEqual(texts.map(sha256))
  })

  test('a file that is not there has none', async () => {
    const [input] = (await check([join(folder, 'no.yaml')])).receipt.inputs
    expect(input).toMatchObject({ format: null, encoding: null, records: 0, bytes: null, sha256: null })
  })
})

describe('the digest of findings', () => {
  const examples = ['fixtures/records/jiaxing-2021-examples.yaml']

  test('is that of what the format ndjson writes', async () => {
    const { receipt, ndjson } = await check(examples)
    expect(ndjson.length).toBeGreaterThan(10_000)
    expect(receipt.result.findings).toBe(sha256(ndjson))
  })

  test('is the same where the run keeps a part of the findings, or lists no records', async () => {
    const whole = await check(examples)
    const part = await check(examples, { keep: ({ status }) => status === 'fail' })
    expect(part.ndjson.length).toBeLessThan(whole.ndjson.length)
    expect(part.receipt).toEqual(whole.receipt)
    expect((await check(examples, { listRecords: false })).receipt).toEqual(whole.receipt)
  })

  test('the result of another day is another, and that of another file name is the same but for where it stands', async () => {
    const { result } = (await check(examples)).receipt
    const later = (await check(examples, { asOf: '2030-01-01' })).receipt.result
    expect(later.sha256).not.toBe(result.sha256)
    const copy = write('copy.yaml', readFileSync(examples[0]!))
    expect((await check([copy])).receipt.result.counts).toEqual(result.counts)
  })
})

/** A type without `readonly`. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T

test('a receipt is valid by its schema, and read as it was written', async () => {
  expectTypeOf<Plain<z.infer<typeof receiptSchema>>>().toEqualTypeOf<Plain<Receipt>>()
  const { receipt } = await check([write('a.yaml', yaml), join(folder, 'no.yaml')])
  const isReceipt = new Ajv2020({ allErrors: true }).compile(jsonSchemaOf('receipt', vocabulary))
  expect(isReceipt(receipt) || isReceipt.errors).toBe(true)
  const path = join(folder, 'receipt.json')
  expect(writeReceipt(path, receipt)).toBeUndefined()
  expect(readReceipt(readFileSync(path, 'utf8'), path)).toEqual({ ok: true, value: receipt })
  expect(writeReceipt(folder, receipt)).toMatchObject({ code: 'unreadable-file', file: folder })
})

describe('what is no receipt', () => {
  const problems = (text: string): readonly Problem[] => {
    const read = readReceipt(text, 'r.json')
    return read.ok ? [] : read.problems
  }

  test.each(['', '{', 'record: site'])('%j is no JSON', (text) => {
    expect(problems(text)).toEqual([{ code: 'invalid-json', message: 'no valid JSON', file: 'r.json' }])
  })

  test('of another number nothing else is said', () => {
    expect(problems('{\n  "schema": "clausecheck-receipt/2"}')).toMatchObject([{ code: 'invalid-value', line: 2 }])
    expect(problems('{}')).toMatchObject([{ code: 'missing-key' }])
    expect(problems('[]')).toHaveLength(1)
  })

  test('every slip of one is said with its place', async () => {
    const { receipt } = await check([write('a.yaml', yaml)])
    const text = JSON.stringify({ ...receipt, version: 1, result: { ...receipt.result, findings: 'abc' } }, null, 2)
    expect(problems(text)).toMatchObject([
      { line: 3 },
      { line: text.slice(0, text.indexOf('"abc"')).split('\n').length },
    ])
  })
})

describe('a replay', () => {
  test('repeats where nothing has changed, be it bad input', async () => {
    const files = [write('a.yaml', yaml), write('b.json', '[{'), join(folder, 'no.csv'), write('c.csv', '编号\nc\n')]
    const { receipt } = await check(files)
    const replayed = await repeat(receipt)
    expect(differences(replayed)).toEqual([])
    expect(replayed).toMatchObject({ repeats: true, problems: [] })
  })

  test('names a file that has changed, though nothing comes of it', async () => {
    const path = write('a.yaml', yaml)
    const { receipt } = await check([path])
    writeFileSync(path, `${yaml}\n`)
    const replayed = await repeat(receipt)
    expect(replayed.repeats).toBe(false)
    expect(differences(replayed)).toEqual(['input a.yaml differs'])
  })

  test('names one that is gone, and what comes of it', async () => {
    const [a, b] = [write('a.yaml', yaml), write('b.yaml', yaml.replace('"a"', '"b"'))]
    const { receipt } = await check([a, b])
    rmSync(b)
    const replayed = await repeat(receipt)
    expect(replayed.repeats).toBe(false)
    expect(differences(replayed)).toEqual([
      'input b.yaml is gone',
      'findings  differs',
      'roll-up  differs',
      'problems  differs',
    ])
  })

  test('another version of clausecheck is no difference by itself', async () => {
    const { receipt } = await check([write('a.yaml', yaml)])
    const replayed = await repeat(receipt, { version: '2.0.0' })
    expect(differences(replayed)).toEqual(['version  differs'])
    expect(replayed.repeats).toBe(true)
  })

  test('nor is a standard that no record was judged by, as long as nothing comes of it', async () => {
    const { receipt } = await check([write('a.yaml', yaml)])
    const fewer = standards.filter(({ id }) => !id.startsWith('jining'))
    expect(fewer.length).toBeLessThan(standards.length)
    const replayed = await repeat(receipt, { standards: fewer })
    expect(differences(replayed)).toEqual(['rule-sets  differs'])
    expect(replayed.repeats).toBe(true)
  })

  test('another edition of a standard is one', async () => {
    const { receipt } = await check([write('a.yaml', yaml)])
    const edited = standards.map((each) =>
      each.id.endsWith('health-lounge') ? { ...each, digest: '0'.repeat(64) } : each,
    )
    const replayed = await repeat(receipt, { standards: edited })
    expect(differences(replayed)).toContain('standard jiaxing-2021-33/health-lounge differs')
    expect(replayed.repeats).toBe(false)
  })

  test('a result that was another is told even where all it rests on is the same', async () => {
    const { receipt } = await check([write('a.yaml', yaml)])
    const result = { ...receipt.result, findings: '0'.repeat(64) }
    const replayed = await repeat({ ...receipt, result })
    expect(differences(replayed)).toEqual(['findings  differs'])
    expect(replayed.repeats).toBe(false)
  })

  test('a folder of rule sets is known by all of its files', async () => {
    mkdirSync(join(folder, 'rules/inner'), { recursive: true })
    const words = (name: string) => `terms: { regions: { ${name}: { zh: 东村, en: Eastville } } }\n`
    const path = write('rules/inner/vocabulary.yaml', words('eastville'))
    const { folders, problems, ...own } = loadFolders([join(folder, 'rules')], ruleSets)
    expect(problems).toEqual([])
    expect(folders).toEqual([
      { folder: join(folder, 'rules'), sha256: sha256(`${sha256(words('eastville'))}  inner/vocabulary.yaml\n`) },
    ])
    const { receipt } = await check([write('a.yaml', yaml)], own, { folders })
    expect((await repeat(receipt)).repeats).toBe(true)
    writeFileSync(path, `# more\n${words('eastville')}`)
    expect(differences(await repeat(receipt))).toEqual(['folder rules differs'])
    // What cannot be loaded cannot be checked again.
    writeFileSync(path, 'terms: [')
    const broken = await repeat(receipt)
    expect(broken.repeats).toBe(false)
    expect(broken.problems.length).toBeGreaterThan(0)
    expect(differences(broken)).toEqual(expect.arrayContaining(['folder rules differs', 'findings  is gone']))
    expect(broken.compared.some(({ what }) => what === 'input')).toBe(false)
  })
})

test('two receipts of different inputs can be held against each other', async () => {
  const [a, b] = [write('a.yaml', yaml), write('b.yaml', yaml)]
  const [one, other] = [await check([a]), await check([b])]
  const inputs = compareReceipts(one.receipt, other.receipt).filter(({ what }) => what === 'input')
  const digest = `sha256:${sha256(yaml)}`
  expect(inputs).toEqual([
    { what: 'input', name: a, was: digest, is: null },
    { what: 'input', name: b, was: null, is: digest },
  ])
})
