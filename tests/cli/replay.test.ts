import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { JsonReport, Receipt } from '../../src/index.js'
import { clausecheck, inFolder } from './session.js'

const sites = `
- { record: site, id: lounge-7, siteType: health-lounge, region: nanhu, hostType: library-branch, hostTier: town, totalArea: 58.5 }
- { record: site, id: b, siteType: health-lounge, region: nanhu, totalArae: 150 }
`
const asOf = '--as-of 2021-10-15'

interface Folder {
  write(name: string, text: string): void
  read(name: string): string
  receipt(name?: string): Receipt
  run(command: string, stdin?: string): ReturnType<typeof clausecheck>
}

const inWork = (work: (folder: Folder) => Promise<void>): Promise<void> =>
  inFolder(async (path) => {
    const folder: Folder = {
      write(name, text) {
        mkdirSync(join(path, name, '..'), { recursive: true })
        writeFileSync(join(path, name), text)
      },
      read: (name) => readFileSync(join(path, name), 'utf8'),
      receipt: (name = 'receipt.json') => JSON.parse(folder.read(name)),
      run: (command, stdin) => clausecheck(command.split(' '), path, {}, stdin),
    }
    folder.write('sites.yaml', sites)
    await work(folder)
  })

/** The lines that begin with a word. */
const lines = (text: string, word: string): string[] => text.split('\n').filter((line) => line.startsWith(word))

test('a run with a receipt repeats exactly, in either language, and says what it rests on', async () => {
  await inWork(async ({ run }) => {
    const checked = await run(`check sites.yaml ${asOf} --receipt receipt.json`)
    expect(checked.exit).toBe('3')
    const { stdout, stderr, exit } = await run('replay receipt.json')
    expect({ stderr, exit }).toEqual({ stderr: '', exit: '0' })
    expect(stdout).toContain('It repeats exactly.')
    const digest = createHash('sha256').update(sites).digest('hex').slice(0, 12)
    expect(stdout).toContain(`same     sites.yaml sha256:${digest}\n`)
    expect(stdout).toContain('same     jiaxing-2021-33/health-lounge 1.0.0 sha256:')
    const chinese = await run('replay receipt.json --lang zh')
    expect(chinese.exit).toBe('0')
    expect(chinese.stdout).toContain(`相同 sites.yaml sha256:${digest}\n`)
    expect(chinese.stdout).toMatch(/完全重复。\n$/)
  })
})

test('the receipt is the same whatever is written, and JSON carries it', async () => {
  await inWork(async ({ run, receipt }) => {
    const check = (format: string) => run(`check sites.yaml ${asOf} --format ${format} --receipt ${format}.json`)
    const ndjson = await check('ndjson')
    const expected = receipt('ndjson.json')
    expect(expected.result.findings).toBe(createHash('sha256').update(ndjson.stdout).digest('hex'))
    for (const format of ['text', 'csv', 'junit', 'markdown', 'html']) {
      await check(format)
      expect(receipt(`${format}.json`)).toEqual(expected)
    }
    const json = await check('json')
    expect((JSON.parse(json.stdout) as JsonReport).receipt).toEqual(expected)
    const bare = await run(`check sites.yaml ${asOf} --format json`)
    expect(JSON.parse(bare.stdout)).not.toHaveProperty('receipt')
  })
})

test('the receipt of a run on several threads is that of one', async () => {
  await inWork(async ({ run, write, receipt }) => {
    const site = (id: number) =>
      JSON.stringify({ record: 'site', id: `s${id}`, siteType: 'health-lounge', region: 'nanhu' })
    write('many.ndjson', `${Array.from({ length: 3000 }, (_, id) => site(id)).join('\n')}\n{"record"\n`)
    const check = (options: string) => run(`check many.ndjson ${asOf} --format ndjson --receipt ${options}`)
    const one = await check('one.json')
    const two = await check('two.json --workers 2')
    expect(two).toEqual(one)
    expect(receipt('two.json')).toEqual(receipt('one.json'))
    expect((await run('replay two.json')).exit).toBe('0')
  })
})

test('what differs is named: files that have changed, and what comes of it', async () => {
  await inWork(async ({ run, write, read }) => {
    write('more.csv', '编号,名称\nc,丙\n')
    await run(`check sites.yaml more.csv ${asOf} --receipt receipt.json`)
    write('sites.yaml', `# a remark that changes nothing but the lines\n${sites.trimStart()}`)
    write('more.csv', `${read('more.csv')}d,丁\n`)
    const changed = await run('replay receipt.json')
    expect(changed.exit).toBe('1')
    expect(lines(changed.stdout, 'changed').map((line) => line.split(/ +/)[1])).toEqual([
      'sites.yaml',
      'more.csv',
      'problems',
    ])
    expect(changed.stdout).toMatch(/more\.csv sha256:[0-9a-f]{12} \(was sha256:[0-9a-f]{12}\)\n/)
    expect(changed.stdout).not.toContain('fault')
  })
})

test('the files are those of the working folder, wherever the receipt lies', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'sites.yaml'), sites)
    mkdirSync(join(folder, 'receipts'))
    await clausecheck(`check sites.yaml ${asOf} --receipt receipts/r.json`.split(' '), folder)
    expect((await clausecheck(['replay', 'receipts/r.json'], folder)).exit).toBe('0')
    const elsewhere = await clausecheck(['replay', 'r.json'], join(folder, 'receipts'))
    expect(elsewhere.exit).toBe('1')
    expect(elsewhere.stdout).toMatch(/^missing {2}sites\.yaml/m)
    renameSync(join(folder, 'sites.yaml'), join(folder, 'receipts/sites.yaml'))
    expect((await clausecheck(['replay', 'r.json'], join(folder, 'receipts'))).exit).toBe('0')
    rmSync(join(folder, 'receipts/sites.yaml'))
    expect((await clausecheck(['replay', 'r.json', '--lang', 'zh'], join(folder, 'receipts'))).stdout).toMatch(/^缺失/m)
  })
})

