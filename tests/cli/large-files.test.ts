import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clausecheck, inFolder, type Outcome } from './session.js'

// Files of 50 MB. `clausecheck` ends a run after a minute, so none of them can hang.

const size = 50 * 1024 * 1024
const note = '备注'.repeat(2000)
const site = (id: number) => JSON.stringify({ record: 'site', id, siteType: 'health-lounge', region: 'nanhu', note })

const check = (name: string, parts: Iterable<string>, environment?: Record<string, string>): Promise<Outcome> =>
  inFolder(async (folder) => {
    const file = openSync(join(folder, name), 'w')
    for (const part of parts) writeSync(file, part)
    closeSync(file)
    return clausecheck(['check', name, '--as-of', '2021-10-15'], folder, environment)
  })

/** Sites until the file is full, with what stands before, between and behind them. */
function* sites(before: string, first: string, between: string, behind: string): Generator<string> {
  yield before
  yield first
  for (let [id, length] = [1, 0]; length < size; id++) {
    const part = between + site(id)
    length += Buffer.byteLength(part)
    yield part
  }
  yield behind
}

test('50 MB of NDJSON are checked, but for the one line that is broken', async () => {
  const { stdout, stderr, exit } = await check('sites.ndjson', sites('', '{"record":"site",,}', '\n', '\n'))
  expect(stderr).toBe('sites.ndjson:1:18 invalid-json: property name expected\n')
  expect(stdout).toMatch(/^Verdict: undetermined \(as of 2021-10-15, 4\d\d\d records/)
  expect(exit).toBe('3')
})

test('50 MB of JSON are checked', async () => {
  const { stdout, stderr, exit } = await check('sites.json', sites('[', site(0), ',\n', ']'))
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^Verdict: undetermined \(as of 2021-10-15, 4\d\d\d records/)
  expect(exit).toBe('2')
})

test('50 MB of JSON that break off at the very end are refused, with the place', async () => {
  const { stdout, stderr, exit } = await check('sites.json', sites('[', site(0), ',\n', ''))
  expect(stderr).toMatch(/^sites\.json:4\d\d\d:\d+ invalid-json: close bracket expected\n$/)
  expect(stdout).toBe('')
  expect(exit).toBe('3')
})

test('50 MB of YAML are refused, and NDJSON is recommended', async () => {
  const { stdout, stderr, exit } = await check('sites.yaml', sites('- ', site(0), '\n- ', '\n'))
  expect(stderr).toMatch(/^sites\.yaml too-large: .*\n {2}help: .*NDJSON/)
  expect(stdout).toBe('')
  expect(exit).toBe('3')
})

test('a line of 50 MB is no record', async () => {
  const { stderr, exit } = await check('sites.ndjson', ['{"note":"', 'x'.repeat(size), '"}\n'])
  expect(stderr).toBe('sites.ndjson:1:1 too-large: the line is longer than 16 MB; a record has a few kilobytes\n')
  expect(exit).toBe('3')
})

test('20,000 records that say little are checked in 64 MB', async () => {
  const line = (id: number) => `{"record":"site","id":${id},"siteType":"health-lounge","region":"nanhu"}\n`
  const { stdout } = await check(
    'sites.ndjson',
    Array.from({ length: 20_000 }, (_, id) => line(id)),
    {
      NODE_OPTIONS: '--max-old-space-size=64',
    },
  )
  expect(stdout).toContain('20000 records')
})

test('20,000 records that fail are told as text in 64 MB', async () => {
  const line = (id: number) =>
    `{"record":"site","id":${id},"siteType":"health-lounge","region":"nanhu","hostType":"library-branch","hostTier":"town","menuHours":1,"totalArea":1}\n`
  const { stdout } = await check(
    'sites.ndjson',
    Array.from({ length: 20_000 }, (_, id) => line(id)),
    {
      NODE_OPTIONS: '--max-old-space-size=64',
    },
  )
  expect(stdout).toContain('20000 records: 20000 non-compliant')
})
