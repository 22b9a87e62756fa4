import { describe, expect, test } from 'vitest'
import { readRecord } from '../../src/index.js'
import { readSite, vocabulary } from '../expr/check-expression.js'

const unusable = (value: unknown, reason = 'unreadable') => ({ unusable: value, reason })
const notes = (facts: object) => readSite(facts).problems.map(({ code, path }) => `${path} ${code}`)

describe('a record that is as it should be', () => {
  test.each<[string, object, object]>([
    ['numbers', { area: 399.99, yard: 0 }, { area: 399.99, yard: 0 }],
    [
      'numbers with their unit',
      { area: '150 m²', yard: '12.5㎡', crawlArea: '30平方米' },
      { area: 150, yard: 12.5, crawlArea: 30 },
    ],
    ['the Chinese label of a term', { host: '图书馆' }, { host: 'library' }],
    ['an alias of a term', { equipment: ['座椅'] }, { equipment: ['chair'] }],
    [
      'full-width letters and dashes',
      { host: 'ｌｉｂｒａｒｙ', staff: [{ employment: 'full－time' }] },
      { host: 'library', staff: [{ employment: 'full-time' }] },
    ],
    [
      'blanks and capitals in a term',
      { host: ' Library ', equipment: ['沙 发'] },
      { host: 'library', equipment: ['sofa'] },
    ],
    [
      'a checklist',
      { equipment: { 沙发: true, 座椅: false, lamp: null } },
      { equipment: { sofa: true, chair: false, lamp: null } },
    ],
    ['a checklist that says the same twice', { equipment: { 沙发: true, sofa: true } }, { equipment: { sofa: true } }],
    ['an empty checklist', { equipment: {} }, { equipment: {} }],
    [
      'items that no term names',
      { equipment: ['沙发', { item: '摇椅', accepted: true }, { item: '吊椅', accepted: null }, { item: '躺椅' }] },
      { equipment: ['sofa', { item: '摇椅', accepted: true }, { item: '吊椅', accepted: null }, { item: '躺椅' }] },
    ],
    ['an empty list', { equipment: [], staff: [] }, { equipment: [], staff: [] }],
    [
      'lists of members',
      { rooms: [{ note: 'north', beds: [{ occupied: false }], incomplete: ['beds'] }] },
      { rooms: [{ note: 'north', beds: [{ occupied: false }], incomplete: ['beds'] }] },
    ],
    ['a list that is not complete', { staff: [], incomplete: ['staff'] }, { staff: [], incomplete: ['staff'] }],
    ['days', { opened: '2024-02-29', built: true }, { opened: '2024-02-29', built: true }],
    [
      'what stands beside the facts',
      { name: '一号', note: 'n', basis: { area: 'plan' } },
      { name: '一号', note: 'n', basis: { area: 'plan' } },
    ],
    [
      'facts left blank',
      { area: null, equipment: null, staff: null, openingHours: null },
      { area: null, equipment: null, staff: null, openingHours: null },
    ],
    [
      'facts left empty',
      { area: '', open: '', opened: '', host: '', staff: [{ role: '' }], openingHours: { mon: '' } },
      { area: null, open: null, opened: null, host: null, staff: [{ role: null }], openingHours: { mon: null } },
    ],
    [
      'what stands beside the facts left blank',
      { name: null, note: null, basis: null, staff: [{ note: null }], area: 1 },
      { area: 1 },
    ],
  ])('keeps %s', (_, facts, wanted) => {
    const { record, problems } = readSite(facts)
    expect(problems).toEqual([])
    expect(record).toMatchObject(wanted)
  })

  test('has its number for an id as text', () => {
    expect(readRecord({ record: 'site', id: 7 }, vocabulary)).toMatchObject({ record: { id: '7' }, problems: [] })
  })

  test('is left as it was given', () => {
    const given = Object.freeze({ record: 'site', id: 'a', equipment: Object.freeze(['沙发', 'armchair']) })
    readRecord(given, vocabulary)
    expect(given.equipment).toEqual(['沙发', 'armchair'])
  })
})

