import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadRuleSetsFrom } from '../../src/node.js'
import { type Problem, toProblemText } from '../../src/problem.js'
import { mappingJsonSchema, readMapping } from '../../src/table/mapping.js'
import { proposeMapping } from '../../src/table/propose-mapping.js'
import { entriesOf, placeIn, problemsIn, recordsIn, sheet } from './sheets.js'

const { standards, vocabulary } = loadRuleSetsFrom('standards')
const path = 'fixtures/mappings/jining-stations.yaml'
const stations = readFileSync(path, 'utf8')

function mappingOf(text: string) {
  const read = readMapping(text, 'mapping.yaml', vocabulary)
  if (!read.ok) throw new Error(read.problems.map(toProblemText).join('\n'))
  return read.value
}
const notesOn = (text: string) => {
  const read = readMapping(text, 'mapping.yaml', vocabulary)
  return read.ok ? [] : read.problems.map(toProblemText)
}

describe('tables that others made', () => {
  const header = [
    '序号',
    '站点编号',
    '站点名称',
    '建筑面积（平方米）',
    '配备设备',
    '是否有独立工作区',
    '提供服务',
    '心理热线',
    '建成时间',
    '联系电话',
  ]
  const sites = sheet('站点台账', [
    header,
    [1, 'S01', '东街站', '１，２００㎡', '沙发、茶几', '具备', '心理科普', '有', '2023年9月', '0537-1'],
    [2, 'S02', '西街站', '约150', '-', '不具备', null, '/', '未填', null],
  ])
  const rooms = sheet('房间', [
    ['站点编号', '房间类型', '面积'],
    ['S01', '谈心室', 12],
    [null, '沙盘室', '20平米'],
    ['S02', '宣泄室', null],
  ])
  const staff = sheet('人员', [
    ['姓名', '所在站点', '职务', '专职或兼职'],
    ['甲', 'S01', '咨询师', '专职'],
  ])

  test('are read as their mapping says', async () => {
    const entries = await entriesOf([sites, rooms, staff, sheet('目录', [['随便写写']])], {
      vocabulary,
      mapping: mappingOf(stations),
      file: '台账.xlsx',
    })
    expect(problemsIn(entries)).toEqual([])
    const constants = { record: 'site', siteType: 'service-station', region: 'jining' }
    expect(recordsIn(entries).map(({ value }) => value)).toEqual([
      {
        ...{ ...constants, id: 'S01', name: '东街站', totalArea: 1200, equipment: ['sofa', 'tea-table'] },
        ...{ independentWorkArea: true, services: ['psychological-education'], built: '2023-09' },
        functions: { 'psychological-hotline': true },
        rooms: [
          { type: 'individual-counselling-room', usableArea: 12 },
          { type: 'sandplay-room', usableArea: 20 },
        ],
        staff: [{ role: 'counsellor', employment: 'full-time' }],
      },
      {
        ...{ ...constants, id: 'S02', name: '西街站', totalArea: '约150', equipment: null },
        ...{ independentWorkArea: false, services: null, built: null, functions: null },
        rooms: [{ type: 'catharsis-room', usableArea: null }],
        staff: null,
      },
    ])
    const [, second] = recordsIn(entries)
    expect(placeIn(second, ['totalArea'])).toEqual({ line: 3, column: 4, cell: '站点台账!D3' })
    expect(placeIn(second, ['siteType'])).toEqual({ line: 3, column: 2, cell: '站点台账!B3' })
  })

  test('and what the tables do not have, or have besides, is told', async () => {
    const advice: Problem[] = []
    const entries = await entriesOf(
      [
        sheet('站点台账', [
          ['站点编号', '站点名', '建筑面积（平方米）', '备注二'],
          ['S01', '甲', 5, 'x'],
        ]),
      ],
      {
        vocabulary,
        mapping: mappingOf(stations),
        file: '台账.xlsx',
        advice: (each) => advice.push(each),
      },
    )
    expect(advice.map(toProblemText)).toEqual([
      '台账.xlsx!站点台账!D1 unknown-key: no fact is called "备注二"\n  help: it is left out; put it under "columns" or "ignore" of the mapping',
    ])
    expect(problemsIn(entries).map(toProblemText)).toEqual([
      ...['站点名称', '配备设备', '是否有独立工作区', '提供服务', '心理热线', '建成时间'].map((name) =>
        expect.stringContaining(`台账.xlsx!站点台账!A1 missing-key: the sheet has no column "${name}"`),
      ),
      expect.stringContaining('台账.xlsx!站点台账!B1 unknown-key: no fact is called "站点名"'),
      expect.stringContaining('no sheet is called "房间"'),
      expect.stringContaining('no sheet is called "人员"'),
    ])
    expect(recordsIn(entries)).toHaveLength(1)
  })
})

