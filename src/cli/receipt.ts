import { resolve } from 'node:path'
import type { Problem } from '../index.js'
import type { Settings } from './settings.js'

/** The Problem of a receipt that would take the place of another file; undefined where it would not. */
export function clashOf(settings: Settings, files: readonly string[]): Problem | undefined {
  const { receipt, outputs, annotate, config, mapping, waivers } = settings
  if (receipt === undefined) return undefined
  const others = [...outputs.map(({ file }) => file), annotate, config, mapping, waivers, ...files]
  if (!others.some((file) => file !== undefined && resolve(file) === resolve(receipt))) return undefined
  const message = `the receipt would take the place of ${receipt}`
  return { code: 'usage', message, help: 'name a file of its own for it' }
}
