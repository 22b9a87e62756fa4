import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readWorkbook, workbookOf } from '../io/tables.js'
import { clausecheck, inFolder } from './session.js'

const sites = workbookOf({
  name: '场所',
  rows: [
    ['编号', '名称', '场所类型', '地区', '依托场所层级', '依托场所类型', '总面积（m²）', '建成'],
    ['a', '甲', '健心客厅', '南湖区', '县级', '总馆', 149.99, '2021-08-31'],
    ['b', '乙', '健心客厅', '南湖区', '县级', '总馆', null, '2021-08-31'],
  ],
})

/** What comes of a command beside sites.xlsx, and the workbooks it wrote. */
const run = (command: string, ...files: readonly string[]) =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'sites.xlsx'), await sites)
    const outcome = await clausecheck(command.split(' ').slice(1), folder)
    const written = files.map((file) => readFileSync(join(folder, file)))
    return { ...outcome, written, original: readFileSync(join(folder, 'sites.xlsx')) }
  })

test('a report and a marked copy are written beside one another', async () => {
  const command = 'clausecheck check sites.xlsx --as-of 2021-09-30 --lang zh --format xlsx --out report.xlsx'
  const { stdout, written, original } = await run(`${command} --annotate checked.xlsx`, 'report.xlsx', 'checked.xlsx')
  expect(stdout).toBe('')
  const [report, checked] = written
  expect((await readWorkbook(report!)).sheets.map(({ name }) => name)).toContain('逐项结果')
  expect(original.equals(Buffer.from(await sites))).toBe(true)
  expect(await readWorkbook(checked!)).toEqual(await readWorkbook(original))
  const [sheet] = (await readXlsx(checked!)).sheets
  expect(sheet!.cells?.get('1,6')?.comment?.text).toMatch(/^不符合 · .*\n.*差 0\.01 m²/)
  expect(sheet!.cells?.get('2,6')?.comment?.text).toMatch(/^无法判定 · /)
})

test.each([
  ['--annotate sites.xlsx', 'the marked copy would take the place of its workbook'],
  ['--annotate ./sites.xlsx', 'the marked copy would take the place of its workbook'],
  ['--annotate checked.xlsm', 'a marked copy of sites.xlsx cannot be called checked.xlsm'],
  ['--format xlsx --out both.xlsx --annotate both.xlsx', 'the report and the marked copy are both to be both.xlsx'],
  ['--annotate nowhere/checked.xlsx', 'there is no such file or folder'],
])('%s: %s', async (options, message) => {
  const { stderr, exit, original } = await run(`clausecheck check sites.xlsx --as-of 2021-09-30 ${options}`)
  expect(stderr).toContain(message)
  expect(exit).toBe('3')
  expect(original.equals(Buffer.from(await sites))).toBe(true)
})

test('the copy is the same whatever is written beside it', async () => {
  const command = 'clausecheck check sites.xlsx --as-of 2021-09-30 --annotate checked.xlsx --format'
  const copies = ['ndjson', 'text', 'github'].map((format) => run(`${command} ${format}`, 'checked.xlsx'))
  const [one, ...others] = (await Promise.all(copies)).map(({ written }) => written[0]!)
  expect(others.every((other) => other.equals(one!))).toBe(true)
})
