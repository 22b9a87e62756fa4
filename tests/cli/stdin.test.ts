import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { clausecheck, inFolder } from './session.js'

const site = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', totalArea: 60 }
const table = '编号,场所类型,地区,总面积,办公电话\na,健心客厅,南湖区,60,1\n'
/** "编号,总面积" and its row in GB18030. */
const gb = Buffer.from('b1e0bac52cd7dcc3e6bbfd0a612c36300a', 'hex')

const check = (stdin: string | Uint8Array, ...options: string[]) =>
  inFolder((folder) => clausecheck(['check', '-', '--as-of', '2021-09-30', ...options], folder, {}, stdin))

test.concurrent.for([
  ['ndjson', `${JSON.stringify(site)}\n`],
  ['json', JSON.stringify([site], null, 1)],
  ['yaml', `- ${JSON.stringify(site)}\n`],
  ['csv', table],
] as const)('%s from stdin is recognised and checked', async ([format, text], { expect }) => {
  const { stdout, exit } = await check(text, '--format', 'json')
  const { records, problems, inputs } = JSON.parse(stdout) as Report
  expect(records.map(({ id, file }) => [id, file])).toEqual([['a', 'stdin']])
  expect(problems).toEqual([])
  expect(inputs).toEqual([{ file: 'stdin', format, encoding: 'utf-8', records: 1 }])
  expect(exit).toBe('2')
})

test('--input-format says what stdin gives, where that cannot be seen', async () => {
  const text = `{ "record": "site",\n${JSON.stringify(site).slice(1)}`
  const { stderr } = await check(text, '--input-format', 'ndjson')
  expect(stderr).toContain('stdin:1:')
  const csv = await check('编号：类型\na\n', '--input-format', 'json')
  expect(csv.stderr).toMatch(/^stdin:1:1 invalid-json: /)
})

test('it is no option for files: their endings say what they are', async () => {
  await inFolder(async (folder) => {
    const { stderr, exit } = await clausecheck(['check', 'a.csv', '--input-format', 'csv'], folder)
    expect(stderr).toMatch(/^usage: --input-format says what stdin gives/)
    expect(exit).toBe('3')
  })
})

test('nothing on stdin is a Problem', async () => {
  const { stderr, exit } = await check('')
  expect({ stderr, exit }).toEqual({ stderr: 'stdin empty-file: nothing came from it\n', exit: '3' })
})

test('the encoding that was found is printed, and a column that is no fact costs advice, not the exit code', async () => {
  const { stdout, stderr, exit } = await check(table)
  expect(stdout).toMatch(/\n\nRead: stdin \(utf-8, 1 record\)\n$/)
  expect(stderr).toBe(
    'advice: stdin:1:5 unknown-key: no fact is called "办公电话"\n  help: it is left out; a mapping can say what it is\n',
  )
  expect(exit).toBe('2')
})

test('a configuration names the mapping and the encoding of tables, as seen from its folder', async () => {
  await inFolder(async (folder) => {
    const config = 'files: [sites.csv]\nasOf: "2021-09-30"\nmapping: mapping.yaml\n'
    const mapping = 'sheets: [{ record: site, id: 编号, constants: { siteType: health-lounge, region: nanhu } }]\n'
    writeFileSync(join(folder, 'sites.csv'), gb)
    writeFileSync(join(folder, 'mapping.yaml'), mapping)
    writeFileSync(join(folder, 'found.yaml'), config)
    writeFileSync(join(folder, 'said.yaml'), `${config}encoding: utf-8\n`)
    writeFileSync(join(folder, 'slip.yaml'), `${config}encoding: gbk\n`)
    const found = await clausecheck(['check', '--config', 'found.yaml', '--lang', 'zh'], folder)
    expect(found.stdout).toContain('读取：sites.csv (gb18030, 1 条记录)')
    expect(found.exit).toBe('2')
    const said = await clausecheck(['check', '--config', 'said.yaml'], folder)
    expect(said.exit).toBe('3')
    const overruled = await clausecheck(['check', '--config', 'said.yaml', '--encoding', 'gb18030'], folder)
    expect(overruled.stdout).toContain('Read: sites.csv (gb18030, 1 record)')
    const slip = await clausecheck(['check', '--config', 'slip.yaml'], folder)
    expect(slip.stderr).toMatch(/^slip\.yaml:4:11 /)
  })
})

test('SARIF names the version that made it', async () => {
  const { stdout } = await check(JSON.stringify(site), '--format', 'sarif')
  const version = (await clausecheck(['--version'], '.')).stdout.trim()
  expect(JSON.parse(stdout).runs[0].tool.driver).toMatchObject({ name: 'clausecheck', version })
})

test('Problems are told in the language asked for, on stderr and in the report; their codes are the same', async () => {
  const text = JSON.stringify([{ ...site, totalArae: 3 }, 3])
  const { stdout, stderr } = await check(text, '--lang', 'zh', '--format', 'markdown')
  expect(stderr).toMatch(/^stdin:1:\d+ unknown-key: 没有名为“totalArae”的资料\n {2}建议：是否为“totalArea”？\n/)
  expect(stdout).toContain('没有名为“totalArae”的资料')
  const json = await check(text, '--lang', 'zh', '--format', 'json')
  expect((JSON.parse(json.stdout) as Report).problems[0]!.message).toBe('no fact is called "totalArae"')
})
