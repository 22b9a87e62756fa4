import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clausecheck, inFolder } from './session.js'

// The command line on several threads says what it says on one.

const site = (id: number) =>
  JSON.stringify({
    record: 'site',
    id: `s${id % 2960}`,
    siteType: 'health-lounge',
    region: 'nanhu',
    note: '备注'.repeat(50),
  })
/** Enough for several batches, with what is wrong in the last of them. */
const lines = [...Array.from({ length: 3000 }, (_, id) => site(id)), '{"record":"site",,}'].join('\n')
const region = '- { record: region, id: nanhu-district, level: district, region: nanhu }\n'

const run = (folder: string, options: readonly string[], stdin = '') =>
  clausecheck(['check', ...options, '--as-of', '2021-09-30'], folder, {}, stdin)

test.each(['ndjson', 'csv', 'junit', 'github', 'text'])('%s', async (format) => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'sites.ndjson'), lines)
    writeFileSync(join(folder, 'region.yaml'), region)
    const argv = ['sites.ndjson', 'region.yaml', '--format', format]
    const one = await run(folder, [...argv, '--out', 'one'])
    const two = await run(folder, [...argv, '--out', 'two', '--workers', '2'])
    expect(two).toEqual(one)
    expect(one.exit).toBe('3')
    expect(readFileSync(join(folder, 'two')).equals(readFileSync(join(folder, 'one')))).toBe(true)
  })
})

test('from stdin, and by a configuration', async () => {
  await inFolder(async (folder) => {
    const argv = ['-', '--input-format', 'ndjson', '--format', 'ndjson']
    const one = await run(folder, argv, lines)
    expect(await run(folder, [...argv, '--workers', '2'], lines)).toEqual(one)
    expect(one.stderr).toContain('stdin:3001:18 invalid-json')
    const outputs = 'outputs: [{ format: ndjson }]'
    writeFileSync(join(folder, 'sites.ndjson'), lines)
    writeFileSync(join(folder, 'one.yaml'), `files: [sites.ndjson]\n${outputs}\n`)
    writeFileSync(join(folder, 'two.yaml'), `files: [sites.ndjson]\nworkers: 2\n${outputs}\n`)
    expect(await run(folder, ['--config', 'two.yaml'])).toEqual(await run(folder, ['--config', 'one.yaml']))
  })
})

test.each(['0', '1.5', 'many', '65'])('%s threads there cannot be', async (workers) => {
  await inFolder(async (folder) => {
    const { stderr, exit } = await run(folder, ['sites.ndjson', '--workers', workers])
    expect(stderr).toMatch(/^usage: .*--workers.*a whole number from 1 to 64 expected/)
    expect(exit).toBe('3')
  })
})
