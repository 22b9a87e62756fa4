import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRecords, ndjsonRecords, type Report, type Waiver } from '../../src/index.js'
import { batchCutter } from '../../src/node/batches.js'
import { type CheckStreamOptions, checkStream } from '../../src/node.js'
import { documents, standards, vocabulary } from '../../src/standards.js'

// However many threads check it, and in whatever batches: what comes out is what one thread gives.

const folder = mkdtempSync(join(tmpdir(), 'clausecheck-worker-'))
const program = join(folder, 'check-worker.cjs')
/** The same, but that a line with POISON in it ends the thread, and one with THROWN throws in it. */
const poisoned = join(folder, 'poisoned.cjs')

beforeAll(async () => {
  await build({
    entryPoints: ['src/node/check-worker.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile: program,
    logLevel: 'error',
  })
  writeFileSync(
    poisoned,
    `require('node:worker_threads').parentPort.on('message', ({ batch: { bytes } }) => {
      const text = Buffer.from(bytes).toString()
      if (text.includes('POISON')) process.exit(7)
    })
    const { write } = Buffer.prototype
    Buffer.prototype.write = function (text, ...rest) {
      if (text.includes('THROWN')) throw new Error('thrown')
      return write.call(this, text, ...rest)
    }
    require('./check-worker.cjs')`,
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

const options: CheckStreamOptions = { documents, standards, vocabulary, asOf: '2024-01-15', format: 'ndjson', program }

async function checked(lines: readonly string[] | string, more: Partial<CheckStreamOptions>) {
  const text = typeof lines === 'string' ? lines : lines.join('\n')
  const stream = checkStream([text], { ...options, name: 'sites.ndjson', ...more })
  let written = ''
  for await (const piece of stream) written += Buffer.from(piece).toString()
  return { written, report: stream.report() }
}

const site = (id: string | number, more: object = {}) =>
  JSON.stringify({ record: 'site', id, siteType: 'service-station', region: 'jiaxiang', totalArea: 19.5, ...more })

const places = fc.constantFrom<object>(
  { region: 'jiaxiang' },
  { region: 'qufu', within: 'jiaxiang-county' },
  { within: 'jiaxiang-county' },
  { within: 'nowhere' },
  {},
)
const ids = fc.nat({ max: 7 })
const sites = fc
  .tuple(
    fc.record({
      siteType: fc.constantFrom('service-station', 'county-center', 'no-such-type'),
      totalArea: fc.constantFrom(19.99, 20, 400, null, 'much'),
      name: fc.constantFrom('驿站', '𠮷', '"\\'),
    }),
    places,
    ids,
  )
  .map(([facts, place, id]) => JSON.stringify({ record: 'site', id: `s${id}`, ...facts, ...place }))
const organizations = fc
  .tuple(fc.constantFrom('school', 'university', 'village-clinic'), places, ids, fc.constantFrom(null, 800, 9000))
  .map(([organizationType, place, id, students]) =>
    JSON.stringify({ record: 'organization', id: `o${id}`, organizationType, students, ...place }),
  )
const regions = fc.constantFrom(
  { record: 'region', id: 'jining-city', level: 'city', region: 'jining' },
  { record: 'region', id: 'jiaxiang-county', level: 'county', region: 'jiaxiang', within: 'jining-city' },
)
const odd = fc.constantFrom(
  '',
  ' \r',
  '{"record":"site",,}',
  '[]',
  '{"a":1,"a":2}',
  '7',
  '{"record":"site"}',
  '\ufeff{}',
)
const lines = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: sites },
    { weight: 3, arbitrary: organizations },
    { weight: 1, arbitrary: regions.map((region) => JSON.stringify(region)) },
    { weight: 1, arbitrary: odd },
  ),
  { minLength: 10, maxLength: 40 },
)
const about = { reason: '整修', approver: '某局', clause: '某文', from: '2024-01-01', until: '2024-12-31' }
const waivers = fc.subarray<Waiver>([
  { id: 'own', requirement: 'jiaxiang-2023-10/service-station/total-area', record: 'site/s1', ...about },
  { id: 'wide', requirement: 'jining-2023-24/service-station/total-area', region: 'jining', ...about },
  {
    id: 'county',
    requirement: 'jining-2023-24/county/center',
    region: 'region/jiaxiang-county',
    ...about,
  },
])

test('what is written, and the report, are those of one thread, whatever the batches and however many threads', async () => {
  let repeated = 0
  let judgedRegions = 0
  await fc.assert(
    fc.asyncProperty(
      lines,
      waivers,
      fc.constantFrom(1, 60, 400, 3000),
      fc.constantFrom(2, 3),
      fc.constantFrom<CheckStreamOptions['format']>('ndjson', 'csv', 'junit', 'github', undefined),
      async (some, waived, batchBytes, workers, format) => {
        const one = await checked(some, { waivers: waived, format, workers: 1 })
        const several = await checked(some, { waivers: waived, format, workers, batchBytes })
        expect(several).toEqual(one)
        repeated += one.report.problems.filter(({ code }) => code === 'duplicate-id').length
        judgedRegions += one.report.requirements.filter(({ standard }) => standard.endsWith('/county')).length
      },
    ),
    { numRuns: 25 },
  )
  expect(repeated).toBeGreaterThan(10)
  expect(judgedRegions).toBeGreaterThan(10)
}, 120_000)

test('the report is the one of checkRecords', async () => {
  const some = [site('a'), site('b', { totalArea: 30 }), site('a'), site('c', { region: 'qufu' })]
  const entries = [...ndjsonRecords(some, 'sites.ndjson')]
  const whole = checkRecords(
    entries.flatMap((entry) => ('record' in entry ? [entry.record] : [])),
    { documents, standards, vocabulary, asOf: '2024-01-15' },
  )
  const { report } = await checked(some, { workers: 2, batchBytes: 1 })
  const told = ({ records: _, inputs: __, ...rest }: Report) => rest
  expect(told(report)).toEqual(told(whole))
  expect(report.problems.map(({ code, line }) => [code, line])).toEqual([['duplicate-id', 3]])
  expect(report.inputs).toEqual([{ file: 'sites.ndjson', format: 'ndjson', encoding: 'utf-8', records: 4 }])
})

test('bytes are cut behind line breaks, in whatever pieces they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bb\n', '\n', 'c\nd', '甲\r\n'), { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (pieces, size) => {
        const cutter = batchCutter('x', size)
        const batches = [...pieces.flatMap((piece) => cutter.push(Buffer.from(piece))), ...cutter.end()]
        const texts = batches.map(({ bytes }) => Buffer.from(bytes).toString())
        const text = pieces.join('')
        expect(texts.join('')).toBe(text)
        for (const each of texts.slice(0, -1)) expect(each.endsWith('\n')).toBe(true)
        let before = 0
        for (const [index, batch] of batches.entries()) {
          expect(batch.before).toBe(before)
          before += texts[index]!.split('\n').length - 1
        }
        const broken = batchCutter('x', size)
        const whole = [...pieces.flatMap((piece) => broken.push(Buffer.from(piece))), ...broken.end(true)]
        expect(Buffer.concat(whole.map(({ bytes }) => bytes)).toString()).toBe(text.replace(/[^\n]*$/, ''))
      },
    ),
  )
})

