import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDate } from '../../src/dates.js'
import { weekdays } from '../../src/expr/facts.js'
import { factsOf } from '../../src/expr/walk.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { readRecord } from '../../src/record/read.js'
import type { Fact } from '../../src/record/vocabulary.js'
import { rowsOf } from '../../src/table/fill.js'
import { type TemplateSheet, templateOf } from '../../src/table/template.js'
import { entriesOf, filled, problemsIn, recordsIn } from './sheets.js'

// Records written into a template and read from it are the same records, whatever they say.

const { standards, vocabulary } = loadRuleSetsFrom('standards')
type Json = Record<string, unknown>

const day = fc
  .tuple(fc.integer({ min: 1980, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  .filter(isDate)
const text = fc.string({ minLength: 1 }).filter((each) => each.trim() !== '')
const hours = fc.constantFrom('09:00-17:00', 'closed', '08:30-11:30 13:00-24:00')

function anyOf(fact: Fact): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'quantity':
      return fact.digits === undefined
        ? fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs))
        : fc.nat(9999).map((number) => number / 10 ** fact.digits!)
    case 'yes-no':
      return fc.boolean()
    case 'date':
      return day
    case 'month':
      return day.map((each) => each.slice(0, 7))
    case 'milestone':
      return fc.oneof(
        fc.boolean(),
        day,
        day.map((each) => each.slice(0, 7)),
        day.map((each) => each.slice(0, 4)),
      )
    case 'term':
      return fc.constantFrom(...Object.keys(vocabulary.terms[fact.terms]!))
    case 'terms': {
      const ids = Object.keys(vocabulary.terms[fact.terms]!)
      const judged = fc.record({
        item: fc.constantFrom('摇椅', '按摩球', 'rocking chair'),
        accepted: fc.constantFrom(true, false, null),
      })
      return fc.oneof(
        fc.subarray(ids, { maxLength: Math.min(8, ids.length) }),
        fc.uniqueArray(fc.oneof(fc.constantFrom(...ids), judged), {
          maxLength: 4,
          selector: (each) => (typeof each === 'string' ? each : each.item),
        }),
        fc.dictionary(fc.constantFrom(...ids), fc.option(fc.boolean()), {
          minKeys: 1,
          maxKeys: 5,
          noNullPrototype: true,
        }),
      )
    }
    case 'timetable':
      return fc
        .record(Object.fromEntries(weekdays.map((weekday) => [weekday, fc.option(hours)])))
        .filter((week) => Object.values(week).some((each) => each !== null))
    default:
      return text
  }
}

/** What the columns of a sheet can say of a record or a member: every fact, be it as null. */
function itemOf(sheet: TemplateSheet, sheets: readonly TemplateSheet[]): fc.Arbitrary<Json> {
  const facts = vocabulary.facts[sheet.record]!
  const own = (
    sheet.list === undefined ? facts : (facts[sheet.list] as { members: typeof facts }).members
  ) as typeof facts
  const keys = [...new Set(sheet.columns.map(({ path }) => path.split('.')[0]!))].filter((key) =>
    Object.hasOwn(own, key),
  )
  const values = Object.fromEntries(
    keys.map((key) => {
      const fact = own[key]!
      const inner = sheets.find((each) => each.record === sheet.record && each.list === key)
      if (fact.type === 'list') return [key, fc.option(fc.array(itemOf(inner!, sheets), { maxLength: 4 }))]
      return [key, fc.option(anyOf(fact), { freq: 3 })]
    }),
  )
  const lists = keys.filter((key) => /^(terms|list)$/.test(own[key]!.type))
  return fc.record({ values: fc.record(values), open: fc.subarray(lists) }).map(({ values, open }) => {
    const able = open.filter((key) => Array.isArray(values[key]))
    return { ...values, ...(able.length > 0 && { incomplete: able }) }
  })
}

/** Which lists go on is said in no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'incomplete' ? [...each].sort() : sorted(each)]),
  )
}

// The standards with the most facts are tried most.
const most = ['jining-2023-24/county-center', 'jining-2023-24/service-station', 'jiaxing-2021-33/health-lounge']

describe.each(standards.map(({ id }) => id))('%s', (id) => {
  test.each(['zh', 'en'] as const)('a template filled in %s is read as it was meant', async (language) => {
    const chosen = standards.filter((standard) => standard.id === id)
    const template = templateOf(chosen, vocabulary, language)
    const type = chosen[0]!.appliesTo.record
    const main = template.sheets.find(({ record, list }) => record === type && list === undefined)!
    const record = fc
      .tuple(
        text.map((each) => each.trim()),
        fc.option(text),
        fc.option(text),
        itemOf(main, template.sheets),
      )
      .map(
        ([id, name, within, facts]): Json => ({
          ...{ record: main.record, id, name, ...facts },
          ...(main.columns.some(({ path }) => path === 'within') && { within }),
        }),
      )
    const records = fc.uniqueArray(record, { minLength: 1, maxLength: 4, selector: ({ id }) => id })
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const sheets = filled(template, rowsOf(template, given, vocabulary))
        const entries = await entriesOf(sheets, { vocabulary })
        expect(problemsIn(entries)).toEqual([])
        const asRead = (value: unknown) => {
          const { record, problems } = readRecord(value, vocabulary)
          return {
            record: record && sorted(record),
            problems: problems.map(({ code, path, message }) => [code, path, message]).sort(),
          }
        }
        expect(recordsIn(entries).map(({ value }) => asRead(value))).toEqual(given.map(asRead))
      }),
      { numRuns: most.includes(id) ? 30 : 3 },
    )
  })
})

test('a template has a column for every fact that its standards read', () => {
  for (const standard of standards) {
    const template = templateOf([standard], vocabulary, 'zh')
    const paths = template.sheets.flatMap(({ record, list, columns }) =>
      columns.map(({ path }) => `${record} ${list ? `${list}[].` : ''}${path.split('.')[0]}`),
    )
    const read = standard.requirements.flatMap(({ check }) => factsOf(check.holds))
    const own = read.filter((path) => !/(^|\[\]\.)(sites|organizations|regions|reports)\b/.test(path))
    const wanted = own.map((path) =>
      path
        .replace(/\[\]\.(accepted|item)$/, '')
        .replace(/\.\w+$/, (end, at) => (path.slice(at - 2, at) === '[]' ? end : '')),
    )
    for (const path of wanted) expect(paths).toContain(`${standard.appliesTo.record} ${path}`)
  }
})
