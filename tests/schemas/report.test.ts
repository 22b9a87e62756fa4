import { readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import { type Finding, type JsonReport, jsonSchemaOf, type Label, startRun } from '../../src/index.js'
import { readRecordFile } from '../../src/node.js'
import type { reportSchema } from '../../src/schemas/report.js'
import { findingSchema } from '../../src/schemas/report.js'
import { vocabulary } from '../../src/standards.js'
import { report, ruleSets, write } from '../formats/report.js'

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
const isReport = ajv.compile(jsonSchemaOf('report', vocabulary))
const isFinding = ajv.compile(jsonSchemaOf('finding', vocabulary))

/** A type without `readonly`, and with what it extends written out. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T

test('the schema and the types of a report say the same', () => {
  expectTypeOf<Plain<z.infer<typeof reportSchema>>>().toEqualTypeOf<Plain<JsonReport>>()
  expectTypeOf<Plain<z.infer<typeof findingSchema>>>().toEqualTypeOf<Plain<Finding & { message: Label }>>()
  // Types alone would let a schema of anything pass.
  expect(Object.keys(findingSchema.shape)).toEqual([...Object.keys(report.records[0]!.findings[0]!), 'message'])
})

const errorsOf = (text: string): unknown[] => {
  isReport(JSON.parse(text))
  return isReport.errors ?? []
}

/** A report on a file of records, with something of everything that reading says. */
function reportOn(path: string, asOf: string) {
  const run = startRun({ ...ruleSets, asOf })
  for (const entry of readRecordFile(path, { input: run.input })) {
    if ('record' in entry) run.add(entry.record)
    else run.problem(entry.problem)
  }
  run.advice({ code: 'unknown-key', message: 'a column', file: 'a.xlsx', line: 1, column: 2, cell: 'a!B1', help: 'b' })
  run.problem({ code: 'invalid-json', message: 'no JSON', path: '/3' })
  return run.report()
}

const files = readdirSync('fixtures/records').filter((name) => /\.(ya?ml|json|ndjson)$/.test(name))

test.each(files)('the reports on fixtures/records/%s are valid', (file) => {
  for (const asOf of ['2021-06-30', '2021-10-15', '2024-01-15']) {
    const of = reportOn(`fixtures/records/${file}`, asOf)
    expect(of.inputs).toHaveLength(1)
    expect(errorsOf(write('json', 'en', of))).toEqual([])
  }
})

const written = write('json')

test('a report with every status is valid, and so is an empty one, and a part', () => {
  expect(errorsOf(written)).toEqual([])
  expect(errorsOf(write('json', 'zh', startRun({ ...ruleSets, asOf: '2021-06-30' }).report()))).toEqual([])
  expect(errorsOf(write('json', 'zh', startRun({ ...ruleSets, asOf: '2021-06-30', part: true }).report()))).toEqual([])
})

test('each line of NDJSON is valid as a finding', () => {
  const located = reportOn('fixtures/records/jiaxing-2021-examples.yaml', '2021-10-15')
  const lines = [report, located].flatMap((of) => write('ndjson', 'en', of).trimEnd().split('\n'))
  expect(lines.some((line) => 'positions' in JSON.parse(line))).toBe(true)
  expect(lines.filter((line) => !isFinding(JSON.parse(line)))).toEqual([])
  expect(lines.length).toBeGreaterThan(100)
})

/** Every object in a value, and how to say where. */
function* objectsIn(value: unknown, at = ''): Generator<{ at: string; object: Record<string, unknown> }> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { at, object: value as Record<string, unknown> }
  // Of a list the first will do; the others are like it.
  const inner = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value)
  for (const [key, each] of inner) yield* objectsIn(each, `${at}/${key}`)
}

/** Keys that may be left out, and what they are of. */
const optional =
  /\/(expected|actual|shortfall)\/(unit|of|per|each)$|\/(problems|advice)\/0\/(file|line|column|cell|path|help)$/

describe('strictly', () => {
  const one = { ...JSON.parse(written), records: JSON.parse(written).records.slice(0, 1) } as Record<string, unknown>
  const objects = [...objectsIn(one)]

  test('a report with any key taken away is not valid', () => {
    const needless: string[] = []
    let tried = 0
    for (const { at, object } of objects) {
      for (const [key, value] of Object.entries(object)) {
        if (optional.test(`${at}/${key}`)) continue
        delete object[key]
        tried++
        if (isReport(one)) needless.push(`${at}/${key}`)
        object[key] = value
      }
    }
    expect(needless).toEqual([])
    expect(tried).toBeGreaterThan(100)
  })

  test('nor is one with a key too many, or a value of another type', () => {
    const overlooked: string[] = []
    for (const { at, object } of objects) {
      object.more = 1
      if (isReport(one)) overlooked.push(`${at}/more`)
      delete object.more
      for (const [key, value] of Object.entries(object)) {
        object[key] = { no: 'such' }
        if (isReport(one)) overlooked.push(`${at}/${key}`)
        object[key] = value
      }
    }
    expect(overlooked).toEqual([])
    expect(isReport(one)).toBe(true)
  })
})

test('the report names the schema it keeps to', () => {
  expect(JSON.parse(written)).toMatchObject({ schema: 'clausecheck-report/1' })
})