test('a line that is too long is a Problem, the lines around it are checked, and it is not kept', async () => {
  async function* pieces() {
    yield `${site('a')}\n`
    for (let megabyte = 0; megabyte < 40; megabyte++) yield 'x'.repeat(1 << 20)
    yield `\n${site('b')}\n`
  }
  const stream = checkStream(pieces(), { ...options, workers: 2, name: 'long' })
  let written = ''
  for await (const piece of stream) written += Buffer.from(piece).toString()
  expect(stream.report().problems).toMatchObject([{ code: 'too-large', file: 'long', line: 2, column: 1 }])
  expect(written).toContain('"id":"a"')
  expect(written).toContain('"id":"b"')
})

test.each([1, 2])(
  'an input that breaks off is a Problem, and its whole lines are checked (%i threads)',
  async (workers) => {
    async function* broken() {
      yield `${site('a')}\n${site('b')}\n{"record":`
      throw new Error('the line was cut')
    }
    const stream = checkStream(broken(), { ...options, workers })
    for await (const _ of stream);
    const { problems, verdicts, inputs } = stream.report()
    expect(problems).toEqual([{ code: 'unreadable-file', message: 'the line was cut', file: 'stdin' }])
    expect(verdicts['non-compliant'] + verdicts.undetermined).toBe(2)
    expect(inputs).toEqual([])
  },
)