describe('opening hours', () => {
  const week = (mon: string) => readSite({ openingHours: { mon } }).record?.openingHours
  test.each([
    ['09:00-17:00', '09:00-17:00'],
    ['closed', 'closed'],
    ['13:00-17:00 09:00-11:30', '09:00-11:30 13:00-17:00'],
    ['09:00-11:30,13:00-17:00', '09:00-11:30 13:00-17:00'],
    ['09:00-11:30, 13:00-24:00', '09:00-11:30 13:00-24:00'],
    ['09:00-12:00 12:00-17:00', '09:00-17:00'],
    ['09:00-17:00 10:00-12:00', '09:00-17:00'],
    ['14:00-18:00 09:00-11:00 10:30-12:00', '09:00-12:00 14:00-18:00'],
  ])('%s are read as %s', (text, hours) => {
    expect(week(text)).toEqual({ mon: hours })
  })

  test.each([
    '9-17',
    '9:00-17:00',
    '17:00-09:00',
    '09:00-09:00',
    '09:00-25:00',
    '24:00-24:00',
    '09:00',
    'open',
    'closed 09:00-17:00',
  ])('%s are not readable', (text) => {
    expect(week(text)).toEqual({ mon: unusable(text) })
    expect(notes({ openingHours: { mon: text } })).toEqual(['/openingHours/mon invalid-value'])
  })

  test('of an unreadable day leave the other days', () => {
    const { record } = readSite({ openingHours: { mon: 'all day', tue: 'closed' } })
    expect(record?.openingHours).toEqual({ mon: unusable('all day'), tue: 'closed' })
  })
})

describe('a value nobody can use leaves its fact unknown and the rest as it was', () => {
  const rest = { yard: 5, open: true }
  test.each<[string, object, object, string[]]>([
    ['a number as text', { area: '150' }, { area: unusable('150') }, ['/area invalid-value']],
    ['about a number', { area: '约150 m²' }, { area: unusable('约150 m²') }, ['/area invalid-value']],
    ['another unit', { area: '150 h/week' }, { area: unusable('150 h/week') }, ['/area invalid-value']],
    ['no number', { area: 'N/A' }, { area: unusable('N/A') }, ['/area invalid-value']],
    ['a negative number', { area: -0.01 }, { area: unusable(-0.01) }, ['/area invalid-value']],
    ['a negative number with its unit', { area: '-5 m²' }, { area: unusable('-5 m²') }, ['/area invalid-value']],
    ['not a number', { area: Number.NaN }, { area: unusable(Number.NaN) }, ['/area invalid-value']],
    ['an infinite number', { area: Infinity }, { area: unusable(Infinity) }, ['/area invalid-value']],
    [
      'a number beyond all numbers',
      { area: `${'9'.repeat(400)} m²` },
      { area: unusable(`${'9'.repeat(400)} m²`) },
      ['/area invalid-value'],
    ],
    ['a yes as text', { warm: 'yes' }, { warm: unusable('yes') }, ['/warm invalid-value']],
    ['a yes as a number', { warm: 1 }, { warm: unusable(1) }, ['/warm invalid-value']],
    ['a day that is none', { opened: '2021-02-29' }, { opened: unusable('2021-02-29') }, ['/opened invalid-value']],
    ['a day written otherwise', { built: '2021/9/30' }, { built: unusable('2021/9/30') }, ['/built invalid-value']],
    ['a number for a text', { address: 12 }, { address: unusable(12) }, ['/address invalid-value']],
    ['an unknown term', { host: '酒店' }, { host: unusable('酒店') }, ['/host unknown-term']],
    ['a text for a list', { staff: 'two' }, { staff: unusable('two') }, ['/staff invalid-value']],
    [
      'a text for a list of terms',
      { equipment: 'sofa' },
      { equipment: unusable('sofa') },
      ['/equipment invalid-value'],
    ],
    [
      'a text for a timetable',
      { openingHours: 'closed' },
      { openingHours: unusable('closed') },
      ['/openingHours invalid-value'],
    ],
    [
      'an object for a number',
      { area: { unusable: 1, reason: 'ambiguous' } },
      { area: unusable({ unusable: 1, reason: 'ambiguous' }) },
      ['/area invalid-value'],
    ],
    [
      'a member that is none',
      { staff: [{ role: 'adviser' }, 'Li', null] },
      { staff: [{ role: 'adviser' }, {}, {}] },
      ['/staff/1 invalid-value', '/staff/2 invalid-value'],
    ],
    [
      'a fact of a member',
      { staff: [{ role: 'chef', trained: true }] },
      { staff: [{ role: unusable('chef'), trained: true }] },
      ['/staff/0/role unknown-term'],
    ],
    [
      'a fact of a member of a member',
      { rooms: [{ beds: [{ occupied: 'x' }, {}] }] },
      { rooms: [{ beds: [{ occupied: unusable('x') }, {}] }] },
      ['/rooms/0/beds/0/occupied invalid-value'],
    ],
    [
      'an item of a checklist',
      { equipment: { sofa: 'maybe', 座椅: 2, lamp: true } },
      { equipment: { sofa: unusable('maybe'), chair: unusable(2), lamp: true } },
      ['/equipment/sofa invalid-value', '/equipment/座椅 invalid-value'],
    ],
    [
      'an unknown item of a checklist',
      { equipment: { armchair: true, lamp: false } },
      { equipment: { lamp: false } },
      ['/equipment/armchair unknown-term'],
    ],
    [
      'an item of JavaScript itself',
      { equipment: { constructor: true, lamp: false } },
      { equipment: { lamp: false } },
      ['/equipment/constructor unknown-term'],
    ],
    [
      'an item without a name that says nothing',
      { equipment: ['lamp', { accepted: true }, { item: '', accepted: true }] },
      { equipment: ['lamp'], incomplete: expect.arrayContaining(['equipment']) },
      ['/equipment/1/item invalid-value', '/equipment/2/item invalid-value'],
    ],
  ])('%s', (_, facts, wanted, problems) => {
    const { record } = readSite({ ...rest, ...facts })
    expect(record).toEqual({ record: 'site', id: 'a', ...rest, ...wanted })
    expect(notes({ ...rest, ...facts })).toEqual(problems)
  })

  test('whether one item without a name is accepted, and not the others', () => {
    const equipment = ['couch', { item: 'drum', accepted: 'yes' }, { item: 'bell', accepted: true }]
    const { record, problems } = readSite({ equipment })
    expect(record?.equipment).toContainEqual({ item: 'bell', accepted: true })
    expect(record?.equipment).toContainEqual({ item: 'drum' })
    expect(problems).toMatchObject([{ path: '/equipment/0' }, { path: '/equipment/1/accepted' }])
  })

  test('a value that JSON cannot hold', () => {
    const { record, problems } = readSite({ ...rest, area: () => 150, address: Symbol('x') })
    expect(record).toMatchObject({ ...rest, area: { reason: 'unreadable' }, address: { reason: 'unreadable' } })
    expect(problems).toHaveLength(2)
  })

  test('a name that is none', () => {
    const { record, problems } = readSite({ ...rest, name: 12 })
    expect(record).toMatchObject(rest)
    expect(record?.name).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'invalid-value', path: '/name' }])
  })

  test('whatever is wrong beside it', () => {
    const facts = { area: 'N/A', host: '酒店', staff: [{ role: 'chef' }], equipment: { sofa: 3, armchair: true } }
    const { record } = readSite({ ...rest, ...facts })
    expect(record).toMatchObject({ ...rest, staff: [{ role: { reason: 'unreadable' } }] })
    expect(notes({ ...rest, ...facts }).sort()).toEqual([
      '/area invalid-value',
      '/equipment/armchair unknown-term',
      '/equipment/sofa invalid-value',
      '/host unknown-term',
      '/staff/0/role unknown-term',
    ])
  })
})

