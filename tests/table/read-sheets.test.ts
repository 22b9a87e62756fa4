import { expect, test } from 'vitest'
import { checkRecords, type Problem, startRun, toProblemText } from '../../src/index.js'
import { loadRuleSetsFrom } from '../../src/node.js'
import { entriesOf, placeIn, problemsIn, recordsIn, sheet } from './sheets.js'

const ruleSets = loadRuleSetsFrom('standards')
const { vocabulary } = ruleSets
const file = 'sites.xlsx'
const valuesOf = async (...sheets: ReturnType<typeof sheet>[]) =>
  recordsIn(await entriesOf(sheets, { vocabulary })).map(({ value }) => value)

/** The report on some sheets, as a program makes it. */
async function reportOn(...sheets: ReturnType<typeof sheet>[]) {
  const run = startRun({ ...ruleSets, asOf: '2021-10-15' })
  for (const entry of await entriesOf(sheets, { vocabulary, file }))
    if ('record' in entry) run.add(entry.record)
    else run.problem(entry.problem)
  return run.report()
}

const lounge = ['健心客厅', '南湖区', '图书馆分馆', '镇级']
const loungeHeader = ['编号', '场所类型', '地区', '依托场所类型', '依托场所层级']

test('labels, ids, aliases and English labels are understood, with and without a unit', async () => {
  for (const header of [
    '总面积',
    '总面积（m²）',
    '总面积(㎡)',
    '总 面 积 （平方米）',
    'totalArea',
    'total area (m2)',
    '空间面积',
    'Total Area',
  ])
    expect(
      await valuesOf(
        sheet('场所', [
          ['编号', header],
          ['a', 60],
        ]),
      ),
    ).toEqual([{ record: 'site', id: 'a', totalArea: 60 }])
})

test('blank, absent and unreadable are three reasons', async () => {
  const { records, problems } = await reportOn(
    sheet('场所', [
      [...loungeHeader, '总面积（m²）'],
      ['blank', ...lounge, null],
      ['unreadable', ...lounge, '约60'],
      ['error', ...lounge, { bad: '#REF!' }],
    ]),
    sheet('Sheet2', [loungeHeader, ['absent', ...lounge]]),
  )
  const reasons = records.map(({ id, findings }) => [
    id,
    findings.find(({ requirement }) => requirement === 'total-area-branch')?.reason,
  ])
  expect(reasons).toEqual([
    ['blank', 'blank'],
    ['unreadable', 'unreadable'],
    ['error', 'unreadable'],
    ['absent', 'missing'],
  ])
  expect(problems.map(toProblemText)).toEqual([
    expect.stringMatching(/^sites\.xlsx!场所!F3 invalid-value: "约60"/),
    expect.stringMatching(/^sites\.xlsx!场所!F4 invalid-value: "#REF!"/),
  ])
})

test('the sheets of lists are joined by the id of the record, and a Problem leads to their cell', async () => {
  const entries = await entriesOf(
    [
      sheet('房间', [
        ['编号', '类型', '使用面积（㎡）', '设施设备'],
        ['a', '沙盘室', 12, '沙发、茶几等'],
        ['b', '沙盘室', '约9', null],
        ['a', '个询室', '15 ㎡', null],
        [null, null, null, null],
      ]),
      sheet('场所', [
        ['编号', '房间：是否列全', '总面积'],
        ['a', '是', 300],
        ['b', '否', 200],
        ['c', '是', 10],
        ['d', null, 10],
      ]),
    ],
    { vocabulary, file },
  )
  const records = recordsIn(entries)
  expect(records.map(({ value }) => value)).toEqual([
    {
      record: 'site',
      id: 'a',
      totalArea: 300,
      rooms: [
        { type: 'sandplay-room', usableArea: 12, equipment: ['sofa', 'tea-table'], incomplete: ['equipment'] },
        { type: 'individual-counselling-room', usableArea: 15, equipment: null },
      ],
    },
    {
      ...{ record: 'site', id: 'b', totalArea: 200, incomplete: ['rooms'] },
      rooms: [{ type: 'sandplay-room', usableArea: '约9', equipment: null }],
    },
    { record: 'site', id: 'c', totalArea: 10, rooms: [] },
    { record: 'site', id: 'd', totalArea: 10, rooms: null },
  ])
  expect(problemsIn(entries)).toEqual([])
  const [a, b] = records
  expect(placeIn(a, ['rooms', 1, 'usableArea'])).toEqual({ line: 4, column: 3, cell: '房间!C4' })
  expect(placeIn(b, ['rooms', 0, 'usableArea'])).toEqual({ line: 3, column: 3, cell: '房间!C3' })
  expect(placeIn(b, ['totalArea'])).toEqual({ line: 3, column: 3, cell: '场所!C3' })
  expect(placeIn(b, ['built'])).toEqual({ line: 3, column: 1, cell: '场所!A3' })
})

