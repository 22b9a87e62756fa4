import { rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asserted, blocksOf, ofSort, run, runCommand, runSession } from './examples-of-markdown.js'

// Everything in the READMEs runs: programs, command lines with their output, and the files they read.

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const blocks = blocksOf(file)
  const programs = ofSort(blocks, 'js run')
  const sessions = ofSort(blocks, 'console')
  const commands = ofSort(blocks, 'sh').map((text) => text.trim())

  test('shows programs, sessions and commands', () => {
    expect([programs.length, sessions.length, commands.length]).toEqual([4, 4, 2])
  })

  test.each(programs.map((text, index) => [index + 1, text] as const))(
    'program %i runs and gives what it says',
    (index, text) => {
      // Inside the package, so that it imports itself by name as a user would.
      const path = resolve(`dist/.${file}-${index}.mjs`)
      writeFileSync(path, asserted(text))
      const { status, stderr } = run([path])
      rmSync(path)
      expect(stderr).toBe('')
      expect(status).toBe(0)
    },
  )

  test.each(sessions.map((text) => [text.split('\n', 1)[0]!, text] as const))('%s', (_, text) => {
    const { stdout, stderr, expected } = runSession(text, blocks)
    expect(stderr).toBe('')
    if (expected !== '') expect(stdout).toBe(expected)
    else expect(stdout.trim().split('\n').length).toBeGreaterThan(10)
  })

  test('its two commands are an installation, and then what this test and its runner do', () => {
    expect(commands[1]).toBe('npm ci && npm test')
    const [install, check] = commands[0]!.split(' && ')
    expect(install).toBe('npm ci')
    const { status, stdout } = runCommand(check!)
    expect(status).toBe(2)
    expect(stdout).toContain('44')
  })
})
