import { expect, test } from 'vitest'
import {
  factNamed,
  isWithin,
  mergeVocabularies,
  resolveTerm,
  resolveUnit,
  type Vocabulary,
} from '../../src/record/vocabulary.js'

const vocabulary: Vocabulary = {
  units: { 'm²': { zh: '平方米', en: 'm²', aliases: ['㎡'] } },
  terms: {
    places: {
      jiaxing: { zh: '嘉兴市', en: 'Jiaxing', aliases: ['嘉兴'] },
      nanhu: { zh: '南湖区', en: 'Nanhu', within: 'jiaxing' },
      dongzha: { zh: '东栅街道', en: 'Dongzha', within: 'nanhu' },
      jining: { zh: '济宁市', en: 'Jining' },
      here: { zh: '此处', en: 'here', within: 'there' },
      there: { zh: '彼处', en: 'there', within: 'here' },
    },
    trainers: { centre: { zh: '浙江大学-嘉兴中心（国际）', en: 'centre', aliases: ['Centre A'] } },
  },
  facts: {
    site: {
      hours: { type: 'timetable', zh: '时间', en: 'hours' },
      rooms: {
        ...{ type: 'list', zh: '房间', en: 'rooms' },
        members: {
          beds: {
            type: 'list',
            zh: '床',
            en: 'beds',
            members: { width: { type: 'quantity', unit: 'm', zh: '宽', en: 'width' } },
          },
        },
      },
    },
  },
}

test.each([
  ['places', 'jiaxing', 'jiaxing'],
  ['places', '嘉兴', 'jiaxing'],
  ['places', ' 嘉 兴 市 ', 'jiaxing'],
  ['places', 'ＮＡＮＨＵ', 'nanhu'],
  ['trainers', '浙江大学－嘉兴中心(国际)', 'centre'],
  ['trainers', '浙江大学——嘉兴中心（国际）', 'centre'],
  ['trainers', 'centre a', 'centre'],
  ['places', 'Jiaxing City', undefined],
  ['places', '嘉', undefined],
  ['places', '', undefined],
  ['places', 'constructor', undefined],
  ['trainers', 'jiaxing', undefined],
  ['toString', 'jiaxing', undefined],
])('in %s, "%s" is %s', (section, word, id) => {
  expect(resolveTerm(vocabulary, section, word)).toBe(id)
})

test.each([
  ['㎡', 'm²'],
  ['m2', 'm²'],
  ['M²', 'm²'],
  ['平方米', 'm²'],
  ['m', undefined],
])('the unit "%s" is %s', (word, unit) => {
  expect(resolveUnit(vocabulary, word)).toBe(unit)
})

test.each([
  ['jiaxing', 'jiaxing', true],
  ['nanhu', 'jiaxing', true],
  ['dongzha', 'jiaxing', true],
  ['jiaxing', 'nanhu', false],
  ['nanhu', 'jining', false],
  ['here', 'jiaxing', false],
  ['nowhere', 'jiaxing', false],
])('%s lies within %s: %s', (term, outer, within) => {
  expect(isWithin(vocabulary, 'places', term, outer)).toBe(within)
})

test('words of a second vocabulary are added; what a term was called still names it', () => {
  const merged = mergeVocabularies(vocabulary, {
    units: {},
    terms: {
      places: { nanhu: { zh: '南湖新区', en: 'New Nanhu', within: 'jining' } },
      hosts: { school: { zh: '学校', en: 'school' } },
    },
    facts: { region: { people: { type: 'quantity', unit: 'm²', zh: '人', en: 'people' } } },
  })
  expect(isWithin(merged, 'places', 'nanhu', 'jining')).toBe(true)
  expect(['南湖区', '南湖新区', '嘉兴'].map((word) => resolveTerm(merged, 'places', word))).toEqual([
    'nanhu',
    'nanhu',
    'jiaxing',
  ])
  expect(resolveTerm(merged, 'hosts', '学校')).toBe('school')
  expect(Object.keys(merged.facts)).toEqual(['site', 'region'])
})

test.each([
  ['rooms', 'list'],
  ['rooms[].beds', 'list'],
  ['rooms[].beds[].width', 'quantity'],
  ['hours.mon', 'timetable'],
  ['rooms[].chairs', undefined],
  ['halls[].beds', undefined],
])('the fact at %s is of type %s', (path, type) => {
  expect(factNamed(vocabulary, 'site', path)?.type).toBe(type)
})
