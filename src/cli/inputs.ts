import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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
    if (!isGlob) return [name]
    if (/(^|[\\/])\.\.([\\/]|$)/.test(name)) {
      problems.push({ code: 'usage', message: `"${name}" leads out of this folder`, help: 'name the files themselves' })
      return []
    }
    const matches = picomatch(name)
    const found = filesBelow(base).filter((path) => matches(path))
    if (found.length === 0) problems.push({ code: 'unreadable-file', message: `no file is found by "${name}"` })
    return found.sort()
  })
  return { files: [...new Set(files)], problems }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder || '.', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  } catch {
    return []
  }
}