test.each([1, 2])('an empty input, and a file that is not there, are Problems (%i threads)', async (workers) => {
  const { report } = await checked('\n \n', { workers })
  expect(report.problems.map(({ code }) => code)).toEqual(['empty-file'])
  const missing = checkStream('no-such.ndjson', { ...options, workers })
  for await (const _ of missing);
  expect(missing.report().problems).toMatchObject([{ code: 'unreadable-file', file: 'no-such.ndjson' }])
})

test('a day that is none is told once', async () => {
  const { report, written } = await checked([site('a'), site('b')], { workers: 2, batchBytes: 1, asOf: '2024-02-30' })
  expect(report.problems.map(({ code }) => code)).toEqual(['invalid-date'])
  expect(written).toBe('')
})

test.each([
  ['POISON', 'it ended with code 7'],
  ['THROWN', 'thrown'],
])('a line that ends its thread (%s) is a Problem, and no other line is lost', async (mark, cause) => {
  const some = Array.from({ length: 60 }, (_, id) => site(`s${id}`, id % 25 === 20 ? { name: mark } : {}))
  const sound = some.filter((line) => !line.includes(mark))
  const { report, written } = await checked(some, { workers: 2, batchBytes: 1500, program: poisoned })
  const without = await checked(sound, { workers: 1 })
  expect(report.problems.map(({ code, file, line, message }) => [code, file, line, message])).toEqual(
    [21, 46].map((line) => [
      'unreadable-file',
      'sites.ndjson',
      line,
      `the thread that checked this line has ended: ${cause}`,
    ]),
  )
  const withoutLines = (text: string) => text.replaceAll(/,"line":\d+/g, '')
  expect(withoutLines(written)).toBe(withoutLines(without.written))
  expect(report.verdicts).toEqual(without.report.verdicts)
  expect(report.requirements).toEqual(without.report.requirements)
})

test('whoever reads slowly makes the source wait', async () => {
  let given = 0
  async function* endless() {
    while (given < 10_000) yield `${site(`s${given++}`)}\n`
  }
  let read = 0
  for await (const _ of checkStream(endless(), { ...options, workers: 2, batchBytes: 1 })) {
    read++
    await new Promise((settle) => setTimeout(settle, 5))
    // Two batches of each of the two threads, and the one that is read.
    expect(given - read).toBeLessThanOrEqual(4)
    if (read === 40) break
  }
  expect(read).toBe(40)
})

test('whoever stops reading ends the threads and lets the source go', async () => {
  const source = Readable.from(
    (function* () {
      for (let id = 0; id < 10_000; id++) yield `${site(`s${id}`)}\n`
    })(),
  )
  const threads = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length
  const before = threads()
  for await (const _ of checkStream(source, { ...options, workers: 2, batchBytes: 1 })) {
    expect(threads()).toBeGreaterThan(before)
    break
  }
  expect(threads()).toBe(before)
  expect(source.destroyed).toBe(true)
})
