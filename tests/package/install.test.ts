import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The package as somebody else gets it: packed, installed in an empty project, imported there.

const project = mkdtempSync(join(tmpdir(), 'clausecheck-install-'))

const run = (folder: string, command: string, ...argv: string[]): string =>
  execFileSync(command, argv, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

beforeAll(() => {
  const [packed] = JSON.parse(run('.', 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', project))
  writeFileSync(join(project, 'package.json'), '{ "private": true }')
  writeFileSync(
    join(project, 'sites.yaml'),
    '- { record: site, id: a, siteType: 健心客厅, region: 南湖区, built: true, operating: true, selfOrder: false }\n',
  )
  run(project, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', join(project, packed.filename))
}, 60_000)

afterAll(() => rmSync(project, { recursive: true }))

const check = `
  const run = startRun({ ...ruleSets, asOf: '2021-09-30' })
  for (const entry of readRecordFile('sites.yaml')) run.add(entry.record)
  const { verdict } = run.report()
  const own = loadRuleSetsFrom('node_modules/clausecheck/standards')
  const loaded = own.standards.map(({ id, digest }) => id + ' ' + digest)
  const shipped = ruleSets.standards.map(({ id, digest }) => id + ' ' + digest)
  console.log(JSON.stringify({ verdict, problems: own.problems, loaded, shipped }))
`

const imports = {
  'check.mjs': `
    import { startRun } from 'clausecheck'
    import { loadRuleSetsFrom, readRecordFile } from 'clausecheck/node'
    import * as ruleSets from 'clausecheck/standards'
    ${check}`,
  'check.cjs': `
    const { startRun } = require('clausecheck')
    const { loadRuleSetsFrom, readRecordFile } = require('clausecheck/node')
    const ruleSets = require('clausecheck/standards')
    ${check}`,
}

test.for(Object.entries(imports))(
  '%s checks a record, and the rule sets of its YAML are those that ship',
  ([name, text]) => {
    writeFileSync(join(project, name), text)
    const { verdict, problems, loaded, shipped } = JSON.parse(run(project, process.execPath, name))
    expect(verdict).toBe('non-compliant')
    expect(problems).toEqual([])
    expect(loaded).toEqual(shipped)
    expect(shipped.length).toBeGreaterThan(0)
  },
)

test('the command line runs', () => {
  expect(run(project, 'npx', '--no-install', 'clausecheck', 'list')).toContain('jiaxing-2021-33/health-lounge')
})

test('every file of standards/ is in the package, and no source or test is', () => {
  const inside = join(project, 'node_modules/clausecheck')
  const yaml = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  expect(yaml(join(inside, 'standards'))).toEqual(yaml('standards'))
  expect(readdirSync(inside).filter((name) => /^(src|tests|fixtures|node_modules)$/.test(name))).toEqual([])
})

test('TypeScript finds the types of every entry, imported and required', () => {
  const program = `
    import { checkRecords, type Report } from 'clausecheck'
    import { readRecordFile } from 'clausecheck/node'
    import * as ruleSets from 'clausecheck/standards'
    const report: Report = checkRecords([], { ...ruleSets, asOf: '2021-09-30' })
    export const verdict: 'compliant' | 'non-compliant' | 'undetermined' | 'deviating' | 'waived' | 'not-due' | 'not-assessed' = report.verdict
    export const entries = [...readRecordFile('sites.yaml')]
    // @ts-expect-error: types that are any would let this pass
    export const wrong: number = report.verdict
  `
  for (const name of ['types.mts', 'types.cts']) writeFileSync(join(project, name), program)
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022']
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'types.mts', 'types.cts'], {
    cwd: project,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
})
