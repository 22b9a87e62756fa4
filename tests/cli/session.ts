import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

// A session is a run of the command line in one plain text:
//
//   what it shows, in a sentence
//
//   ==== sites.yaml
//   (the text of an input file)
//   ==== $ clausecheck check sites.yaml
//   (what it prints)
//   ==== stderr
//   (what it says besides; left out where that is nothing)
//   ==== exit 0
//
// Several commands may follow one another.

export interface Session {
  readonly about: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly runs: readonly Run[]
}

export interface Run {
  readonly command: string
  readonly outcome: Outcome
}

export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  /** The exit code, or the signal that ended it. */
  readonly exit: string
}

const header = /^==== (.+)$/
const noNewline = '\\ no newline at the end'

export function parseSession(source: string): Session {
  const [about = '', ...sections] = source.split(/^(?===== )/m)
  const files: { path: string; text: string }[] = []
  const runs: { command: string; outcome: { stdout: string; stderr: string; exit: string } }[] = []
  for (const section of sections) {
    const [first = '', ...lines] = section.split('\n')
    const title = header.exec(first)![1]!
    const text = lines.join('\n').replace(`${noNewline}\n`, '')
    const run = runs.at(-1)
    if (title.startsWith('$ ')) {
      runs.push({ command: title.slice(2), outcome: { stdout: text, stderr: '', exit: '' } })
    } else if (run === undefined) files.push({ path: title, text })
    else if (title === 'stderr') run.outcome.stderr = text
    else run.outcome.exit = title.replace(/^exit /, '')
  }
  return { about, files, runs }
}

export function formatSession({ about, files, runs }: Session): string {
  const sections = runs.flatMap(({ command, outcome: { stdout, stderr, exit } }) => [
    `==== $ ${command}\n${closed(stdout)}`,
    ...(stderr === '' ? [] : [`==== stderr\n${closed(stderr)}`]),
    `==== exit ${exit}\n`,
  ])
  return [about, ...files.map(({ path, text }) => `==== ${path}\n${text}`), ...sections].join('')
}

const closed = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n${noNewline}\n`)

/** The session with what really happened: its files written to an empty folder, its commands run there. */
export async function replay(session: Session): Promise<Session> {
  return inFolder(async (folder) => {
    for (const { path, text } of session.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const runs: Run[] = []
    for (const { command } of session.runs) {
      const [name, ...argv] = command.split(/\s+/)
      if (name !== 'clausecheck') throw new Error(`a session runs clausecheck, not ${name}`)
      const { stdout, stderr, exit } = await clausecheck(argv, folder)
      runs.push({ command, outcome: { stdout: withoutDigests(stdout), stderr, exit } })
    }
    return { ...session, runs }
  })
}

/** Digests change with every word of a rule set; that there is one is enough here. */
const withoutDigests = (text: string): string => text.replace(/sha256:(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g, 'sha256:…')

export const cli = resolve('dist/cli.cjs')

/** Runs the command line as it ships, in an environment that says nothing but the time zone and the language. */
export function clausecheck(
  argv: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  stdin: string | Uint8Array = '',
): Promise<Outcome> {
  const options = {
    cwd: folder,
    env: { PATH: process.env.PATH, TZ: 'UTC', LANG: 'C', ...environment },
    timeout: 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 28,
  } as const
  return new Promise((settle) => {
    const run = execFile(process.execPath, [cli, ...argv], options, (error, stdout, stderr) => {
      settle({ stdout, stderr, exit: String(error?.signal ?? error?.code ?? 0) })
    })
    // A command need not read what it is given.
    run.stdin?.on('error', () => {})
    run.stdin?.end(stdin)
  })
}

/** Gives work an empty folder, and takes it away afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
