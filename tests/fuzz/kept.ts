import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Target } from './target.js'

const folderOf = ({ name }: Target): string => `fixtures/fuzz/${name}`

/** Inputs that failed once: they are tried for ever. */
export function keptInputs(target: Target): { readonly path: string; readonly input: Uint8Array }[] {
  const folder = folderOf(target)
  if (!existsSync(folder)) return []
  const paths = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
  return paths.map((path) => ({ path, input: readFileSync(path) }))
}

/** Keeps an input; gives its path. */
export function keep(target: Target, input: Uint8Array): string {
  const folder = folderOf(target)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${createHash('sha256').update(input).digest('hex').slice(0, 12)}.${target.shape.ending}`)
  writeFileSync(path, input)
  return path
}
