import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clausecheck, cli, inFolder, type Outcome } from './session.js'

// What is too long or too odd to stand in a session. Each must end in a Problem, and never in a stack trace.

const good = '{"record":"site","id":"good","siteType":"health-lounge","region":"nanhu","built":false}'
const gbk = Buffer.from([0xbd, 0xa1, 0xd0, 0xc4])
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const check = (name: string, content: string | Buffer): Promise<Outcome> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, name), content)
    return clausecheck(['check', name, '--as-of', '2021-06-30'], folder)
  })

interface Hostile {
  readonly what: string
  readonly name: string
  readonly content: string | Buffer
  /** How the first Problem begins. */
  readonly problem: string
}

const refused: readonly Hostile[] = [
  {
    what: 'YAML in another encoding',
    name: 'sites.yaml',
    content: Buffer.concat([Buffer.from('name: '), gbk]),
    problem: 'sites.yaml unreadable-file: it is not in UTF-8',
  },
  {
    what: 'JSON in UTF-16',
    name: 'sites.json',
    content: Buffer.from(`\ufeff[${good}]`, 'utf16le'),
    problem: 'sites.json unreadable-file: it is not in UTF-8',
  },
  {
    what: 'NDJSON in another encoding',
    name: 'sites.ndjson',
    content: Buffer.concat([Buffer.from('{"record":"site","id":"'), gbk, Buffer.from('"}\n')]),
    problem: 'sites.ndjson:1:1 unreadable-file: the line is not in UTF-8',
  },
  {
    what: 'a NUL inside a word',
    name: 'sites.yaml',
    content: 'record: site\0\nid: a\n',
    problem: 'sites.yaml:1:9 invalid-value: no type of record is called "site\\u0000"',
  },
  {
    what: 'YAML nested deeper than any record',
    name: 'sites.yaml',
    content: `staff: ${nested(100)}`,
    problem: 'sites.yaml:1:1 too-deep: nested deeper than 32 levels',
  },
  {
    what: 'YAML nested deeper than the stack',
    name: 'sites.yaml',
    content: nested(100_000),
    problem: 'sites.yaml:1:',
  },
  {
    what: 'JSON that opens brackets only',
    name: 'sites.json',
    content: '['.repeat(1_000_000),
    problem: 'sites.json too-deep: nested too deeply',
  },
  {
    what: 'a line of NDJSON nested deeper than the stack',
    name: 'sites.ndjson',
    content: nested(100_000).replace('[', '{"staff":[').replace(/$/, '}'),
    problem: 'sites.ndjson:1:1 too-deep: nested deeper than 32 levels',
  },
  {
    what: 'keys that every object inherits',
    name: 'sites.json',
    content: '[{"record":"site","id":"a","__proto__":{"siteType":"health-lounge"},"constructor":1}]',
    problem: 'sites.json:1:28 unknown-key: no fact is called "__proto__"',
  },
  {
    what: 'a type of record that every object inherits',
    name: 'sites.json',
    content: '[{"record":"constructor","id":"a"}]',
    problem: 'sites.json:1:12 invalid-value: no type of record is called "constructor"',
  },
]

test.concurrent.for(refused)('$what is refused', async ({ name, content, problem }, { expect }) => {
  const { stdout, stderr, exit } = await check(name, content)
  expect(stderr.slice(0, problem.length)).toBe(problem)
  expect(stderr).not.toContain('    at ')
  expect(stdout).toBe('')
  expect(exit).toBe('3')
})

const accepted: readonly Pick<Hostile, 'what' | 'name' | 'content'>[] = [
  { what: 'YAML with a byte order mark', name: 'sites.yaml', content: `\ufeff- ${good}\r\n` },
  { what: 'JSON with a byte order mark', name: 'sites.json', content: `\ufeff[${good}]\r\n` },
  {
    what: 'NDJSON with a byte order mark, and lines ended as on Windows',
    name: 'a.jsonl',
    content: `\ufeff${good}\r\n`,
  },
  { what: 'an ending in capitals', name: 'SITES.JSON', content: `[${good}]` },
  { what: 'JSON in YAML', name: 'sites.yml', content: `[${good}]` },
]

test.concurrent.for(accepted)('$what is read', async ({ name, content }, { expect }) => {
  const { stdout, stderr, exit } = await check(name, content)
  expect(stdout).toContain('1 record:')
  expect(stderr).toBe('')
  expect(exit).toBe('2')
})

test('JSON nested deeper than any record is refused, and the other records are checked', async () => {
  const { stdout, stderr } = await check('sites.json', `[{"record":"site","id":"a","staff":${nested(5000)}},${good}]`)
  expect(stderr).toContain('too-deep: nested deeper than 32 levels')
  expect(stdout).toContain('1 record:')
})

test('a record with very many misspelt keys is refused', async () => {
  const keys = Array.from({ length: 150_000 }, (_, index) => `"k${index}":1`)
  const { exit } = await check('sites.ndjson', `{"record":"site","id":"a",${keys}}\n`)
  expect(exit).toBe('3')
})

test('a reader that stops listening, such as head, is no error', async () => {
  const argv = ['check', 'fixtures/records/jiaxing-2021-sites.yaml', '--as-of', '2021-09-30', '--format', 'ndjson']
  const run = spawn(process.execPath, [cli, ...argv])
  let stderr = ''
  run.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  run.stdout.once('data', () => run.stdout.destroy())
  await once(run, 'close')
  expect(stderr).toBe('')
})

test('no record can write control characters to the terminal', async () => {
  const { stdout, stderr } = await check(
    'sites.json',
    `[${good.replace('good', '\\u001b[31m')},{"record":"site","id":"b","\\u001b":1}]`,
  )
  expect(stdout + stderr).not.toContain('\u001b')
})

test('a line that is not UTF-8 is a Problem of its own', async () => {
  const lines = [`${good}\n`, gbk, `\n${good.replace('good', 'other')}\n`]
  const { stdout, stderr } = await check('sites.ndjson', Buffer.concat(lines.map((line) => Buffer.from(line))))
  expect(stderr).toContain('sites.ndjson:2:1 ')
  expect(stdout).toContain('2 records:')
})

test('a key given twice in JSON is refused, as it is in YAML', async () => {
  const { stderr, exit } = await check('sites.json', `[${good.replace('}', ',"built":true}')}]`)
  expect(stderr).toContain('"built"')
  expect(exit).toBe('3')
})