test('a table without a name says line and field', async () => {
  const [entry] = recordsIn(
    await entriesOf(
      [
        sheet('', [
          ['id', 'totalArea'],
          ['a', 'x'],
        ]),
      ],
      { vocabulary, file: 'a.csv' },
    ),
  )
  expect(placeIn(entry, ['totalArea'])).toEqual({ line: 2, column: 2 })
  const report = checkRecords([entry!], { ...ruleSets, asOf: '2021-10-15' })
  expect(toProblemText(report.problems[0]!)).toMatch(/^a\.csv:2:2 invalid-value/)
})

test('a check-list of columns is read item by item, a timetable day by day', async () => {
  const header = [
    '编号',
    '设施设备：沙发',
    'equipment.tea-table',
    '设施设备: 绿植',
    '开放时间：周一',
    '开放时间：星期二',
  ]
  expect(
    await valuesOf(
      sheet('场所', [header, ['a', '有', '无', null, '9:00-17:00', null], ['b', null, null, null, null, null]]),
    ),
  ).toEqual([
    {
      ...{ record: 'site', id: 'a', openingHours: { mon: '09:00-17:00', tue: null } },
      equipment: { sofa: true, 'tea-table': false, plants: null },
    },
    { record: 'site', id: 'b', equipment: null, openingHours: null },
  ])
})

test('a column nobody understands is told once, and the rest is read', async () => {
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', '总面机', '总面积（亩）', '', '备注'],
        ['a', 60, 3, 'x', '好'],
        ['b', 70, 4, null, null],
      ]),
    ],
    { vocabulary, file },
  )
  expect(recordsIn(entries).map(({ value }) => value)).toEqual([
    { record: 'site', id: 'a', note: '好' },
    { record: 'site', id: 'b', note: null },
  ])
  expect(problemsIn(entries).map(toProblemText)).toEqual([
    'sites.xlsx!场所!B1 unknown-key: no fact is called "总面机"\n  help: did you mean "总面积"?',
    'sites.xlsx!场所!C1 unknown-key: no fact is called "总面积（亩）"\n  help: "totalArea" is in m²',
  ])
})

test('of two columns about one thing neither is read', async () => {
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', '总面积', '空间面积'],
        ['a', 60, 70],
      ]),
    ],
    { vocabulary },
  )
  expect(recordsIn(entries).map(({ value }) => value)).toEqual([{ record: 'site', id: 'a' }])
  expect(problemsIn(entries).map(({ code, cell }) => `${cell} ${code}`)).toEqual([
    '场所!B1 duplicate-id',
    '场所!C1 duplicate-id',
  ])
})

test('rows that belong to nobody are reported', async () => {
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', '总面积'],
        ['a', 60],
        [null, 70],
      ]),
      sheet('房间', [
        ['编号', '类型'],
        [null, '沙盘室'],
        ['A', '沙盘室'],
        ['A', '宣泄室'],
      ]),
    ],
    { vocabulary, file },
  )
  expect(problemsIn(entries).map(({ code, cell }) => `${cell} ${code}`)).toEqual([
    '房间!A2 missing-key',
    '房间!A3 invalid-value',
  ])
  const report = await reportOn(
    sheet('场所', [
      ['编号', '总面积'],
      [null, 70],
    ]),
  )
  expect(report.problems.map(({ code, cell }) => `${cell} ${code}`)).toEqual(['场所!A2 missing-key'])
})

