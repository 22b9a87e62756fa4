import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

// Everything in the READMEs runs: programs, command lines with their output, and the files they read.

interface Block {
  readonly info: string
  readonly text: string
}

const cli = resolve('dist/cli.cjs')

function blocksOf(file: string): Block[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => ({ info, text: body }))
}

function run(program: string, args: readonly string[], cwd: string) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: 'C' } })
}

/** A line `expression //=> value` as an assertion. */
function asserted(source: string): string {
  const lines = source.replace(/^(.+?) \/\/=> (.+)$/gm, 'assert.deepEqual($1, $2)')
  return `import assert from 'node:assert/strict'\n${lines}`
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const blocks = blocksOf(file)
  const programs = blocks.filter(({ info }) => info === 'ts run')
  const sessions = blocks.filter(({ info }) => info === 'console')
  const files = blocks.filter(({ info }) => info.includes(' file='))
  const commands = blocks.filter(({ info }) => info === 'sh').map(({ text }) => text.trim())

  test('shows programs, sessions and commands', () => {
    expect([programs.length, sessions.length, commands.length]).toEqual([2, 2, 2])
  })

  test.each(programs.map(({ text }, index) => [index + 1, text] as const))(
    'program %i runs and gives what it says',
    (index, text) => {
      // Inside the package, so that it imports itself by name as a user would.
      const path = resolve(`dist/.${file}-${index}.mjs`)
      writeFileSync(path, asserted(text))
      const { status, stderr } = run(process.execPath, [path], '.')
      rmSync(path)
      expect(stderr).toBe('')
      expect(status).toBe(0)
    },
  )

  test.each(sessions.map(({ text }) => [text.split('\n', 1)[0]!, text] as const))('%s', (first, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'clausecheck-readme-'))
    for (const { info, text: content } of files) writeFileSync(join(folder, info.split(' file=')[1]!), content)
    const { stdout, stderr } = run(process.execPath, [cli, ...first.replace('$ clausecheck ', '').split(' ')], folder)
    rmSync(folder, { recursive: true })
    const expected = text.slice(first.length + 1)
    expect(stderr).toBe('')
    if (expected !== '') expect(stdout).toBe(expected)
    else expect(stdout.trim().split('\n').length).toBeGreaterThan(10)
  })

  test('its two commands are an installation, and then what this test and its runner do', () => {
    expect(commands[1]).toBe('npm ci && npm test')
    const [install, check] = commands[0]!.split(' && ')
    expect(install).toBe('npm ci')
    const { status, stdout } = run(process.execPath, [cli, ...check!.replace('npx clausecheck ', '').split(' ')], '.')
    expect(status).toBe(2)
    expect(stdout).toContain('44')
  })
})
