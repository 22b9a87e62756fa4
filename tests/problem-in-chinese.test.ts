import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printParseErrorCode } from 'jsonc-parser'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { problemTextIn, toProblemText } from '../src/index.js'
import { catalogue } from '../src/problem/catalogue.js'
import { inChinese } from '../src/problem/chinese.js'

// Problems of data speak Chinese too. Their words stand in a catalogue; this test holds it and the sources together.

const folders = ['src/record', 'src/table', 'src/io', 'src/node']
/** Files that speak of something else than what is wrong with data: forms, proposals, files of authors, marked copies. */
const others =
  /vocabulary-schema|template|field-rows|words|propose|mapping\.ts|annotate|annotated|workbook-edit|xlsx-(comments|marks)|xml-edit|write-xlsx|fields\.ts/

const files = [
  'src/suggest.ts',
  'src/yaml.ts',
  'src/report/seen-records.ts',
  'src/report/run.ts',
  'src/standard/choose.ts',
  'src/cli/inputs.ts',
  'src/cli/settings.ts',
  'src/cli/receipt.ts',
  'src/report/advise-waivers.ts',
  'src/report/cross-check.ts',
  ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
].filter((path) => path.endsWith('.ts') && !others.test(path))

/** What a file says in sentences, "{}" for what differs. */
function sentencesIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = ts.isTemplateExpression(node)
      ? node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')
      : ts.isStringLiteralLike(node)
        ? node.text
        : ''
    if (/[a-z]+ [a-z]+/.test(text) && !/^<|throw/.test(text)) found.push(text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Parts that are put together with others, and are tried there. */
const parts = new Set([
  'the workbook cannot be read',
  'the sheet "{}" cannot be read',
  'the sheet "{}" cannot be read on',
  '{}: it is damaged ({})',
  'no sheet is',
  'several sheets are',
  '{}; write a number, or such as "12 {}"',
  '{}; it is passed over',
  '(no region given)',
  'it is in force {}',
])

/** What the parser of JSON says: its codes in words. */
const ofJson = Array.from({ length: 16 }, (_, index) =>
  printParseErrorCode(index + 1)
    .replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase(),
)

const sentences = [...new Set([...files.flatMap(sentencesIn), ...ofJson])].filter((each) => !parts.has(each))
const sample = (sentence: string): string => sentence.replaceAll('{}', 'x1')

test.each(sentences)('"%s" can be said in Chinese', (sentence) => {
  expect(inChinese(sample(sentence))).toMatch(/\p{Script=Han}/u)
  expect(inChinese(sample(sentence))).not.toMatch(/[a-z]{3,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/)
})

test('the catalogue holds nothing that nobody says', () => {
  const said = new Set(sentences)
  const composed =
    /^(the workbook|the sheet "\{\}") cannot|^sheet "|^it is damaged|^it is in force|^(no sheet|several sheets)|; (write|it was|it is)/
  expect(Object.keys(catalogue).filter((each) => !said.has(each) && !composed.test(each))).toEqual([])
})

test('what differs is neither lost nor translated', () => {
  for (const [english, chinese] of Object.entries(catalogue)) {
    const count = english.split('{}').length - 1
    const used = new Set([...chinese.matchAll(/\{=?(\d)\}/g)].map(([, number]) => Number(number)))
    expect([english, [...used].sort()]).toEqual([english, Array.from({ length: count }, (_, index) => index + 1)])
  }
  expect(inChinese('no fact is called "this table"')).toBe('没有名为“this table”的资料')
  expect(inChinese('no fact is called "a$1 {1} {}"')).toBe('没有名为“a$1 {1} {}”的资料')
})

describe('what is put together is said as a whole', () => {
  test.each([
    [
      'sheet "场所": the header "a" stands twice, in columns 1 and 2',
      '工作表“场所”：表头“a”出现两次，在第 1 列和第 2 列',
    ],
    ['the workbook cannot be read: it is protected by a password', '无法读取工作簿：设有密码'],
    ['the sheet "a" cannot be read on: it is damaged (why)', '工作表“a”读到一半中断：文件已损坏（why）'],
    [
      '"约20" is no number with a unit; write a number, or such as "12 m²"',
      '“约20”不是数字加单位；请写数字，或如“12 m²”',
    ],
    [
      'save it as .xlsx; it was taken for xlsx by how it begins; name its format where that is wrong (--input-format)',
      '请存为 .xlsx；按其开头当作 xlsx 读取，如不对，请用 --input-format 指明格式',
    ],
    [
      'what the rows of the sheet "说明" are cannot be told; it is passed over',
      '看不出工作表“说明”的各行是什么；已略过',
    ],
    ['no sheet is called "a"', '没有名为“a”的工作表'],
  ])('%s', (english, chinese) => {
    expect(inChinese(english)).toBe(chinese)
  })
})

test('what the catalogue does not know stays as it is', () => {
  expect(inChinese('nobody ever said this')).toBe('nobody ever said this')
})

test('a Problem is told in the language asked for, its code and its place in any', () => {
  const problem = {
    code: 'unknown-key',
    message: 'no fact is called "totalarea"',
    file: 'sites.yaml',
    line: 3,
    column: 5,
    help: 'did you mean "totalArea"?',
  } as const
  expect(problemTextIn(problem, 'zh')).toBe(
    'sites.yaml:3:5 unknown-key: 没有名为“totalarea”的资料\n  建议：是否为“totalArea”？',
  )
  expect(problemTextIn(problem, 'en')).toBe(toProblemText(problem))
})

test('a Problem that holds something very long is no reason to wait', () => {
  for (const part of [' (', '"', '; it is passed over', 'the header cannot be read: ']) {
    const word = part.repeat(1_000_000 / part.length)
    expect(inChinese(`no fact is called "${word}"`)).toBe(`没有名为“${word}”的资料`)
  }
  expect(inChinese('the header cannot be read: '.repeat(100_000))).toMatch(/^表头无法识读：/)
})
