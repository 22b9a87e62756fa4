import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

// What a text for people shows as code: programs, command lines with their output, and the files they read.

export interface Block {
  readonly info: string
  readonly text: string
}

/** The fenced blocks of a Markdown file that say what they are. */
export function blocksOf(file: string): Block[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => ({ info, text: body }))
}

export const ofSort = (blocks: readonly Block[], info: string): string[] =>
  blocks.filter((block) => block.info === info).map(({ text }) => text)

const cli = resolve('dist/cli.cjs')

export function run(args: readonly string[], cwd = '.') {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: 'C' } })
}

/** Runs "clausecheck …" as somebody types it, or "npx clausecheck …". */
export const runCommand = (command: string, folder = '.') =>
  run([cli, ...command.replace(/^(npx )?clausecheck /, '').split(' ')], folder)

/** Runs the commands of a session one after another, beside the files that the blocks `… file=path` show; and what the last is said to print. */
export function runSession(session: string, blocks: readonly Block[]) {
  const [commands = ''] = /^(\$ .*\n)+/.exec(session) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-markdown-'))
  for (const { info, text } of blocks) {
    const path = info.split(' file=')[1]
    if (path === undefined) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const runs = commands
    .trimEnd()
    .split('\n')
    .map((command) => runCommand(command.slice(2), folder))
  const { stdout, status } = runs.at(-1)!
  const stderr = runs.map((each) => each.stderr).join('')
  rmSync(folder, { recursive: true })
  // Digests change with every word of a rule set; that there is one is enough here.
  const plain = stdout.replace(/sha256:[0-9a-f]+/g, 'sha256:…')
  return { stdout: plain, stderr, status, expected: session.slice(commands.length) }
}

/** A line `expression //=> value` as an assertion. */
export function asserted(source: string): string {
  const lines = source.replace(/^(.+?) \/\/=> (.+)$/gm, 'assert.deepEqual($1, $2)')
  return `import assert from 'node:assert/strict'\n${lines}`
}
