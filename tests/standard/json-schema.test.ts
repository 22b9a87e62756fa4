import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { type JsonSchemaName, jsonSchemaNames, jsonSchemaOf } from '../../src/index.js'
import { kinds } from '../../src/kinds/index.js'
import { vocabulary } from '../../src/standards.js'
import { readYaml } from '../../src/yaml.js'

const schemas = Object.fromEntries(jsonSchemaNames.map((name) => [name, jsonSchemaOf(name, vocabulary)]))
const validators = Object.fromEntries(
  jsonSchemaNames.map((name) => [name, new Ajv({ allErrors: true, strictTypes: false }).compile(schemas[name]!)]),
) as Record<JsonSchemaName, ValidateFunction>

const folders: Readonly<Record<string, JsonSchemaName>> = {
  'fixtures/cases': 'cases',
  'fixtures/records': 'record',
  'fixtures/mappings': 'mapping',
  'fixtures/waivers': 'waivers',
}

const files = ['standards', ...Object.keys(folders)].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(folder, path)),
)

function sortOf(path: string): JsonSchemaName {
  const [folder] = /^fixtures\/\w+/.exec(path) ?? []
  if (folder !== undefined) return folders[folder]!
  const name = basename(path, '.yaml')
  return name === 'vocabulary' || name === 'document' || name === 'clauses' ? name : 'standard'
}

function valueIn(path: string): unknown {
  const yaml = readYaml(readFileSync(path, 'utf8'), path)
  if (!yaml.ok) throw new Error(yaml.problems[0]!.message)
  return yaml.value.value
}

function errorsOf(name: JsonSchemaName, value: unknown): string[] {
  validators[name](value)
  return (validators[name].errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  )
}

test.each(files.map((path) => [path, sortOf(path)] as const))('%s is valid as %s', (path, name) => {
  expect(errorsOf(name, valueIn(path))).toEqual([])
})

test('files of every sort are tried', () => {
  expect(new Set(files.map(sortOf))).toEqual(new Set(jsonSchemaNames))
})

describe('a misspelt key', () => {
  test.each([...new Map(files.map((path) => [sortOf(path), path]))])('in a file of sort %s', (name, path) => {
    const value = valueIn(path) as Record<string, unknown>
    const misspelt = Array.isArray(value) ? [{ ...value[0], totalaera: 20 }] : { ...value, requirments: {} }
    expect(errorsOf(name, misspelt)).not.toEqual([])
  })

  test('in a requirement', () => {
    const value = valueIn('standards/jiaxing-2021-33/health-lounge.yaml') as {
      requirements: Record<string, Record<string, unknown>>
    }
    const { atLeast, ...rest } = value.requirements['total-area-main']!
    const misspelt = { ...value, requirements: { area: { ...rest, atLaest: atLeast } } }
    expect(errorsOf('standard', misspelt).join('\n')).toContain('atLaest')
  })
})

test('what the fields of kinds mean is in the schema of standards', () => {
  const text = JSON.stringify(schemas.standard)
  const described = kinds.flatMap(({ fields }) =>
    Object.values(fields as Record<string, z.ZodType>).map((field) => field.description),
  )
  expect(described.filter((each) => each === undefined || !text.includes(JSON.stringify(each)))).toEqual([])
})

describe('the schema of records', () => {
  const site = { record: 'site', id: 'a' }

  test.each([
    ['an id', { region: 'nanhu' }, true],
    ['a label', { region: '南湖区' }, true],
    ['an alias', { siteType: 'health-lounge', zones: ['阅读区'], staff: [{ role: '志愿者' }] }, true],
    ['no term', { region: 'Atlantis' }, false],
    ['no term in a list', { zones: ['spa'] }, false],
    ['no term in a checklist', { zones: { spa: true } }, false],
    ['a checklist', { zones: { 阅读区: true, 'exchange-area': null } }, true],
    ['an item no term names', { zones: [{ item: 'spa', accepted: true }] }, true],
    ['no term of a person', { staff: [{ role: 'chef' }] }, false],
    ['nothing given', { region: null, zones: null, staff: null }, true],
  ])('takes or refuses %s', (_, facts, valid) => {
    expect(errorsOf('record', { ...site, ...facts }).length === 0).toBe(valid)
    expect(errorsOf('record', [{ ...site, ...facts }]).length === 0).toBe(valid)
  })

  test('names every fact in both languages, with its unit', () => {
    expect(schemas.record).toMatchObject({
      definitions: { site: { properties: { totalArea: { description: '总面积 / total area, m²' } } } },
    })
  })
})

test.each(jsonSchemaNames)('clausecheck/schemas/%s.json is what the sources give', (name) => {
  const path = createRequire(import.meta.url).resolve(`clausecheck/schemas/${name}.json`)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schemas[name])))
})

test('the file that a standard names for its editor is there', () => {
  const named = files.flatMap((path) => {
    const comment = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(path, 'utf8'))?.[1]
    return comment === undefined ? [] : [{ at: join(dirname(path), comment), name: sortOf(path) }]
  })
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ at, name }) => at !== join('dist', 'schemas', `${name}.json`))).toEqual([])
})