describe('facts that contradict each other', () => {
  test.each<[string, object, string, unknown]>([
    ['a part beyond its whole', { area: 100, crawlArea: 100.01 }, 'crawlArea', 100.01],
    [
      'a day before the day that comes first',
      { built: '2021-10-01', operating: '2021-09-30' },
      'operating',
      '2021-09-30',
    ],
    ['what is reached before what is not', { built: false, operating: true }, 'operating', true],
  ])('%s', (_, facts, name, value) => {
    const { record, problems } = readSite(facts)
    expect(record?.[name]).toEqual(unusable(value, 'ambiguous'))
    expect(problems).toMatchObject([{ code: 'contradictory-value', path: `/${name}` }])
  })

  test.each([
    ['a part as large as its whole', { area: 100, crawlArea: 100 }],
    ['a part of what nobody measured', { crawlArea: 100 }],
    ['both on one day', { built: '2021-10-01', operating: '2021-10-01' }],
    ['a plan for what waits for what is not done', { built: false, operating: '2099-12-31' }],
    ['what is reached while nobody knows the first day', { built: true, operating: '2021-10-01' }],
  ])('not: %s', (_, facts) => {
    expect(readSite(facts)).toEqual({ record: { record: 'site', id: 'a', ...facts }, problems: [] })
  })
})