test('all that a configuration names is repeated: rule sets, mapping, waivers, encoding, patterns without a file', async () => {
  await inWork(async ({ run, write, read, receipt }) => {
    write('rules/vocabulary.yaml', 'terms: { regions: { eastville: { zh: 东村, en: Eastville, within: nanhu } } }\n')
    write('mapping.yaml', 'sheets:\n  - { record: site, id: 号, columns: { 名: name } }\n')
    write('table.csv', '号,名\nd,丁\n')
    write(
      'waivers.yaml',
      '- { id: w, requirement: jiaxing-2021-33/health-lounge/total-area-branch, record: site/lounge-7, reason: a, approver: b, clause: c, from: 2021-09-01, until: 2022-02-28 }\n',
    )
    const config = `files: ["*.yml", sites.yaml, table.csv]
standards: [rules]
mapping: mapping.yaml
waivers: waivers.yaml
encoding: utf-8
asOf: 2021-10-15
receipt: out.json
`
    write('clausecheck.config.yaml', config)
    const { stderr } = await run('check')
    expect(stderr).toContain('*.yml')
    const taken = receipt('out.json')
    expect(taken).toMatchObject({
      config: { file: 'clausecheck.config.yaml', bytes: config.length },
      mapping: { file: 'mapping.yaml' },
      waivers: { file: 'waivers.yaml' },
      ruleSets: { folders: [{ folder: 'rules' }] },
      options: { encoding: 'utf-8', only: [] },
      unread: [{ code: 'unreadable-file' }],
    })
    expect(await run('replay out.json')).toMatchObject({ exit: '0', stderr: '' })
    for (const name of ['rules/vocabulary.yaml', 'mapping.yaml', 'waivers.yaml', 'clausecheck.config.yaml']) {
      const before = read(name)
      write(name, `${before}# more\n`)
      const { stdout, exit } = await run('replay out.json')
      expect(exit).toBe('1')
      expect(lines(stdout, 'changed').map((line) => line.split(/ +/)[1])).toEqual([name.split('/')[0]])
      write(name, before)
    }
    write('mapping.yaml', 'sheets: 1\n')
    const { stdout, stderr: why, exit } = await run('replay out.json')
    expect({ exit, why }).toEqual({ exit: '1', why: expect.stringContaining('mapping.yaml:1') })
    expect(lines(stdout, 'not run')).toHaveLength(3)
  })
})

test('stdin is digested, and cannot be read again', async () => {
  await inWork(async ({ run, receipt }) => {
    await run(`check - ${asOf} --receipt receipt.json`, sites)
    const [input] = receipt().inputs
    expect(input).toMatchObject({ file: '-', format: 'yaml', records: 2, bytes: sites.length })
    expect(input!.sha256).toBe(createHash('sha256').update(sites).digest('hex'))
    const replayed = await run('replay receipt.json', sites)
    expect(replayed.exit).toBe('1')
    expect(replayed.stdout).toContain('stdin, which cannot be read again')
    expect(replayed.stdout).not.toContain('fault')
  })
})

test('another version is worth a note; another result of the same is a fault of ours', async () => {
  await inWork(async ({ run, write, receipt }) => {
    await run(`check sites.yaml ${asOf} --cross-check --receipt receipt.json`)
    const taken = receipt()
    expect(taken.options.crossCheck).toBe(true)
    write('older.json', JSON.stringify({ ...taken, version: '0.0.1' }))
    const older = await run('replay older.json')
    expect(older.exit).toBe('0')
    expect(older.stdout).toMatch(/^note {5}clausecheck \d.* \(was 0\.0\.1\)$/m)
    const result = { ...taken.result, findings: '0'.repeat(64) }
    write('other.json', JSON.stringify({ ...taken, result }))
    const other = await run('replay other.json')
    expect(other.exit).toBe('1')
    expect(other.stdout).toContain('a fault of clausecheck')
    expect((await run('replay other.json --lang zh')).stdout).toContain('clausecheck 的错误')
  })
})

test.each([
  ['sites.yaml', /^sites\.yaml invalid-json/],
  ['no.json', /^no\.json unreadable-file/],
  ['other.json', /^other\.json:1:12 invalid-value/],
])('what is no receipt is bad input: %s', async (name, message) => {
  await inWork(async ({ run, write }) => {
    write('other.json', '{"schema": "clausecheck-receipt/2"}')
    const { stdout, stderr, exit } = await run(`replay ${name}`)
    expect({ stdout, exit }).toEqual({ stdout: '', exit: '3' })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n').length).toBeLessThan(3)
  })
})

test('a receipt takes the place of no other file, and one that cannot be written is told', async () => {
  await inWork(async ({ run, read }) => {
    for (const clash of ['--receipt ./sites.yaml', '--out a.txt --receipt a.txt']) {
      const { stderr, exit } = await run(`check sites.yaml ${asOf} ${clash}`)
      expect(exit).toBe('3')
      expect(stderr).toContain('the receipt would take the place of')
    }
    expect(read('sites.yaml')).toBe(sites)
    const { stdout, stderr, exit } = await run(`check sites.yaml ${asOf} --receipt no/such/folder.json`)
    expect(exit).toBe('3')
    expect(stderr).toContain('no/such/folder.json unreadable-file')
    expect(stdout).toContain('lounge-7')
  })
})
