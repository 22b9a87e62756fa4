import type { WriteSheet } from 'hucre/xlsx'
import { templateOf } from '../../../src/index.js'
import { toXlsx } from '../../../src/node.js'
import { rawWorkbook, sheetXml, textXml, workbookOf } from '../../io/tables.js'
import { zip } from '../mutate-zip.js'
import { ruleSets } from '../properties.js'
import type { Target } from '../target.js'
import { cut, demandChecked, readAll } from './record-files.js'

const sites: WriteSheet = {
  name: '场地',
  rows: [
    ['场地登记表', null, null, null, null],
    ['编号', '场所类型', '地区', '总面积（m²）', '建成时间'],
    ['a', '健心客厅', '南湖区', 60, new Date(Date.UTC(2021, 8, 1))],
    ['b', '健心客厅', '嘉善县', '约80', true],
    [3, '健心客厅', null, 0.5, '2021年9月'],
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
}
const staff: WriteSheet = {
  name: '人员',
  rows: [
    ['编号', '职务'],
    ['a', '顾问'],
    ['b', '顾问'],
    ['c', '志愿者'],
  ],
}

const raw = rawWorkbook(
  sheetXml(
    `<row r="1">${textXml('A1', '编号')}${textXml('B1', '地区')}${textXml('C1', '总面积（m²）')}</row>` +
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><f>A1</f><v>南湖区</v></c><c r="C2" s="1"><v>44440</v></c></row>' +
      '<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>1+1</f></c></row>',
    '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
  ),
  [
    { name: 'xl/sharedStrings.xml', content: '<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>' },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
  ],
)

/** Workbooks of every sort that is read: ours, another writer's, and one made by hand. */
export async function workbooks(): Promise<Uint8Array[]> {
  const lounge = ruleSets.standards.filter(({ id }) => id === 'jiaxing-2021-33/health-lounge')
  const form = await toXlsx(templateOf(lounge, ruleSets.vocabulary, 'zh'), [[['a', '甲', '健心客厅', '南湖区']]])
  return [await workbookOf(sites, staff), await workbookOf(staff), raw, raw, form]
}

/** Workbooks as bytes. */
export const xlsx: Target = {
  name: 'xlsx',
  shape: zip,
  inputs: 40,
  seeds: workbooks,
  async try(input) {
    // Of a workbook the lines are its rows, however few there are in the bytes.
    demandChecked(await readAll(cut(input), 'xlsx'), '', 1_048_576)
  },
}
