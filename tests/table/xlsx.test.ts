import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Listener } from '../../src/io/listener.js'
import type { Sheet } from '../../src/io/rows.js'
import { toXlsx } from '../../src/io/write-xlsx.js'
import { xlsxSheets } from '../../src/io/xlsx.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { rowsOf } from '../../src/table/fill.js'
import { templateOf } from '../../src/table/template.js'
import { entriesOf, placeIn, problemsIn, recordsIn } from './sheets.js'

const { standards, vocabulary } = loadRuleSetsFrom('standards')
const chosen = standards.filter(({ id }) => id === 'jining-2023-24/county-center')
const template = templateOf(chosen, vocabulary, 'zh')
const main = template.sheets[0]!
const columnOf = (header: string) => main.columns.findIndex((column) => column.header === header)

test('the form is a workbook with drop-downs and notes', async () => {
  const workbook = await readXlsx(await toXlsx(template))
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['场所', '房间', '人员', 'lists'])
  const [sites] = workbook.sheets
  expect(sites!.rows[0]).toEqual(main.columns.map(({ header }) => header))
  expect(sites!.dataValidations).toContainEqual(
    expect.objectContaining({ type: 'list', range: expect.stringMatching(/^C2:C/) }),
  )
  expect(sites!.cells?.get(`0,${columnOf('总面积（m²）')}`)?.comment?.text).toContain('附件2/一/（一）')
  const lists = workbook.sheets.at(-1)!
  expect(lists.rows.map((row) => row[0])).toContain('县级心理健康中心')
})

test('filled in and read as a workbook, it holds the records, and no text of theirs is a formula', async () => {
  const record = {
    record: 'site',
    id: '007',
    name: '=1+1',
    siteType: 'county-center',
    totalArea: 400.5,
    built: '2023-10',
  }
  const rooms = [{ type: 'sandplay-room', usableArea: 12, equipment: ['sofa'], separate: true }]
  const bytes = await toXlsx(template, rowsOf(template, [{ ...record, rooms }], vocabulary))
  const problems: unknown[] = []
  const sheets: Sheet[] = []
  const listener = { problem: (each: unknown) => void problems.push(each), advice: () => {} }
  for await (const each of xlsxSheets(bytes, 'form.xlsx', listener as Listener)) sheets.push(each)
  const entries = await entriesOf(sheets, { vocabulary, file: 'form.xlsx' })
  expect([...problems, ...problemsIn(entries)]).toEqual([])
  const [read] = recordsIn(entries)
  expect(read?.value).toMatchObject({ ...record, rooms })
  expect(placeIn(read, ['rooms', 0, 'usableArea'])).toMatchObject({ cell: '房间!C2' })
})
