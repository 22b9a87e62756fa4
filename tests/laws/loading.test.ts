import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { typecheck } from '../../src/expr/typecheck.js'
import { validate } from '../../src/expr/validate.js'
import { compileStandard, loadRuleSets, readRecord } from '../../src/index.js'
import { scopeFor } from '../../src/standard/expression.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { cleanRecords } from '../record/generators.js'
import { booleanExpr, facts, vocabulary as letters } from './generators.js'
import { law } from './law.js'

// What was read, written and read again is the same.

const texts = readdirSync('standards', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path) => ({ path, text: readFileSync(`standards/${path}`, 'utf8') }))

test('every standard loads, and compiles', () => {
  const loaded = loadRuleSets(texts)
  expect(loaded.problems).toEqual([])
  expect(loaded.standards).toEqual(standards)
  for (const standard of standards) expect(compileStandard(standard, vocabulary).standard).toBe(standard)
})

test.each([
  ['YAML', (value: unknown) => stringify(value)],
  ['JSON', (value: unknown) => JSON.stringify(value)],
])('standards that were read and written as %s load as before', (_, write) => {
  const loaded = loadRuleSets(texts.map(({ path, text }) => ({ path, text: write(parse(text)) })))
  expect(loaded.problems).toEqual([])
  expect({ standards: loaded.standards, documents: loaded.documents }).toEqual({ standards, documents })
})

test('a loaded standard that was kept as JSON compiles to the same', () => {
  expect(JSON.parse(JSON.stringify(standards))).toEqual(standards)
})

law('a record that was read reads the same again', [cleanRecords(vocabulary)], { runs: 500 }, (value) => {
  const { record, problems } = readRecord(value, vocabulary)
  // What was not believed is no value to be read.
  if (record === undefined || problems.length > 0) return 0
  const again = readRecord(JSON.parse(JSON.stringify(record)), vocabulary)
  expect(again.problems).toEqual([])
  expect(again.record).toEqual(record)
  return 1
})

law('an expression that was checked is checked to the same again', [booleanExpr], { runs: 1000 }, (expr) => {
  const scope = { ...scopeFor(letters, facts), recurs: true }
  const { expr: read, issues } = validate(JSON.parse(JSON.stringify(expr)))
  expect(issues).toEqual([])
  expect(typecheck(read, scope)).toMatchObject({ expr, issues: [] })
  return 1
})