test('a column that is like no fact, and a sheet that says none, cost advice and no Problem', async () => {
  const advice: Problem[] = []
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', '总面积', '办公电话', '序号'],
        ['a', 60, '82530000', 1],
      ]),
      sheet('填表说明', [['请用黑色水笔'], ['谢谢']]),
    ],
    { vocabulary, file, advice: (each) => advice.push(each) },
  )
  expect(recordsIn(entries).map(({ value }) => value)).toEqual([{ record: 'site', id: 'a', totalArea: 60 }])
  expect(problemsIn(entries)).toEqual([])
  expect(advice.map(toProblemText)).toEqual([
    expect.stringContaining('sites.xlsx!填表说明!A1 unreadable-file: what the rows of the sheet "填表说明" are'),
    expect.stringContaining('sites.xlsx!场所!C1 unknown-key: no fact is called "办公电话"'),
    expect.stringContaining('sites.xlsx!场所!D1 unknown-key: no fact is called "序号"'),
  ])
})

test.each([
  ['a fact misspelt', '总面机'],
  ['a unit nobody measures it in', '总面积（亩）'],
  ['an item that is on no list', '设施设备：潜水艇'],
])('a column that looks like %s is a Problem', async (_, header) => {
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', header],
        ['a', 60],
      ]),
    ],
    { vocabulary },
  )
  expect(problemsIn(entries).map(({ code, cell }) => `${cell} ${code}`)).toEqual(['场所!B1 unknown-key'])
})

test.each([
  ['is called nearly as the lists are', sheet('人员名册', [['谁'], ['甲']])],
  ['has a column that is a fact', sheet('其他', [['总面积'], [60]])],
])('a sheet that %s is a Problem where it cannot be told', async (_, other) => {
  const sites = sheet('场所', [['编号'], ['a']])
  const entries = await entriesOf([sites, other], { vocabulary })
  expect(problemsIn(entries).map(({ code }) => code)).toEqual(['invalid-value'])
})

test('a sheet that has no ids is reported and the others are read; where none can be told, that is a Problem', async () => {
  const entries = await entriesOf(
    [
      sheet('说明', [['填写说明'], ['请用黑色水笔']]),
      sheet('empty', [[]]),
      sheet('场所', [['总面积'], [60]]),
      sheet('单位', [
        ['编号', '单位类型'],
        ['h', '医院'],
      ]),
    ],
    { vocabulary, file },
  )
  expect(problemsIn(entries).map(({ code, cell }) => `${cell} ${code}`)).toEqual(['场所!A1 missing-key'])
  const notes = await entriesOf([sheet('说明', [['填写说明'], ['请用黑色水笔']])], { vocabulary })
  expect(problemsIn(notes).map(({ code, cell }) => `${cell} ${code}`)).toEqual(['说明!A1 invalid-value'])
  expect(recordsIn(entries).map(({ value }) => value)).toEqual([
    { record: 'organization', id: 'h', organizationType: 'hospital' },
  ])
})

test('nothing in a table reaches beyond its cells', async () => {
  const [value] = await valuesOf(
    sheet('场所', [
      ['编号', '名称', '地址'],
      ['__proto__', '=cmd|calc!A1', '<script>'],
    ]),
  )
  expect(value).toEqual({ record: 'site', id: '__proto__', name: '=cmd|calc!A1', address: '<script>' })
  const advice: Problem[] = []
  const entries = await entriesOf(
    [
      sheet('场所', [
        ['编号', '__proto__', 'constructor', 'equipment.constructor'],
        ['a', 'x', 'y', '是'],
      ]),
    ],
    { vocabulary, advice: (each) => advice.push(each) },
  )
  expect(advice.map(({ cell }) => cell)).toEqual(['场所!B1', '场所!C1'])
  expect(problemsIn(entries).map(({ cell }) => cell)).toEqual(['场所!D1'])
})

test('the rows of records stream', async () => {
  let given = 0
  const endless = {
    ...sheet('场所', [['编号', '总面积']]),
    async *rows() {
      for (;;) yield { cells: [`s${++given}`, 60], line: given + 1 }
    },
  }
  const { readSheets } = await import('../../src/table/read-sheets.js')
  let read = 0
  for await (const _ of readSheets([endless], { vocabulary })) if (++read === 5) break
  expect(given).toBe(5)
})
