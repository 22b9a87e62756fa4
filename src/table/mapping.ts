import * as z from 'zod'
import type { Problem, Result } from '../problem.js'
import { readRecord } from '../record/read.js'
import type { Vocabulary } from '../record/vocabulary.js'
import { type Keys, type Reporter, reporterFor } from '../standard/file.js'
import { type JsonSchema, toJsonSchema } from '../standard/json-schema.js'
import { didYouMean } from '../suggest.js'
import { readYaml } from '../yaml.js'
import { listsOf } from './recognise.js'
import { helpForPath, type Subject, subjectOf, targetAt } from './target.js'
import { termNamed, wordsOfSection } from './term-words.js'

// What the tables that others made mean: a file of their own, so that nobody has to rewrite the tables.

const text = z.string({ error: 'a text expected' }).min(1)

const mappedSheet = z.strictObject({
  sheet: text.optional().describe('the name of the sheet; the only one there is where left out'),
  record: text.describe('the type of the records that its rows are, or belong to: site'),
  list: text.optional().describe('the list whose members its rows are: rooms'),
  id: text.describe('the header of the column with the ids of the records'),
  repeatId: z.boolean().optional().describe('whether a blank id repeats the one above, as where cells are merged'),
  columns: z
    .record(text, text)
    .default({})
    .describe('headers, and the fact each gives: totalArea, equipment.sofa, openingHours.mon'),
  constants: z
    .record(text, z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('facts that are the same in every row: { siteType: service-station }'),
  ignore: z.array(text).default([]).describe('headers of columns that say nothing to check'),
})

/** mapping.yaml */
export const mappingSchema = z.strictObject({
  sheets: z.array(mappedSheet, { error: 'a list of sheets expected' }).min(1, { error: 'no sheet is mapped' }),
  words: z
    .record(text, z.union([text, z.boolean()]))
    .default({})
    .describe('words of cells, and the term, yes or no that each means: { 民政口: civil-affairs, 达标: true }'),
  blank: z.array(text).default([]).describe('what is written into cells that are not filled in: [-, 未填]'),
})

export type Mapping = z.infer<typeof mappingSchema>
export type MappedSheet = Mapping['sheets'][number]

export const mappingJsonSchema = (): JsonSchema =>
  toJsonSchema(mappingSchema, 'mapping.yaml: what the columns and words of tables mean')

/**
 * Reads a mapping, all of its Problems at once.
 *
 * @example
 * readMapping('sheets: [{ record: site, id: 编号, columns: { 面积: totalAera } }]', 'mapping.yaml', vocabulary)
 * //=> { ok: false, problems: [{ code: 'unknown-fact', line: 1, …, help: 'did you mean "totalArea"?' }] }
 */
export function readMapping(text: string, path: string, vocabulary: Vocabulary): Result<Mapping> {
  const yaml = readYaml(text, path)
  if (!yaml.ok) return yaml
  const problems: Problem[] = []
  const reporter = reporterFor(path, yaml.value, problems)
  const parsed = mappingSchema.safeParse(yaml.value.value, { jitless: true })
  if (!parsed.success) {
    const known = [...Object.keys(mappingSchema.shape), ...Object.keys(mappedSheet.shape)]
    reporter.reportIssues(parsed.error.issues, [], known)
    return { ok: false, problems }
  }
  const { sheets, words } = parsed.data
  for (const [index, sheet] of sheets.entries()) checkSheet(sheet, ['sheets', index], vocabulary, reporter)
  checkWords(words, vocabulary, reporter)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data }
}

function checkSheet(sheet: MappedSheet, at: Keys, vocabulary: Vocabulary, reporter: Reporter): void {
  const subject = subjectAsked(sheet, at, vocabulary, reporter)
  if (subject === undefined) return
  const headers = new Map<string, string>()
  for (const [header, path] of Object.entries(sheet.columns)) {
    const keys = [...at, 'columns', header]
    const target = targetAt(path, subject, vocabulary)
    if (target === undefined || (target.path === 'id' && header !== sheet.id)) {
      const message = target === undefined ? `no fact is called "${path}"` : `the ids are in the column "${sheet.id}"`
      const help = target === undefined ? helpForPath(path, subject, vocabulary) : undefined
      reporter.report({ code: 'unknown-fact', message, ...(help && { help }) }, keys)
      continue
    }
    const twin = headers.get(target.path)
    if (twin !== undefined)
      reporter.report({ code: 'duplicate-id', message: `"${twin}" gives "${path}" already` }, keys)
    headers.set(target.path, header)
    if (Object.hasOwn(sheet.constants, target.key))
      reporter.report({ code: 'duplicate-id', message: `"${target.key}" is given under "constants" too` }, keys)
    if (sheet.ignore.includes(header))
      reporter.report({ code: 'duplicate-id', message: `"${header}" is under "ignore" too` }, keys, true)
  }
  checkConstants(sheet, at, vocabulary, reporter)
}

function subjectAsked(
  { record, list }: MappedSheet,
  at: Keys,
  vocabulary: Vocabulary,
  reporter: Reporter,
): Subject | undefined {
  const records = Object.keys(vocabulary.facts)
  if (!records.includes(record)) {
    const help = didYouMean(record, records) ?? `one of: ${records.join(', ')}`
    reporter.report({ code: 'invalid-value', message: `no type of record is called "${record}"`, help }, [
      ...at,
      'record',
    ])
    return undefined
  }
  const subject = subjectOf(vocabulary, record, list)
  if (subject !== undefined || list === undefined) return subject
  const lists = listsOf(vocabulary, record)
  const help = didYouMean(list, lists) ?? `one of: ${lists.join(', ')}`
  reporter.report({ code: 'unknown-fact', message: `a ${record} has no list called "${list}"`, help }, [...at, 'list'])
  return undefined
}

/** Constants are values of a record like any other, and are read as such. */
function checkConstants(
  { record, list, constants }: MappedSheet,
  at: Keys,
  vocabulary: Vocabulary,
  reporter: Reporter,
) {
  const value = { record, id: 'a', ...(list === undefined ? constants : { [list]: [constants] }) }
  for (const { keys, code, message, help } of readRecord(value, vocabulary).problems) {
    const inside = list === undefined ? keys : keys.slice(2)
    reporter.report({ code, message, ...(help && { help }) }, [...at, 'constants', ...inside])
  }
}

function checkWords(words: Mapping['words'], vocabulary: Vocabulary, reporter: Reporter): void {
  const sections = Object.keys(vocabulary.terms)
  const known = sections.flatMap((section) => wordsOfSection(vocabulary, section))
  for (const [word, meant] of Object.entries(words)) {
    if (typeof meant !== 'string') continue
    if (sections.some((section) => termNamed(vocabulary, section, meant) !== undefined)) continue
    const help = didYouMean(meant, known)
    const message = `no term is called "${meant}"`
    reporter.report({ code: 'unknown-term', message, ...(help && { help }) }, ['words', word])
  }
}
