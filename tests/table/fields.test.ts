import { expect, test } from 'vitest'
import { loadRuleSetsFrom } from '../../src/node.js'
import { fieldRows, termRows } from '../../src/table/field-rows.js'
import { fieldsOf } from '../../src/table/fields.js'
import { rowsOf } from '../../src/table/fill.js'
import { templateOf } from '../../src/table/template.js'
import { load } from '../standard/rule-set.js'
import { entriesOf, filled, recordsIn } from './sheets.js'

const { standards, vocabulary } = loadRuleSetsFrom('standards')
const named = (...ids: string[]) => standards.filter(({ id }) => ids.includes(id))
const fieldOf = (standard: string, record: string, path: string) =>
  fieldsOf(named(standard), vocabulary).find((field) => field.record === record && field.path === path)

test('every fact is there with what it is and who needs it', () => {
  expect(fieldsOf(load().standards, load().vocabulary)).toEqual([
    {
      ...{ record: 'site', path: 'area', label: { zh: '面积', en: 'area' }, type: 'quantity', unit: 'm²' },
      neededBy: [{ standard: 'doc/site', requirement: 'total-area', clause: '一/1' }],
    },
    {
      ...{ record: 'site', path: 'host', label: { zh: '依托', en: 'host' }, type: 'term', section: 'hosts' },
      terms: [
        { id: 'library', zh: '图书馆', en: 'library' },
        { id: 'branch', zh: '分馆', en: 'branch' },
      ],
      named: ['library'],
      neededBy: [
        { standard: 'doc/site', requirement: null, clause: null },
        { standard: 'doc/site', requirement: 'quiet', clause: '一/2' },
      ],
    },
    {
      ...{ record: 'site', path: 'quiet', label: { zh: '安静', en: 'quiet' }, type: 'yes-no' },
      neededBy: [{ standard: 'doc/site', requirement: 'quiet', clause: '一/2' }],
    },
  ])
})

test('members of lists, days of timetables and judgements are found', () => {
  const center = 'jining-2023-24/county-center'
  expect(fieldOf(center, 'site', 'rooms[].equipment')?.named).toContain('sofa')
  expect(fieldOf(center, 'site', 'onWall')?.neededBy[0]?.clause).toBe('附件2/四/（二）')
  expect(fieldOf('jiaxing-2021-33/health-lounge', 'site', 'openingHours')?.type).toBe('timetable')
  expect(fieldOf('jiaxing-2021-33/health-lounge', 'site', 'built')?.neededBy.length).toBeGreaterThan(5)
  expect(fieldsOf(standards, vocabulary).some(({ judged }) => judged)).toBe(true)
})

test('what a region reads of its sites is asked of the sites', () => {
  expect(fieldOf('jining-2023-24/county', 'site', 'built')?.label.zh).toBe('建成')
  expect(fieldsOf(named('jining-2023-24/county'), vocabulary).some(({ path }) => path.startsWith('sites'))).toBe(false)
})

test('the dictionary as rows', () => {
  const fields = fieldsOf(named('jiaxing-2021-33/health-lounge'), vocabulary)
  const rows = fieldRows(fields, vocabulary, 'zh')
  expect(rows[0]).toEqual(['字段', '名称', '类型', '需要它的要求'])
  expect(rows).toContainEqual([
    'menuHours',
    '菜单可选服务时间',
    '数量, 小时/周',
    'jiaxing-2021-33/health-lounge#menu-hours',
  ])
  expect(termRows(fields, 'en')).toContainEqual(['host-types', 'library-branch', 'library branch', '*'])
})

test('a template has a sheet for each list, headers with units, words for drop-downs, and clauses', () => {
  const { sheets } = templateOf(named('jining-2023-24/county-center'), vocabulary, 'zh')
  expect(sheets.map(({ name, record, list }) => [name, record, list])).toEqual([
    ['场所', 'site', undefined],
    ['房间', 'site', 'rooms'],
    ['人员', 'site', 'staff'],
  ])
  const column = (sheet: number, path: string) => sheets[sheet]!.columns.find((each) => each.path === path)
  expect(sheets[1]!.columns[0]!.header).toBe('编号')
  expect(column(0, 'totalArea')).toMatchObject({
    header: '总面积（m²）',
    note: expect.stringContaining('附件2/一/（一）'),
  })
  expect(column(0, 'urban')?.values).toEqual(['是', '否'])
  // What the standard asks for stands first, and a region before those of other cities.
  expect(column(0, 'siteType')?.values?.[0]).toBe('县级心理健康中心')
  expect(column(0, 'region')?.values?.slice(0, 2)).toEqual(['济宁市', '兖州区'])
  expect(column(1, 'equipment')?.note).toContain('条款点名：')
})

test('a template for regions has sheets for what lies in them, and says which region that is', () => {
  const { sheets } = templateOf(named('jining-2023-24/county'), vocabulary, 'en')
  const sites = sheets.find(({ record, list }) => record === 'site' && list === undefined)
  expect(sites?.name).toBe('sites')
  expect(sites?.columns.map(({ path }) => path)).toContain('within')
  expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length)
  for (const { name } of sheets) expect(name.length).toBeLessThanOrEqual(31)
})

test('a check-list may be asked for term by term, and is read so', async () => {
  const template = templateOf(named('jining-2023-24/county-center'), vocabulary, 'zh', { checklists: true })
  const [site] = template.sheets
  const columns = site!.columns.filter(({ path }) => path.startsWith('onWall'))
  expect(columns.map(({ header }) => header)).toEqual([
    '上墙事项：收费标准',
    '上墙事项：从业人员资质',
    '上墙事项：相关制度',
  ])
  expect(columns[0]!.values).toEqual(['是', '否'])
  const read = async (onWall: unknown, more = {}) => {
    const rows = rowsOf(template, [{ record: 'site', id: 'a', onWall, ...more }], vocabulary)
    const [record] = recordsIn(await entriesOf(filled(template, rows), { vocabulary }))
    return (record!.value as { onWall: unknown }).onWall
  }
  const all = { fees: true, 'staff-qualifications': null, rules: false }
  expect(await read(all)).toEqual(all)
  expect(await read(null)).toBeNull()
  expect(await read(['fees'])).toEqual({ fees: true, 'staff-qualifications': false, rules: false })
  expect(await read(['fees'], { incomplete: ['onWall'] })).toEqual({
    fees: true,
    'staff-qualifications': null,
    rules: null,
  })
})
