import { expect, test } from 'vitest'
import { loadRuleSetsFrom } from '../../src/node.js'
import { recogniseSheets } from '../../src/table/recognise.js'
import { templateOf } from '../../src/table/template.js'
import { sheet } from './sheets.js'

const { standards, vocabulary } = loadRuleSetsFrom('standards')

const recognised = (sheets: Parameters<typeof recogniseSheets>[0]) => {
  const notes = { problems: [], advice: [] }
  const found = recogniseSheets(sheets, vocabulary, notes)
  return { ...notes, found: found.map(({ subject: { record, list } }) => [record, list]) }
}

test.each(['zh', 'en'] as const)(
  'a form in CSV, a file for each sheet, is recognised by its headers: %s',
  (language) => {
    for (const standard of standards) {
      const { sheets } = templateOf([standard], vocabulary, language)
      const files = sheets.map(({ name, columns }, index) => ({
        ...sheet('', [columns.map(({ header }) => header)]),
        file: index === 0 ? 'data/form.csv' : `data/form.${name}.csv`,
      }))
      const wanted = sheets.map(({ record, list }) => [record, list])
      expect(recognised(files), standard.id).toEqual({ problems: [], advice: [], found: wanted })
    }
  },
)

test('headers of a list tell it, and a table of records with few columns is no list', () => {
  expect(
    recognised([sheet('', [['编号', '总面积']]), sheet('', [['编号', '类型', '使用面积（㎡）', '设施设备']])]).found,
  ).toEqual([
    ['site', undefined],
    ['site', 'rooms'],
  ])
  expect(recognised([sheet('', [['编号', '名称', '设施设备']])]).found).toEqual([['site', undefined]])
})
