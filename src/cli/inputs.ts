import { readdirSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import picomatch from 'picomatch'
import type { Problem } from '../index.js'

export interface Inputs {
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * The files that names and patterns stand for, each once, in order. A pattern finds nothing outside the
 * working folder and follows no links; one that finds nothing is a Problem.
 */
export function inputsOf(names: readonly string[]): Inputs {
  const problems: Problem[] = []
  const files = names.flatMap((name) => {
    const { isGlob, base } = picomatch.scan(name)
    // "sites (1).xlsx" is a file of that name where there is one.
    if (!isGlob || sizeOf(name) !== undefined) return [name]
    // A way out may stand behind braces too: "{a,..}/sites.yaml".
    if (/(^|[\\/{,(|])\.\.([\\/},)|]|$)/.test(name) || isOutside(base)) {
      problems.push({ code: 'usage', message: `"${name}" leads out of this folder`, help: 'name the files themselves' })
      return []
    }
    const matches = picomatch(name)
    const found = filesBelow(base).filter((path) => matches(path) && (isHidden(name) || !isHidden(path)))
    if (found.length === 0) problems.push({ code: 'unreadable-file', message: `no file is found by "${name}"` })
    return found.sort()
  })
  return { files: [...new Set(files)], problems }
}

/** The size of all files together; undefined where one has none, such as stdin. */
export function bytesOf(files: readonly string[]): number | undefined {
  let bytes = 0
  for (const file of files) {
    const size = sizeOf(file)
    if (size === undefined) return undefined
    bytes += size
  }
  return bytes
}

function sizeOf(path: string): number | undefined {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : undefined
  } catch {
    return undefined
  }
}

/** Whether a folder lies outside the working folder, be it by a link. */
function isOutside(folder: string): boolean {
  try {
    const way = relative(realpathSync('.'), realpathSync(folder || '.'))
    return way.split(/[\\/]/, 1)[0] === '..' || isAbsolute(way)
  } catch {
    return false
  }
}

/** Whether a part of a path is a hidden name, ".git": "!(a)" would stand for it too. */
const isHidden = (path: string): boolean => /(^|[\\/])\.[^.\\/]/.test(path)

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder || '.', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  } catch {
    return []
  }
}