describe('a record that cannot be trusted is refused', () => {
  test.each<[string, unknown, object]>([
    ['a list', [], { code: 'invalid-value' }],
    ['nothing', null, { code: 'invalid-value' }],
    ['no type', { id: 'a' }, { code: 'missing-key', help: 'add "record: site"' }],
    [
      'an unknown type',
      { record: 'sites', id: 'a' },
      { code: 'invalid-value', path: '/record', help: 'did you mean "site"?' },
    ],
    ['a type of JavaScript itself', { record: 'constructor', id: 'a' }, { code: 'invalid-value', path: '/record' }],
    ['no id', { record: 'site' }, { code: 'missing-key', path: '/id' }],
    ['an empty id', { record: 'site', id: '' }, { code: 'missing-key', path: '/id' }],
    [
      'a misspelt key',
      { record: 'site', id: 'a', aera: 3 },
      { code: 'unknown-key', path: '/aera', keys: ['aera'], atKey: true, help: 'did you mean "area"?' },
    ],
    [
      'a misspelt key of a member',
      { record: 'site', id: 'a', staff: [{}, { rol: 'adviser' }] },
      { code: 'unknown-key', path: '/staff/1/rol', atKey: true, help: 'did you mean "role"?' },
    ],
    [
      'a day that is no day of the week',
      { record: 'site', id: 'a', openingHours: { mond: 'closed' } },
      { code: 'unknown-key', path: '/openingHours/mond', atKey: true, help: 'did you mean "mon"?' },
    ],
    [
      'a misspelt key of an item without a name',
      { record: 'site', id: 'a', equipment: [{ item: '摇椅', acepted: true }] },
      { code: 'unknown-key', path: '/equipment/0/acepted', help: 'did you mean "accepted"?' },
    ],
    ['a key with a slash', { record: 'site', id: 'a', 'a/b~c': 3 }, { code: 'unknown-key', path: '/a~1b~0c' }],
    [
      '"incomplete" misspelt',
      { record: 'site', id: 'a', staff: [], incomplet: ['staff'] },
      { code: 'unknown-key', help: 'did you mean "incomplete"?' },
    ],
    [
      'a misspelt list in "incomplete"',
      { record: 'site', id: 'a', staff: [], incomplete: ['staf'] },
      { code: 'invalid-value', path: '/incomplete/0' },
    ],
    [
      'a fact that is no list in "incomplete"',
      { record: 'site', id: 'a', area: 80, incomplete: ['area'] },
      { code: 'invalid-value', path: '/incomplete/0' },
    ],
    [
      'a text for "incomplete"',
      { record: 'site', id: 'a', staff: [], incomplete: 'staff' },
      { code: 'invalid-value', path: '/incomplete' },
    ],
    [
      'a misspelt list in "incomplete" of a member',
      { record: 'site', id: 'a', rooms: [{ incomplete: ['bed'] }] },
      { code: 'invalid-value', path: '/rooms/0/incomplete/0' },
    ],
    [
      'the key __proto__',
      JSON.parse('{ "record": "site", "id": "a", "__proto__": { "area": 500 } }'),
      { code: 'unknown-key', path: '/__proto__' },
    ],
    [
      'the key __proto__ of a member',
      JSON.parse('{ "record": "site", "id": "a", "staff": [{ "__proto__": {} }] }'),
      { code: 'unknown-key', path: '/staff/0/__proto__' },
    ],
    [
      'the key constructor',
      { record: 'site', id: 'a', constructor: { area: 500 } },
      { code: 'unknown-key', path: '/constructor' },
    ],
  ])('%s', (_, value, problem) => {
    const read = readRecord(value, vocabulary)
    expect(read.record).toBeUndefined()
    expect(read.problems).toMatchObject([problem])
  })

  test('with every key nobody knows', () => {
    expect(notes({ aera: 1, staff: [{ rol: 'x' }] })).toEqual(['/staff/0/rol unknown-key', '/aera unknown-key'])
  })
})

describe('suggests', () => {
  test.each<[string, object, string | undefined]>([
    ['the id of a term', { host: 'libary' }, 'did you mean "library"?'],
    ['the Chinese label of a term', { staff: [{ role: '心理雇问' }] }, 'did you mean "心理顾问"?'],
    ['an alias of a term', { equipment: ['座倚'] }, 'did you mean "座椅"?'],
    ['a term of a checklist', { equipment: { tabel: true } }, 'did you mean "table"?'],
    ['nothing where nothing is near', { host: 'waterworks' }, undefined],
  ])('%s', (_, facts, help) => {
    expect(readSite(facts).problems.map((problem) => problem.help)).toEqual([help])
  })
})