test('all that is wrong with a mapping is told at once, each in its place', () => {
  const text = `sheets:
  - sheet: 场地
    record: site
    id: 编号
    columns:
      面积: totalAera
      沙发: equipment.sofaa
      时间: openingHours
      总面积: totalArea
      空间: totalArea
      类型: siteType
    constants: { siteType: health-lounge, region: 南胡区, totalArea: 3 m }
    ignore: [总面积]
  - { record: sit, id: 编号 }
  - { record: site, list: room, id: 编号 }
words: { 民政口: civil-afairs, 有: true }
blank: ["-"]
`
  expect(notesOn(text)).toEqual([
    'mapping.yaml:6:11 unknown-fact: no fact is called "totalAera"\n  help: did you mean "totalArea"?',
    'mapping.yaml:7:11 unknown-fact: no fact is called "equipment.sofaa"\n  help: did you mean "sofa"?',
    expect.stringMatching(/^mapping\.yaml:8:11 unknown-fact: .*\n {2}help: one column for each day: openingHours\.mon/),
    'mapping.yaml:9:12 duplicate-id: "totalArea" is given under "constants" too',
    'mapping.yaml:9:7 duplicate-id: "总面积" is under "ignore" too',
    'mapping.yaml:10:11 duplicate-id: "总面积" gives "totalArea" already',
    'mapping.yaml:10:11 duplicate-id: "totalArea" is given under "constants" too',
    'mapping.yaml:11:11 duplicate-id: "siteType" is given under "constants" too',
    expect.stringMatching(
      /^mapping\.yaml:12:\d+ unknown-term: no term of "regions" is called "南胡区"\n {2}help: did you mean "南湖区"\?/,
    ),
    expect.stringMatching(/^mapping\.yaml:12:\d+ invalid-value: "3 m" is no number/),
    'mapping.yaml:14:15 invalid-value: no type of record is called "sit"\n  help: did you mean "site"?',
    'mapping.yaml:15:27 unknown-fact: a site has no list called "room"\n  help: did you mean "rooms"?',
    'mapping.yaml:16:15 unknown-term: no term is called "civil-afairs"\n  help: did you mean "civil-affairs"?',
  ])
})

test('a misspelt key of a mapping is told with the one that was meant', () => {
  expect(notesOn('sheet: []\nsheets:\n  - { record: site, id: 编号, colums: {} }\n')).toEqual([
    expect.stringMatching(/^mapping\.yaml:3:29 unknown-key: .*\n {2}help: did you mean "columns"\?/),
    expect.stringMatching(/^mapping\.yaml:1:1 unknown-key: /),
  ])
  expect(notesOn('words: {}\n')).toEqual([expect.stringMatching(/^mapping\.yaml:1:1 missing-key: "sheets" is missing/)])
  expect(notesOn('- a\n')[0]).toMatch(/^mapping\.yaml:1:1 invalid-value/)
  expect(notesOn('')[0]).toMatch(/empty-file/)
})

test('the JSON Schema of mappings takes what the reader takes', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(mappingJsonSchema())
  expect(validate(parse(stations))).toBe(true)
  expect(validate({ sheets: [{ record: 'site' }] })).toBe(false)
  expect(validate({ sheets: [{ record: 'site', id: '编号', colums: {} }] })).toBe(false)
})

describe('a mapping proposed from headers', () => {
  const chosen = standards.filter(({ id }) => id === 'jining-2023-24/county-center')
  const sheets = [
    { name: '场地', header: ['场地编号', '名称', '建筑总面积', '总面积（㎡）', '备注: 2', '', '位于城区', '地区'] },
    { name: '房间表', header: ['场地编号', '类型', '使用面积(㎡)', '设备'] },
    { name: '封面', header: ['二〇二三年'] },
  ]

  test('places what is certain, and says what is not', () => {
    const text = proposeMapping(sheets, chosen, vocabulary, 'zh')
    const mapping = mappingOf(text)
    expect(mapping.sheets).toEqual([
      {
        ...{ sheet: '场地', record: 'site', id: '场地编号', ignore: [], constants: { siteType: 'county-center' } },
        columns: { 名称: 'name', '总面积（㎡）': 'totalArea', 位于城区: 'urban', 地区: 'region' },
      },
      {
        ...{ sheet: '房间表', record: 'site', list: 'rooms', id: '场地编号', ignore: [], constants: {} },
        columns: { 类型: 'type', '使用面积(㎡)': 'usableArea' },
      },
    ])
    expect(text).toContain('# 建筑总面积: ?  # 可能是 totalArea')
    expect(text).toContain('# "备注: 2": ?')
    expect(text).toContain('# 设备: ?  # 可能是 equipment')
    expect(text).toMatch(/要求需要、但未找到对应列的字段：.*groundFloor/)
    expect(text).toContain('# 未能确定这张表的内容： 封面')
  })

  test('reads the sheets it was proposed from', async () => {
    const mapping = mappingOf(proposeMapping(sheets, chosen, vocabulary, 'en'))
    const entries = await entriesOf(
      [
        sheet('场地', [sheets[0]!.header, ['a', '甲', 1, 400, null, null, '是', '兖州区']]),
        sheet('房间表', [sheets[1]!.header, ['a', '沙盘室', 12, '沙发']]),
      ],
      { vocabulary, mapping },
    )
    expect(recordsIn(entries).map(({ value }) => value)).toEqual([
      {
        ...{ record: 'site', id: 'a', name: '甲', siteType: 'county-center', totalArea: 400, urban: true },
        ...{ region: 'yanzhou', rooms: [{ type: 'sandplay-room', usableArea: 12 }] },
      },
    ])
  })

  test('of a hostile header stays a mapping', () => {
    const header = [
      '编号',
      'a: b\n- c',
      '"',
      '# x',
      '总面积\nsheets: []',
      '{',
      '!!js',
      '&a',
      '*a',
      'true',
      '1',
      '\u0000',
    ]
    const text = proposeMapping([{ name: '', header }], chosen, vocabulary, 'zh')
    expect(mappingOf(text).sheets).toHaveLength(1)
  })
})
